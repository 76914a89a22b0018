package org.stubarchive.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stubarchive.natives.processor.NativesProcessor;

/** What the compiler says of annotated methods, and what it makes of them. */
class NativesProcessorTest {
    @TempDir
    Path out;

    /** A method of a class with natives, and the error that it is. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("@Native(\"f(I)I\") static int f(NativeCall c) { return 0; }", "f(I)I has 1 parameters, its method has 0"),
                Arguments.of("@Native(\"f(I)I\") static int f(long a) { return 0; }", "parameter a of f(I)I: expected int, found long"),
                Arguments.of("@Native(\"f(J)V\") static void f(@Oop long a) {}", "parameter a of f(J)V: expected long, found @Oop long"),
                Arguments.of("@Native(\"f([I)V\") static void f(long a) {}", "parameter a of f([I)V: expected @Oop long, found long"),
                Arguments.of("@Native(\"f(J)V\") static void f(OopArgument a) {}", "parameter a of f(J)V: expected long, found org.stubarchive.natives.OopArgument"),
                Arguments.of("@Native(\"f()Z\") static int f() { return 0; }", "result of f()Z: expected boolean, found int"),
                Arguments.of("@Native(\"f()Ljava/lang/String;\") static long f() { return 0; }", "expected @Oop long, found long"),
                Arguments.of("@Native(\"f()V\") private static void f() {}", "a native method is private"),
                Arguments.of("@Native(\"f\") static void f() {}", "not a name with a method descriptor: f"),
                Arguments.of("@Native(\"f(L)V\") static void f(@Oop long a) {}", "class without an end"),
                Arguments.of("@Native(\"f(V)V\") static void f(long a) {}", "no type at index 2"),
                Arguments.of("@Native(\"f()IV\") static int f() { return 0; }", "malformed descriptor"),
                Arguments.of("@Native(value = \"f()V\", first = 25, last = 17) static void f() {}", "f()V is in no release"),
                Arguments.of("@Native(\"f()V\") static void f() {} @Native(\"f()V\") static void g() {}", "guest/A.f()V is there twice"),
                Arguments.of("@Native(value = \"f([B)V\", state = NativeState.NATIVE) static void f(@Oop long a) {}", "f([B)V has references, which state NATIVE does not allow"),
                Arguments.of("@Native(value = \"f()[B\", state = NativeState.LEAF) static @Oop long f() { return 0; }", "f()[B has references, which state LEAF does not allow"),
                Arguments.of("@Native(value = \"f()V\", state = NativeState.NATIVE) static void f(NativeCall c) {}", "f()V uses the VM, which state NATIVE does not allow"),
                Arguments.of("@Native(value = \"f()V\", state = NativeState.LEAF) void f() {}", "f()V uses the VM, which state LEAF does not allow"),
                Arguments.of("", "a class with @NativesOf has no method with @Native"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreErrors(String methods, String error) throws IOException {
        List<String> errors = compile(source("A", "@NativesOf(\"guest/A\")", methods));
        assertTrue(errors.stream().anyMatch(e -> e.contains(error)), errors::toString);
        assertTrue(!Files.exists(out.resolve("org/stubarchive/natives/sample/GeneratedNatives.java")), "a table was written");
    }

    @Test
    void aNativeNeedsAGuestClass() throws IOException {
        assertEquals(List.of("a native method is in a class without @NativesOf"), compile(source("A", "", "@Native(\"f()V\") static void f() {}")));
    }

    @Test
    void argumentsAreReadFromTheirSlots() throws IOException {
        List<String> errors = compile(source("A", "@NativesOf({\"guest/A\", \"guest/B\"})",
                "@Native(value = \"f(IJLjava/lang/String;D[IZ)F\", last = 17) @Native(value = \"f0(IJLjava/lang/String;D[IZ)F\", first = 25)"
                        + " float f(NativeCall c, int a, long b, @Oop long s, double d, OopArgument x, boolean z) { return 0; }"
                        + " @Native(value = \"g(BCS)V\", state = NativeState.LEAF) static void g(byte b, char c, short s) {}"));
        assertEquals(List.of(), errors);
        String table = Files.readString(out.resolve("org/stubarchive/natives/sample/GeneratedNatives.java"));
        assertTrue(table.contains("bits(a.f(c, intAt(c, 0), longAt(c, 2), oopAt(c, 3), doubleAt(c, 5), new OopArgument(c, 6), booleanAt(c, 7)))"), table);
        assertTrue(table.contains("A.g((byte) intAt(c, 0), (char) intAt(c, 1), (short) intAt(c, 2));\n                return 0;"), table);
        assertEquals(List.of("guest/A\tf(IJLjava/lang/String;D[IZ)F\t-\t17\tVM\torg.stubarchive.natives.sample.A.f",
                "guest/A\tf0(IJLjava/lang/String;D[IZ)F\t25\t-\tVM\torg.stubarchive.natives.sample.A.f",
                "guest/A\tg(BCS)V\t-\t-\tLEAF\torg.stubarchive.natives.sample.A.g",
                "guest/B\tf(IJLjava/lang/String;D[IZ)F\t-\t17\tVM\torg.stubarchive.natives.sample.A.f",
                "guest/B\tf0(IJLjava/lang/String;D[IZ)F\t25\t-\tVM\torg.stubarchive.natives.sample.A.f",
                "guest/B\tg(BCS)V\t-\t-\tLEAF\torg.stubarchive.natives.sample.A.g"), Files.readAllLines(out.resolve("org/stubarchive/natives/natives.tsv")));
    }

    private static JavaFileObject source(String name, String annotation, String methods) {
        String text = "package org.stubarchive.natives.sample; import org.stubarchive.natives.*; " + annotation + " class " + name + " { " + methods + " }";
        return new SimpleJavaFileObject(URI.create("string:///org/stubarchive/natives/sample/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    /** Errors of a compilation whose files go to the temporary folder. */
    private List<String> compile(JavaFileObject... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task = compiler.getTask(new StringWriter(), null, diagnostics,
                List.of("-cp", System.getProperty("java.class.path"), "-d", out.toString(), "-s", out.toString()), null, List.of(sources));
        task.setProcessors(List.of(new NativesProcessor()));
        task.call();
        return diagnostics.getDiagnostics().stream().filter(d -> d.getKind() == Diagnostic.Kind.ERROR).map(d -> d.getMessage(Locale.ROOT))
                .collect(Collectors.toList());
    }
}
