package org.stubarchive.compiler.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random Java program from a seed: a class with static methods, fields, inner classes. {@code run()} gives a text of everything that was computed. Loops
 * are bounded and share a budget, methods call only later ones or themselves with a falling argument, so every program ends.
 */
final class RandomProgram {
    private enum T {
        INT("int"), LONG("long"), FLOAT("float"), DOUBLE("double"), BOOLEAN("boolean"), BYTE("byte"), SHORT("short"), CHAR("char"), STRING("String"),
                OBJECT("Object"), BASE("Base"),
        SUB("Sub"), INTS("int[]"), LONGS("long[]"), DOUBLES("double[]"), BYTES("byte[]"), FLAGS("boolean[]"), OBJECTS("Object[]"), GRID("int[][]");

        private final String text;

        T(String text) {
            this.text = text;
        }

        private boolean isNumber() {
            return compareTo(DOUBLE) <= 0 || this == BYTE || this == SHORT || this == CHAR;
        }
    }

    private record Variable(String name, T type, boolean isAssignable) {}

    private record Method(String name, T result, List<T> parameters) {}

    private static final T[] TYPES = T.values();
    private static final T[] PRIMITIVES = {T.INT, T.LONG, T.FLOAT, T.DOUBLE, T.BOOLEAN, T.BYTE, T.SHORT, T.CHAR};
    private static final int METHODS = 6;

    private final Random random;
    private final String name;
    private final StringBuilder out = new StringBuilder();
    private final List<Variable> fields = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private List<Variable> scope = new ArrayList<>();
    private Method current;
    private int index;
    private int names;
    private int loops;
    private int indent = 1;
    private boolean inFinally;

    RandomProgram(String name, long seed) {
        this.name = name;
        this.random = new Random(seed);
    }

    /** The source of the class. */
    String source() {
        for (int i = 0; i < METHODS; i++) {
            List<T> parameters = new ArrayList<>();
            for (int n = random.nextInt(5); n > 0; n--) {
                parameters.add(any());
            }
            methods.add(new Method("m" + i, any(), parameters));
        }
        out.append("class ").append(name).append(" {\n");
        line("static int fuel = 3000;");
        line("static int sink;");
        for (int i = 0; i < 5; i++) {
            T t = any();
            String f = "f" + i;
            // A value that is not final and no constant.
            line("static " + (random.nextInt(5) == 0 ? "volatile " : "") + t.text + " " + f + ";");
            fields.add(new Variable(f, t, true));
        }
        classes();
        helpers();
        for (index = 0; index < METHODS; index++) {
            method(methods.get(index));
        }
        main();
        return out.append("}\n").toString();
    }

    private void classes() {
        line("static class Base implements Shape { int a; long b; double c; byte d; boolean e; String s = \"b\"; Base next; final int k;");
        line("  Base(int a) { this.a = a; b = a * 3L; k = a ^ 7; d = (byte) a; e = (a & 1) == 0; }");
        line("  int size(int x) { return a + x; } synchronized long weight(long y) { return b - y; } public double area() { return c + a; } }");
        line("static final class Sub extends Base { float g; short h; char i;");
        line("  Sub(int a) { super(a + 1); g = a; h = (short) a; i = (char) a; }");
        line("  int size(int x) { return a * x + h; } public double area() { return g - 1; } long weight(long y) { return y / (a & 3); } }");
        line("interface Shape { double area(); default int edges(int n) { return n + (int) area(); } }");
    }

    private void helpers() {
        line("static int x(Throwable t) { int h = t.getClass().getName().hashCode();");
        line("  if (t instanceof ArithmeticException || t instanceof IndexOutOfBoundsException || t instanceof NegativeArraySizeException");
        line("      || t instanceof ArrayStoreException)");
        line("    h = h * 31 + String.valueOf(t.getMessage()).hashCode(); return h; }");
        line("static void eat(int v) { sink = sink * 31 + v; }");
        line("static int text(Object o) { if (o == null) return 1; if (o instanceof String) return ((String) o).hashCode();");
        line("  if (o instanceof Sub) return ((Sub) o).h + ((Base) o).a;");
        line("  if (o instanceof Base) return ((Base) o).a * 5; if (o instanceof int[]) { int h = 3; for (int v : (int[]) o) h = h * 31 + v; return h; }");
        line("  return o.getClass().getName().hashCode(); }");
    }

