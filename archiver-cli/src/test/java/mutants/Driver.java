package mutants;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a file of mutants and prints, for each, in what it differs from the class that it was made of: what loading, reflection, initialisation
 * and two runs gave.
 *
 * <p>The file: number of classes, of each its name and bytes; number of seeds, of each its title, class name, name of the class with
 * {@code run(int)} or an empty one, and bytes; number of mutants, of each the seed's number, what was changed, whether it may be run, and bytes.
 * Numbers are four bytes, texts modified UTF-8, bytes are preceded by their number.
 */
public final class Driver {
    private record Seed(String title, String name, String entry, byte[] bytes) {}

    private final Map<String, byte[]> library = new HashMap<>();
    private final PrintStream out;

    private Driver(PrintStream out) {
        this.out = out;
    }

    /** @param args the file, the number of the first mutant, the number behind the last */
    public static void main(String[] args) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(args[0]), 1 << 16))) {
            new Driver(System.out).all(in, Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
    }

    private void all(DataInputStream in, int from, int to) throws IOException {
        for (int n = in.readInt(); n > 0; n--) {
            library.put(in.readUTF(), bytes(in));
        }
        Seed[] seeds = new Seed[in.readInt()];
        Map<?, ?>[] originals = new Map<?, ?>[2 * seeds.length];
        for (int i = 0; i < seeds.length; i++) {
            seeds[i] = new Seed(in.readUTF(), in.readUTF(), in.readUTF(), bytes(in));
        }
        int count = Math.min(in.readInt(), to);
        for (int i = 0; i < count; i++) {
            int number = in.readInt();
            String what = in.readUTF();
            boolean run = in.readBoolean();
            byte[] mutant = bytes(in);
            if (i >= from) {
                Seed s = seeds[number];
                int original = 2 * number + i % 2;
                if (originals[original] == null) {
                    originals[original] = look(s, s.bytes, true, i % 2 == 0);
                    out.println("seed " + s.title + originals[original]);
                }
                out.println(i + " " + s.title + ": " + what + differences(originals[original], look(s, mutant, run, i % 2 == 0)));
            }
        }
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static String differences(Map<?, ?> original, Map<String, String> mutant) {
        StringBuilder b = new StringBuilder();
        for (Map.Entry<String, String> e : mutant.entrySet()) {
            if (!e.getValue().equals(original.get(e.getKey()))) {
                b.append(" | ").append(e.getKey()).append(": ").append(e.getValue());
            }
        }
        return b.toString();
    }

    private Map<String, String> look(Seed s, byte[] bytes, boolean run, boolean reflectFirst) {
        Map<String, String> results = new LinkedHashMap<>();
        MutantLoader loader = new MutantLoader(library, s.name, bytes);
        Class<?> c;
        try {
            c = loader.loadClass(s.name);
        } catch (Throwable t) {
            results.put("load", Words.of(t));
            return results;
        }
        if (reflectFirst) {
            Probes.all(c, results);
        }
        if (run) {
            results.put("initialise", initialise(s.name, loader));
        }
        if (!reflectFirst) {
            Probes.all(c, results);
        }
        if (run && !s.entry.isEmpty()) {
            Probes.constants(c, results);
            results.put("run", run(s.entry, loader));
            results.put("again", run(s.entry, loader));
        }
        return results;
    }

    private static String initialise(String name, ClassLoader loader) {
        try {
            Class.forName(name, true, loader);
            return "ok";
        } catch (Throwable t) {
            return Words.of(t);
        }
    }

    private static String run(String entry, ClassLoader loader) {
        try {
            return Words.plain(String.valueOf(Class.forName(entry, true, loader).getMethod("run", int.class).invoke(null, 2)));
        } catch (InvocationTargetException e) {
            return Words.of(e.getCause());
        } catch (Throwable t) {
            return "before: " + Words.of(t);
        }
    }
}
