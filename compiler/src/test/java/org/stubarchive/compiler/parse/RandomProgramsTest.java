package org.stubarchive.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.AsmClass;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.ClassSource;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GuestException;
import org.stubarchive.compiler.graph.Node;

/**
 * Random programs give the same text in the host and as graphs: with either form of checks, and leaving compiled code at random places, from where an
 * interpreter of bytecode goes on with nothing but the frame state.
 *
 * <p>{@code -Dstubarchive.programs=N} sets how many programs run, {@code -Dstubarchive.seed=N} the first seed.
 */
class RandomProgramsTest {
    private static final int BATCH = 50;
    private static final int PROGRAMS = Integer.getInteger("stubarchive.programs", 400);
    private static final long SEED = Long.getLong("stubarchive.seed", 1);

    @Test
    void runAsInTheHost() {
        RuntimeImage image = new RuntimeImage();
        Map<String, ClassDescription> library = new HashMap<>();
        int departures = 0;
        for (long first = SEED; first < SEED + PROGRAMS; first += BATCH) {
            long end = Math.min(first + BATCH, SEED + PROGRAMS);
            Batch batch = new Batch(compile(first, (int) (end - first)), n -> library.computeIfAbsent(n, image::find));
            for (long seed = first; seed < end; seed++) {
                departures += batch.compare(seed);
            }
        }
        assertTrue(departures > PROGRAMS, "compiled code was left " + departures + " times");
    }

    /** Programs that were compiled together, and the graphs of their methods and of those of the class library that they need. */
    private static final class Batch {
        private final Map<String, byte[]> classes;
        private final SymbolicResolver resolver;
        private final Map<ImplicitExceptions, Map<CiMethod, Graph>> graphs = new EnumMap<>(ImplicitExceptions.class);

        private Batch(Map<String, byte[]> classes, ClassSource library) {
            this.classes = classes;
            this.resolver = new SymbolicResolver(n -> classes.containsKey(n) ? new AsmClass(classes.get(n)) : library.find(n));
            for (ImplicitExceptions i : ImplicitExceptions.values()) {
                graphs.put(i, new HashMap<>());
            }
        }

        /** Compares the program of a seed; gives how often compiled code was left. */
        private int compare(long seed) {
            String expected = inHost("P" + seed, new Loader(classes));
            Random random = new Random(seed);
            return compare(seed, expected, ImplicitExceptions.BRANCH, n -> false)
                    + compare(seed, expected, ImplicitExceptions.TRAP, n -> false)
                    + compare(seed, expected, ImplicitExceptions.TRAP, n -> random.nextInt(40) == 0)
                    + compare(seed, expected, ImplicitExceptions.BRANCH, n -> random.nextInt(10) == 0);
        }

        private int compare(long seed, String expected, ImplicitExceptions implicit, Predicate<Node> leaves) {
            HostRuntime runtime = new HostRuntime(resolver, new Loader(classes), implicit, leaves, graphs.get(implicit));
            String actual;
            try {
                actual = (String) runtime.run(resolver.method("P" + seed, "run", "()Ljava/lang/String;"));
            } catch (GuestException e) {
                actual = e.exception().toString();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", checks " + implicit, e);
            }
            assertEquals(expected, actual, () -> "seed " + seed + ", checks " + implicit + ", left " + runtime.departures() + " times");
            assertEquals(Map.of(), runtime.held(), () -> "seed " + seed + ", checks " + implicit + ", locked objects");
            return runtime.departures();
        }
    }

    private static String inHost(String name, Loader loader) {
        try {
            Method run = loader.loadClass(name).getDeclaredMethod("run");
            run.setAccessible(true);
            return (String) run.invoke(null);
        } catch (InvocationTargetException e) {
            return e.getCause().toString();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /** The class files of programs, by internal name. */
    private static Map<String, byte[]> compile(long first, int count) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "P" + (first + i);
            String source = new RandomProgram(name, first + i).source();
            sources.add(new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return source;
                }
            });
        }
        Map<String, byte[]> classes = new HashMap<>();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavaFileManager memory = new ForwardingJavaFileManager<>(files) {
                @Override
                public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                    return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                        @Override
                        public OutputStream openOutputStream() {
                            return new ByteArrayOutputStream() {
                                @Override
                                public void close() {
                                    classes.put(className.replace('.', '/'), toByteArray());
                                }
                            };
                        }
                    };
                }
            };
            boolean compiled = compiler.getTask(messages, memory, null, List.of("-nowarn", "-XDstringConcat=inline", "-Xlint:none", "-proc:none"), null,
                    sources).call();
            assertTrue(compiled, messages.toString());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return classes;
    }

    /** Defines the classes of a program; everything else is the host's. */
    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        private Loader(Map<String, byte[]> classes) {
            super(null);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name.replace('.', '/'));
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
