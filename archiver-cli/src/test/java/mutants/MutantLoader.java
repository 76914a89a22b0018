package mutants;

import java.util.Map;

/** Defines one class from changed bytes, and the classes around it from their own. */
final class MutantLoader extends ClassLoader {
    private final Map<String, byte[]> library;
    private final String changed;
    private final byte[] bytes;

    /** @param changed binary name of the class that {@code bytes} are for */
    MutantLoader(Map<String, byte[]> library, String changed, byte[] bytes) {
        super("mutant", ClassLoader.getPlatformClassLoader());
        this.library = library;
        this.changed = changed;
        this.bytes = bytes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] own = name.equals(changed) ? bytes : library.get(name);
        if (own == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, own, 0, own.length);
    }
}