    private void main() {
        line("static String run() { try { " + methods.get(0).name + "(" + constants(methods.get(0)) + "); } catch (Throwable t) { eat(x(t)); }");
        for (int i = 1; i < METHODS; i++) {
            line("  try { Object o = " + boxed(methods.get(i)) + "; eat(text(o)); } catch (RuntimeException t) { eat(x(t)); }");
        }
        StringBuilder b = new StringBuilder("  return \"\" + sink + \" \" + fuel");
        for (Variable f : fields) {
            b.append(" + \" \" + ").append(digest(f.name, f.type));
        }
        line(b.append("; }").toString());
    }

    private String boxed(Method m) {
        return m.result.compareTo(T.STRING) >= 0 ? m.name + "(" + constants(m) + ")" : "String.valueOf(" + m.name + "(" + constants(m) + "))";
    }

    private String digest(String value, T type) {
        return switch (type) {
            case INT, LONG, BOOLEAN, BYTE, SHORT -> value;
            case CHAR -> "(int) " + value;
            case FLOAT -> "Float.floatToIntBits(" + value + ")";
            case DOUBLE -> "Double.doubleToLongBits(" + value + ")";
            default -> "text(" + value + ")";
        };
    }

    private String constants(Method m) {
        StringBuilder b = new StringBuilder();
        for (T t : m.parameters) {
            b.append(b.length() == 0 ? "" : ", ").append(leaf(t));
        }
        return b.toString();
    }

    private void method(Method m) {
        current = m;
        scope = new ArrayList<>(fields);
        names = 0;
        StringBuilder b = new StringBuilder("static " + (random.nextInt(8) == 0 ? "synchronized " : "") + m.result.text + " " + m.name + "(");
        for (int i = 0; i < m.parameters.size(); i++) {
            b.append(i == 0 ? "" : ", ").append(m.parameters.get(i).text).append(" p").append(i);
            scope.add(new Variable("p" + i, m.parameters.get(i), true));
        }
        line(b.append(") {").toString());
        indent++;
        for (int n = 2 + random.nextInt(3); n > 0; n--) {
            declare();
        }
        for (int n = 3 + random.nextInt(6); n > 0; n--) {
            statement(3);
        }
        line("return " + expression(m.result, 3) + ";");
        indent--;
        line("}");
    }

    private void line(String s) {
        out.append("  ".repeat(indent)).append(s).append('\n');
    }

    private T any() {
        return random.nextInt(3) == 0 ? TYPES[random.nextInt(TYPES.length)] : PRIMITIVES[random.nextInt(random.nextInt(2) == 0 ? 2 : PRIMITIVES.length)];
    }

    private void declare() {
        T t = any();
        String v = "v" + names++;
        line(t.text + " " + v + " = " + expression(t, 2) + ";");
        scope.add(new Variable(v, t, true));
    }

