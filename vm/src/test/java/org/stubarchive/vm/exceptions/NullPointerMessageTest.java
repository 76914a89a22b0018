package org.stubarchive.vm.exceptions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.MethodDeclaration;

/** Messages compared with those of the host for the same class files, compiled with and without variable names. */
class NullPointerMessageTest {
    private static final String SOURCE = """
            import java.util.*;
            public class Npe {
                Npe next; int number; long wide; String text; int[] numbers; long[] longs; double[] doubles; Object[] objects; byte[] bytes; char[] chars;
                short[] shorts; float[] floats; boolean[] flags; String[][] grid;
                static Npe root; static int[][] table = new int[3][]; static Map<String, String> map = new HashMap<>();
                static Npe give(int a, String s) { return null; }
                Npe self(Object o, StringBuilder b, long l) { return null; }
                static Npe fresh() { return new Npe(); }
                interface Shape { double area(int scale); }
                public static void invokeOnLocal() { String s = null; s.length(); }
                public static void invokeOnParameter() { onParameter(1L, null); }
                static void onParameter(long a, String s) { s.isEmpty(); }
                public static void overwrittenParameter() { overwritten(1, "x"); }
                static void overwritten(int a, String s) { s = null; s.isEmpty(); }
                public static void invokeOnStatic() { root.hashCode(); }
                public static void invokeOnResult() { give(1, "x").toString(); }
                public static void invokeOnVirtualResult() { fresh().self(null, null, 4).self("", null, 5); }
                public static void invokeOnField() { fresh().next.toString(); }
                public static void invokeOnFieldOfField() { Npe n = fresh(); n.next = fresh(); n.next.next.next.toString(); }
                public static void readField() { Npe n = root; System.out.println(n.number); }
                public static void writeField() { root.number = 4; }
                public static void writeWideField() { root.wide = 4; }
                public static void loadInt() { int x = fresh().numbers[3]; }
                public static void loadLong() { long x = fresh().longs[3]; }
                public static void loadFloat() { float x = fresh().floats[3]; }
                public static void loadDouble() { double x = fresh().doubles[3]; }
                public static void loadObject() { Object x = fresh().objects[3]; }
                public static void loadByte() { byte x = fresh().bytes[3]; }
                public static void loadBoolean() { boolean x = fresh().flags[3]; }
                public static void loadChar() { char x = fresh().chars[3]; }
                public static void loadShort() { short x = fresh().shorts[3]; }
                public static void storeInt() { fresh().numbers[3] = 1; }
                public static void storeLong() { fresh().longs[3] = 1; }
                public static void storeFloat() { fresh().floats[3] = 1; }
                public static void storeDouble() { fresh().doubles[3] = 1; }
                public static void storeObject() { fresh().objects[3] = ""; }
                public static void storeByte() { fresh().bytes[3] = 1; }
                public static void storeChar() { fresh().chars[3] = 1; }
                public static void storeShort() { fresh().shorts[3] = 1; }
                public static void length() { System.out.println(fresh().numbers.length); }
                public static void raise() { RuntimeException e = null; throw e; }
                public static void lock() { Object o = null; synchronized (o) { o.hashCode(); } }
                public static void nestedArray() { int i = 2; table[i][1] = 4; }
                public static void nestedArrayConstant() { table[1][1000]++; }
                public static void nestedArrayField() { Npe n = fresh(); n.number = 1; System.out.println(table[n.number][7]); }
                public static void nestedArrayBig() { int[][] t = new int[300][]; int x = t[200][5]; }
                public static void nestedArrayCall() { int x = table[one()][5]; }
                static int one() { return 1; }
                public static void cast() { Object o = null; ((String) o).length(); }
                public static void generic() { map.get("k").length(); }
                public static void unbox() { Integer i = null; int x = i; }
                public static void nullLiteral() { ((Npe) null).number = 1; }
                public static void merged() { Npe n = one() == 1 ? root : give(2, ""); n.toString(); }
                public static void mergedOnStack() { (one() == 1 ? root : give(2, "")).toString(); }
                public static void onInterface() { Shape s = null; s.area(3); }
                public static void explicit() { throw new NullPointerException(); }
                public static void explicitMessage() { throw new NullPointerException("mine"); }
                public static void switchOnString() { String s = null; switch (s) { case "a": break; default: } }
                public static void forEach() { List<String> l = null; for (String s : l) { s.length(); } }
                public static void afterLoop() { String s = ""; for (int i = 0; i < 3; i++) { s = i == 2 ? null : s; } s.length(); }
                public static void inCatch() { try { one(); throw new IllegalStateException(); } catch (IllegalStateException e) { e.getMessage().length(); } }
                public static void compound() { root.wide += 4; }
                public static void increment() { root.number++; }
                public static void manyLocals() { int a = 1, b = 2, c = 3; long d = 4; double e = 5; String f = null; f.length(); }
                public void thisField() { next.toString(); }
                public static void onThis() { fresh().thisField(); }
                public static void deep() { Npe n = fresh(); n.next = fresh(); n.next.next = fresh(); n.next.next.next = fresh();
                    n.next.next.next.next = fresh(); n.next.next.next.next.next = fresh(); n.next.next.next.next.next.next.next.text.length(); }
            }
            """;

