package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.TestClasses;

/** What becomes of a class file, in the host JVM or here. */
record Outcome(Kind kind, String message) {
    enum Kind {
        ACCEPTED, CLASS_FORMAT, VERIFY, OTHER
    }

    /** Defines the other fixtures itself, so that they share a package and a module with the class. */
    private static final class Loader extends ClassLoader {
        private static final String OWN = "org.stubarchive.vm.classfile.fixture.";

        Loader() {
            super(Outcome.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith(OWN)) {
                    return super.loadClass(name, resolve);
                }
                Class<?> found = findLoadedClass(name);
                byte[] own = found == null ? TestClasses.bytes(name.replace('.', '/')) : null;
                if (found == null && own == null) {
                    throw new ClassNotFoundException(name);
                }
                return found != null ? found : define(own);
            }
        }
    }

    /** Defines and links the class in the host; nothing of it is run. */
    static Outcome ofHost(byte[] bytes) {
        try {
            new Loader().define(bytes).getDeclaredMethods();
            return new Outcome(Kind.ACCEPTED, "");
        } catch (VerifyError e) {
            return new Outcome(Kind.VERIFY, e.getMessage());
        } catch (ClassFormatError e) {
            return new Outcome(Kind.CLASS_FORMAT, e.getMessage());
        } catch (LinkageError | TypeNotPresentException | SecurityException e) {
            return new Outcome(Kind.OTHER, e.toString());
        }
    }

    /** Parses and verifies; exceptions that these do not declare come out. */
    static Outcome ofParserAndVerifier(byte[] bytes) {
        try {
            ClassFile f = ClassFileParser.parse(bytes, TestClasses.options("mutant"));
            Verifier.verify(f, new Hierarchy(f));
            return new Outcome(Kind.ACCEPTED, "");
        } catch (ClassFormatException e) {
            boolean format = e.kind() != ClassFormatException.Kind.NO_CLASS_DEFINITION;
            return new Outcome(format ? Kind.CLASS_FORMAT : Kind.OTHER, e.getMessage());
        } catch (VerifyException e) {
            return new Outcome(e.kind() == VerifyException.Kind.VERIFY ? Kind.VERIFY : Kind.CLASS_FORMAT, e.getMessage());
        } catch (Hierarchy.Missing e) {
            return new Outcome(Kind.OTHER, e.getMessage());
        }
    }
}
