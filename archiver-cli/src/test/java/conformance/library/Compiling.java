package conformance.library;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The Java compiler, run in the guest, and what it made. */
public final class Compiling {
    private Compiling() {}

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** The program. */
    public static void main(String[] args) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Path out = Files.createTempDirectory("compiled");
        try {
            DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
            String good = "import java.util.*; public class Made implements Runnable { record P(int a, String b) { } sealed interface S permits A, B { } record A(int x) implements S { } record B() implements S { }\n"
                    + " public void run() { List<P> l = new ArrayList<>(); for (int i = 0; i < 3; i++) { l.add(new P(i, \"s\" + i)); } l.sort(Comparator.comparing(P::a).reversed()); System.out.println(l);"
                    + " Object o = new A(4); if (o instanceof A a && a.x() > 3) { System.out.println(switch (a.x()) { case 4 -> \"four\"; default -> \"other\"; }); } } }";
            boolean compiled = compiler.getTask(null, null, diagnostics, List.of("-d", out.toString(), "-Xlint:all"), null, List.of(source("Made", good))).call();
            System.out.println(compiled + " " + diagnostics.getDiagnostics());
            try (URLClassLoader loader = new URLClassLoader(new URL[] {out.toUri().toURL()}); Stream<Path> files = Files.list(out)) {
                ((Runnable) loader.loadClass("Made").getDeclaredConstructor().newInstance()).run();
                System.out.println(files.map(p -> p.getFileName().toString()).sorted().toList());
            }
            StringWriter messages = new StringWriter();
            boolean bad = compiler.getTask(messages, null, diagnostics, List.of("-d", out.toString()), null, List.of(source("Bad", "class Bad { int f() { return \"x\"; } void g() { undefined(); } }"))).call();
            System.out.println(bad + " " + messages);
            for (Diagnostic<? extends JavaFileObject> d : diagnostics.getDiagnostics()) {
                System.out.println(d.getKind() + " " + d.getLineNumber() + ":" + d.getColumnNumber() + " " + d.getCode() + " " + d.getMessage(Locale.US));
            }
        } finally {
            try (Stream<Path> all = Files.walk(out)) {
                all.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            }
        }
    }
}