    @TempDir
    Path directory;

    private static final class Source extends SimpleJavaFileObject {
        Source() {
            super(URI.create("string:///Npe.java"), Kind.SOURCE);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return SOURCE;
        }
    }

    private Path compile(String option) throws IOException {
        Path out = Files.createDirectories(directory.resolve(option.substring(2)));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean done = compiler.getTask(null, null, null, List.of(option, "-nowarn", "-d", out.toString()), null, List.of(new Source())).call();
        assertEquals(true, done);
        return out;
    }

    private static final class Loader extends ClassLoader {
        private final Path classes;

        Loader(Path classes) {
            super(null);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try {
                byte[] bytes = Files.readAllBytes(classes.resolve(name + ".class"));
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> asTheHostSays() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String option : List.of("-g", "-g:none", "-g:lines")) {
            Path classes = compile(option.equals("-g") ? "-g:source,lines,vars" : option);
            Class<?> host = new Loader(classes).loadClass("Npe");
            ClassFile file = parse(Files.readAllBytes(classes.resolve("Npe.class")));
            for (Method m : host.getDeclaredMethods()) {
                if (Modifier.isPublic(m.getModifiers()) && Modifier.isStatic(m.getModifiers())) {
                    tests.add(DynamicTest.dynamicTest(option + " " + m.getName(), () -> compare(m, host, file)));
                }
            }
        }
        return tests.stream();
    }

    private static ClassFile parse(byte[] bytes) throws Exception {
        return ClassFileParser.parse(bytes, "Npe.class");
    }

    private static void compare(Method m, Class<?> host, ClassFile file) throws Exception {
        Throwable thrown = null;
        try {
            m.invoke(null);
        } catch (InvocationTargetException e) {
            thrown = e.getCause();
        }
        assertNotNull(thrown);
        StackTraceElement top = thrown.getStackTrace()[0];
        if (!top.getClassName().equals("Npe")) {
            return;
        }
        int checked = 0;
        for (MethodDeclaration d : file.methods()) {
            if (d.name().equals(top.getMethodName())) {
                checked += compare(d, file, thrown, m.getName().startsWith("explicit"));
            }
        }
        assertEquals(1, checked);
    }

    /** The host does not tell the bytecode, so the message must be that of one of the bytecodes that can throw. */
    private static int compare(MethodDeclaration d, ClassFile file, Throwable thrown, boolean explicit) {
        List<String> possible = new ArrayList<>();
        for (int bci = 0; bci < d.code().codeLength(); bci += org.stubarchive.vm.classfile.Bytecodes.length(d.code(), bci)) {
            possible.add(NullPointerMessage.of(d, file.constantPool(), bci));
        }
        if (explicit) {
            assertNull(possible.get(possible.size() - 2));
        } else {
            assertEquals(true, possible.contains(thrown.getMessage()), thrown.getMessage() + " is not among " + possible);
        }
        return 1;
    }
}