    private void block(int depth) {
        int known = scope.size();
        indent++;
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            statement(depth - 1);
        }
        indent--;
        while (scope.size() > known) {
            scope.remove(scope.size() - 1);
        }
    }

    private void statement(int depth) {
        int which = random.nextInt(depth > 0 ? 24 : 9);
        switch (which) {
            case 0, 1 -> declare();
            case 2, 3, 4 -> assign();
            case 5 -> line("eat(" + expression(T.INT, 2) + ");");
            case 6 -> store();
            case 7 -> line("eat((int) " + expression(T.LONG, 3) + ");");
            case 8 -> compound();
            case 9, 10, 11 -> {
                line("if (" + expression(T.BOOLEAN, 3) + ") {");
                block(depth);
                if (random.nextBoolean()) {
                    line("} else {");
                    block(depth);
                }
                line("}");
            }
            case 12, 13, 14 -> loop(depth);
            case 15 -> whileLoop(depth);
            case 16, 17 -> tryBlock(depth);
            case 18 -> select(depth);
            case 19 -> {
                line("synchronized (" + (random.nextBoolean() ? name + ".class" : expression(T.OBJECT, 1)) + ") {");
                block(depth);
                line("}");
            }
            case 20 -> jump();
            case 21 -> line("if (" + expression(T.BOOLEAN, 2) + ") throw new " + (random.nextBoolean() ? "IllegalStateException(" + expression(T.STRING,
                    1) + ")" : "ArithmeticException()") + ";");
            case 22 -> {
                line("if ((fuel -= 300) > 0 && " + expression(T.BOOLEAN, 2) + ") eat(" + digestInt(call(index)) + ");");
            }
            default -> {
                line("{");
                block(depth);
                line("}");
            }
        }
    }

    private String digestInt(String[] call) {
        T t = T.valueOf(call[1]);
        return t.isNumber() ? "(int) (" + call[0] + ")" : t == T.BOOLEAN ? "(" + call[0] + ") ? 1 : 2" : "text(" + call[0] + ")";
    }

    /** A call of this method or a later one: source and type. */
    private String[] call(int from) {
        Method m = methods.get(from + random.nextInt(METHODS - from));
        StringBuilder b = new StringBuilder(m.name).append('(');
        for (int i = 0; i < m.parameters.size(); i++) {
            b.append(i == 0 ? "" : ", ").append(expression(m.parameters.get(i), 1));
        }
        return new String[] {b.append(')').toString(), m.result.name()};
    }

    private void jump() {
        if (loops > 0 && !inFinally && random.nextBoolean()) {
            line("if (" + expression(T.BOOLEAN, 2) + ") " + (random.nextBoolean() ? "break" : "continue") + (random.nextBoolean() ? " l"
                    + random.nextInt(loops) : "") + ";");
        } else {
            line("if (" + expression(T.BOOLEAN, 2) + ") return " + expression(current.result, 1) + ";");
        }
    }

    private void loop(int depth) {
        String i = "i" + names++;
        int bound = 1 + random.nextInt(12);
        String step = random.nextInt(4) == 0 ? i + " += " + (1 + random.nextInt(3)) : i + "++";
        boolean down = random.nextInt(4) == 0;
        line("l" + loops + ": for (int " + i + " = " + (down ? bound : 0) + "; " + i + (down ? " > 0" : " < " + bound) + " && fuel-- > 0; " + (down ? i
                + "--" : step) + ") {");
        boolean was = inFinally;
        inFinally = false;
        scope.add(new Variable(i, T.INT, random.nextInt(8) == 0 && !down));
        loops++;
        block(depth);
        loops--;
        scope.remove(scope.size() - 1);
        inFinally = was;
        line("}");
    }

    private void whileLoop(int depth) {
        boolean was = inFinally;
        inFinally = false;
        boolean isDo = random.nextBoolean();
        String condition = "fuel-- > 0 && " + expression(T.BOOLEAN, 2);
        line("l" + loops + ": " + (isDo ? "do {" : "while (" + condition + ") {"));
        loops++;
        block(depth);
        loops--;
        line(isDo ? "} while (" + condition + ");" : "}");
        inFinally = was;
    }

    private void tryBlock(int depth) {
        line("try {");
        block(depth);
        String[] caught = {"ArithmeticException", "IndexOutOfBoundsException", "NullPointerException", "ClassCastException", "IllegalStateException"};
        int catches = random.nextInt(3);
        int first = random.nextInt(caught.length);
        for (int i = 0; i < catches; i++) {
            String e = "e" + names++;
            line("} catch (" + caught[(first + i) % caught.length] + " " + e + ") {");
            line("  eat(x(" + e + "));");
            block(depth);
        }
        if (random.nextInt(3) == 0) {
            line("} catch (RuntimeException e" + names + ") {");
            line("  eat(x(e" + names++ + "));");
            catches++;
        }
        if (catches == 0 || random.nextInt(3) == 0) {
            line("} finally {");
            int outer = loops;
            boolean was = inFinally;
            inFinally = true;
            line("  eat(" + random.nextInt(9) + ");");
            block(depth - 1);
            inFinally = was;
            loops = outer;
        }
        line("}");
    }

    private void select(int depth) {
        boolean isText = random.nextInt(4) == 0;
        line("switch (" + (isText ? "\"\" + " + expression(T.STRING, 1) : "(int) (" + expression(T.INT, 2) + ")") + ") {");
        int key = random.nextInt(4) - 2;
        int stride = random.nextInt(3) == 0 ? 1000 : 1;
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            line("case " + (isText ? "\"" + (char) ('a' + key + 2) + "\"" : Integer.toString(key * stride)) + ":");
            key += 1 + random.nextInt(2);
            int known = scope.size();
            line("{");
            block(depth);
            line("}");
            while (scope.size() > known) {
                scope.remove(scope.size() - 1);
            }
            if (random.nextBoolean()) {
                line("break;");
            }
        }
        if (random.nextBoolean()) {
            line("default: {");
            block(depth);
            line("}");
        }
        line("}");
    }

    private Variable variable(T type, boolean assignable) {
        List<Variable> fit = new ArrayList<>();
        for (Variable v : scope) {
            if (v.type == type && (v.isAssignable || !assignable)) {
                fit.add(v);
            }
        }
        return fit.isEmpty() ? null : fit.get(random.nextInt(fit.size()));
    }

    private void assign() {
        Variable v = scope.get(random.nextInt(scope.size()));
        if (v.isAssignable) {
            line(v.name + " = " + expression(v.type, 3) + ";");
        }
    }

    private void compound() {
        Variable v = scope.get(random.nextInt(scope.size()));
        if (!v.isAssignable || !v.type.isNumber()) {
            return;
        }
        boolean isFloating = v.type == T.FLOAT || v.type == T.DOUBLE;
        switch (random.nextInt(3)) {
            case 0 -> line(v.name + (random.nextBoolean() ? "++;" : "--;"));
            case 1 -> line(v.name + " " + "+-*".charAt(random.nextInt(3)) + "= " + expression(PRIMITIVES[random.nextInt(2)], 2) + ";");
            default -> line(v.name + (isFloating ? " /= " : random.nextBoolean() ? " >>= " : " ^= ") + expression(T.INT, 2) + ";");
        }
    }

    private void store() {
        switch (random.nextInt(8)) {
            case 0 -> line(expression(T.INTS, 1) + "[" + at() + "] = " + expression(T.INT, 2) + ";");
            case 1 -> line(expression(T.LONGS, 1) + "[" + at() + "] += " + expression(T.LONG, 2) + ";");
            case 2 -> line(expression(T.DOUBLES, 1) + "[" + at() + "] = " + expression(T.DOUBLE, 2) + ";");
            case 3 -> line(expression(T.BYTES, 1) + "[" + at() + "] = " + expression(T.BYTE, 2) + ";");
            case 4 -> line(expression(T.FLAGS, 1) + "[" + at() + "] = " + expression(T.BOOLEAN, 2) + ";");
            case 5 -> line(expression(T.OBJECTS, 1) + "[" + at() + "] = " + expression(T.OBJECT, 2) + ";");
            case 6 -> line("(" + expression(T.BASE, 1) + ")." + new String[] {"a = " + expression(T.INT, 2), "b += " + expression(T.LONG, 2), "c = "
                    + expression(T.DOUBLE, 2),
                "d = " + expression(T.BYTE, 2), "e = " + expression(T.BOOLEAN, 2), "next = " + expression(T.BASE, 2)}[random.nextInt(6)] + ";");
            default -> line("(" + expression(T.SUB, 1) + ")." + new String[] {"g = " + expression(T.FLOAT, 2), "h += " + expression(T.SHORT, 2), "i = "
                    + expression(T.CHAR, 2)}[random.nextInt(3)] + ";");
        }
    }

    /** An index that mostly is in bounds. */
    private String at() {
        return random.nextInt(6) == 0 ? expression(T.INT, 1) : "(" + expression(T.INT, 1) + ") & 3";
    }

    /** A value; of references of exactly this static type, so that casts and tests of it compile. */
    private String leaf(T type) {
        String value = value(type, random.nextInt(12));
        return type.compareTo(T.STRING) >= 0 ? "((" + type.text + ") " + value + ")" : value;
    }

    private String value(T type, int n) {
        return switch (type) {
            case INT -> new String[] {"0", "1", "-1", "2", "7", "-128", "65535", "Integer.MIN_VALUE", "Integer.MAX_VALUE", "100", "31", "-3"}[n];
            case LONG -> new String[] {"0L", "1L", "-1L", "3L", "Long.MIN_VALUE", "Long.MAX_VALUE", "4294967296L", "-77L", "1000000007L", "63L", "10L",
                    "2L"}[n];
            case FLOAT -> new String[] {"0f", "-0f", "1f", "0.5f", "-2.25f", "Float.NaN", "Float.POSITIVE_INFINITY", "1e10f", "3.4e38f", "Float.MIN_VALUE",
                    "7f", "2f"}[n];
            case DOUBLE -> new String[] {"0d", "-0d", "1d", "0.1", "-2.5", "Double.NaN", "Double.NEGATIVE_INFINITY", "1e100", "1e19", "-3e9", "12d", "2d"}[n];
            case BOOLEAN -> n < 6 ? "true" : "false";
            case BYTE -> "(byte) " + (random.nextInt(256) - 128);
            case SHORT -> "(short) " + (random.nextInt(65536) - 32768);
            case CHAR -> "(char) " + random.nextInt(65536);
            case STRING -> n == 0 ? "null" : "\"" + (char) ('a' + n) + "\"";
            case OBJECT -> n == 0 ? "null" : n < 4 ? "\"o\"" : n < 8 ? "new Base(" + n + ")" : "new int[] {" + n + "}";
            case BASE -> n == 0 ? "null" : n < 7 ? "new Base(" + n + ")" : "new Sub(" + n + ")";
            case SUB -> n == 0 ? "null" : "new Sub(" + n + ")";
            case INTS -> n == 0 ? "null" : n < 6 ? "new int[" + n + "]" : "new int[] {" + n + ", -" + n + ", 5, 6}";
            case LONGS -> n == 0 ? "null" : "new long[" + (n + 2) + "]";
            case DOUBLES -> n == 0 ? "null" : "new double[" + (n + 2) + "]";
            case BYTES -> n == 0 ? "null" : "new byte[" + (n + 2) + "]";
            case FLAGS -> n == 0 ? "null" : "new boolean[" + (n + 2) + "]";
            case OBJECTS -> n == 0 ? "null" : n < 4 ? "new String[4]" : n < 7 ? "new Base[5]" : "new Object[4]";
            case GRID -> n == 0 ? "null" : "new int[" + (n & 3) + "][" + (n + 1) + "]";
        };
    }

    private String expression(T type, int depth) {
        if (depth <= 0 || random.nextInt(5) == 0) {
            Variable v = random.nextInt(4) == 0 ? null : variable(type, false);
            return v == null ? leaf(type) : v.name;
        }
        int d = depth - 1;
        if (random.nextInt(12) == 0) {
            return "(" + expression(T.BOOLEAN, d) + " ? " + expression(type, d) + " : " + expression(type, d) + ")";
        }
        return switch (type) {
            case INT -> intExpression(d);
            case LONG -> longExpression(d);
            case FLOAT -> floating("float", T.FLOAT, d);
            case DOUBLE -> floating("double", T.DOUBLE, d);
            case BOOLEAN -> condition(d);
            case BYTE, SHORT, CHAR -> "(" + type.text + ") (" + expression(random.nextInt(4) == 0 ? T.LONG : T.INT, d) + ")";
            case STRING -> random.nextInt(3) == 0 ? "((String) (" + expression(T.OBJECT, d) + "))" : "(" + expression(T.STRING, d) + " + "
                    + expression(PRIMITIVES[random.nextInt(8)], d) + ")";
            case OBJECT -> switch (random.nextInt(3)) {
                case 0 -> "((Object) (" + expression(TYPES[T.STRING.ordinal() + random.nextInt(TYPES.length - T.STRING.ordinal())], d) + "))";
                case 1 -> expression(T.OBJECTS, d) + "[" + at() + "]";
                default -> leaf(type);
            };
            case BASE -> random.nextInt(3) == 0 ? "(" + expression(T.BASE, d) + ").next" : random.nextInt(2) == 0 ? "((Base) (" + expression(T.OBJECT, d)
                    + "))" : leaf(type);
            case SUB -> random.nextInt(3) == 0 ? "((Sub) (" + expression(T.BASE, d) + "))" : leaf(type);
            case INTS -> random.nextInt(3) == 0 ? "(" + expression(T.GRID, d) + ")[" + at() + "]" : random.nextInt(3) == 0 ? "(new int["
                    + expression(T.BYTE, d) + "])" : leaf(type);
            case GRID -> random.nextInt(3) == 0 ? "(new int[" + expression(T.BYTE, d) + " & 7][(" + expression(T.INT, d) + ") & 3])" : leaf(type);
            default -> leaf(type);
        };
    }

    private String intExpression(int d) {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> "(" + expression(T.INT, d) + " " + "+-*&|^".charAt(random.nextInt(6)) + " " + expression(T.INT, d) + ")";
            case 4 -> "(" + expression(T.INT, d) + (random.nextBoolean() ? " / " : " % ") + "(" + expression(T.INT, d) + (random.nextInt(3) == 0 ? "))"
                    : " | 1))");
            case 5 -> "(" + expression(T.INT, d) + new String[] {" << ", " >> ", " >>> "}[random.nextInt(3)] + expression(T.INT, d) + ")";
            case 6 -> "(" + "-~".charAt(random.nextInt(2)) + "(" + expression(T.INT, d) + "))";
            case 7 -> "(int) (" + expression(new T[] {T.LONG, T.FLOAT, T.DOUBLE, T.CHAR, T.BYTE}[random.nextInt(5)], d) + ")";
            case 8 -> "(" + expression(T.INTS, d) + ")[" + at() + "]";
            case 9 -> "(" + expression(T.BYTES, d) + ")[" + at() + "]";
            case 10 -> "(" + expression(T.BASE, d) + ")." + (random.nextBoolean() ? "a" : random.nextBoolean() ? "k" : "d");
            case 11 -> "(" + expression(T.BASE, d) + ").size(" + expression(T.INT, d) + ")";
            case 12 -> "((Shape) (" + expression(T.OBJECT, d) + ")).edges(" + expression(T.INT, d) + ")";
            case 13 -> "(" + expression(T.STRING, d) + ").length()";
            case 14 -> "(" + expression(new T[] {T.INTS, T.LONGS, T.OBJECTS, T.GRID}[random.nextInt(4)], d) + ").length";
            default -> call(T.INT, d);
        };
    }

    /** A call that gives this type, if there is a later method of it. */
    private String call(T type, int d) {
        for (int i = index + 1; i < METHODS; i++) {
            Method m = methods.get(i);
            if (m.result == type && random.nextBoolean()) {
                StringBuilder b = new StringBuilder(m.name).append('(');
                for (int p = 0; p < m.parameters.size(); p++) {
                    b.append(p == 0 ? "" : ", ").append(expression(m.parameters.get(p), Math.min(d, 1)));
                }
                return b.append(')').toString();
            }
        }
        return leaf(type);
    }

    private String longExpression(int d) {
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> "(" + expression(T.LONG, d) + " " + "+-*&|^".charAt(random.nextInt(6)) + " " + expression(random.nextInt(3) == 0 ? T.INT
                    : T.LONG, d) + ")";
            case 3 -> "(" + expression(T.LONG, d) + (random.nextBoolean() ? " / " : " % ") + "(" + expression(T.LONG, d) + (random.nextInt(3) == 0 ? "))"
                    : " | 1))");
            case 4 -> "(" + expression(T.LONG, d) + new String[] {" << ", " >> ", " >>> "}[random.nextInt(3)] + expression(random.nextBoolean() ? T.INT
                    : T.LONG, d) + ")";
            case 5 -> "(" + "-~".charAt(random.nextInt(2)) + "(" + expression(T.LONG, d) + "))";
            case 6 -> "(long) (" + expression(new T[] {T.INT, T.FLOAT, T.DOUBLE}[random.nextInt(3)], d) + ")";
            case 7 -> "(" + expression(T.LONGS, d) + ")[" + at() + "]";
            case 8 -> "(" + expression(T.BASE, d) + ").b";
            case 9 -> "(" + expression(T.BASE, d) + ").weight(" + expression(T.LONG, d) + ")";
            default -> call(T.LONG, d);
        };
    }

    private String floating(String text, T type, int d) {
        return switch (random.nextInt(7)) {
            case 0, 1, 2 -> "(" + expression(type, d) + " " + "+-*/%".charAt(random.nextInt(5)) + " " + expression(type, d) + ")";
            case 3 -> "(-(" + expression(type, d) + "))";
            case 4 -> "(" + text + ") (" + expression(new T[] {T.INT, T.LONG, type == T.FLOAT ? T.DOUBLE : T.FLOAT}[random.nextInt(3)], d) + ")";
            case 5 -> type == T.FLOAT ? "(" + expression(T.SUB, d) + ").g" : random.nextBoolean() ? "(" + expression(T.DOUBLES, d) + ")[" + at() + "]"
                    : "(" + expression(T.BASE, d) + ").area()";
            default -> call(type, d);
        };
    }

    private String condition(int d) {
        String compare = new String[] {" == ", " != ", " < ", " >= ", " > ", " <= "}[random.nextInt(6)];
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> "(" + expression(T.INT, d) + compare + expression(T.INT, d) + ")";
            case 3 -> "(" + expression(T.LONG, d) + compare + expression(T.LONG, d) + ")";
            case 4 -> "(" + expression(T.FLOAT, d) + compare + expression(T.FLOAT, d) + ")";
            case 5 -> "(" + expression(T.DOUBLE, d) + compare + expression(T.DOUBLE, d) + ")";
            case 6 -> "(" + expression(T.BOOLEAN, d) + new String[] {" && ", " || ", " ^ ", " & "}[random.nextInt(4)] + expression(T.BOOLEAN, d) + ")";
            case 7 -> "(" + expression(T.OBJECT, d) + " instanceof " + new String[] {"String", "Base", "Sub", "Shape", "int[]",
                    "Object[]"}[random.nextInt(6)] + ")";
            case 8 -> random.nextBoolean() ? "(" + expression(T.BASE, d) + " == " + expression(T.BASE, d) + ")" : "(" + expression(T.OBJECT, d)
                    + (random.nextBoolean() ? " == null)" : " != null)");
            default -> random.nextInt(3) == 0 ? "(" + expression(T.FLAGS, d) + ")[" + at() + "]" : "!(" + expression(T.BOOLEAN, d) + ")";
        };
    }
}
