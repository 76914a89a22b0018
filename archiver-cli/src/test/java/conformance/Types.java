package conformance;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Records, enums, sealed types, nested classes, interfaces, bridges, generics, casts. */
public final class Types {
    record Point(int x, double y) { Point { if (x < 0) { throw new IllegalArgumentException("x " + x); } } static Point of() { return new Point(1, 2); } }

    record Everything(boolean z, byte b, short s, char c, int i, long j, float f, double d, String t, int[] a, List<Point> l) { }

    record Empty() { }

    record Box<T extends Comparable<T>>(T value) implements Comparable<Box<T>> { @Override public int compareTo(Box<T> o) { return value.compareTo(o.value); } }

    sealed interface Shape permits Circle, Square { default String name() { return getClass().getSimpleName(); } }

    record Circle(double r) implements Shape { }

    record Square(double a) implements Shape { @Override public String name() { return "sq" + Shape.super.name(); } }

    interface A { default String who() { return "A"; } static String st() { return "A.st" + hidden(); } private static String hidden() { return "h"; } private String inst() { return "inst"; } default String useInst() { return inst(); } }

    interface B extends A { @Override default String who() { return "B" + A.super.who(); } }

    interface C extends A { @Override default String who() { return "C"; } }

    static class D implements B, C { @Override public String who() { return "D" + B.super.who() + C.super.who(); } }

    static class E2 implements A, B { }

    static abstract class Base<T> { abstract T get(); T twice() { get(); return get(); } Object clone2() throws CloneNotSupportedException { return super.clone(); } }

    static class Derived extends Base<String> implements Cloneable { int n; @Override String get() { return "d" + ++n; } @Override Derived clone2() throws CloneNotSupportedException { return (Derived) super.clone2(); } }

    static class Outer {
        private int secret = 1;
        private static int shared = 2;
        private int take(int k) { return secret += k; }
        class Inner { private int secret = 10; int sum() { return secret + Outer.this.secret + shared + take(5); } class Deep { int all() { return secret + Outer.this.secret++ + sum(); } } }
        static class Nested { private String p = "np"; private Nested() { } }
        String local(int k) {
            class Local { int v = k * secret; int w() { return v + k; } }
            Supplier<Integer> s = () -> new Local().w();
            return new Local().w() + "/" + s.get() + new Nested().p + new Object() { int q = secret; int m() { return q + k; } }.m();
        }
    }

    enum Op implements Function<Integer, Integer> {
        INC { @Override public Integer apply(Integer i) { return i + 1; } },
        DBL { @Override public Integer apply(Integer i) { return i * 2; } };
        static final Map<String, Op> BY = new HashMap<>();
        static { for (Op o : values()) { BY.put(o.name(), o); } }
    }

    static String var(Object... os) { return "O" + (os == null ? "null" : os.length); }
    static String var(short a, int... is) { return "I" + is.length; }
    static String ov(Object o) { return "obj"; }
    static String ov(String o) { return "str"; }
    static String ov(Integer o) { return "Int"; }
    static String ov(long o) { return "long"; }
    static String ov(double o) { return "double"; }

    static void check(String what, Runnable r) {
        try {
            r.run();
            System.out.println(what + " fine");
        } catch (Throwable t) {
            System.out.println(what + " " + t);
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) throws Exception {
        Point p = new Point(3, -0.0);
        System.out.println(p + " " + p.hashCode() + " " + p.equals(new Point(3, 0.0)) + " " + p.equals(new Point(3, -0.0)) + " " + new Point(1, Double.NaN).equals(new Point(1, Double.NaN)) + Point.of());
        check("record", () -> new Point(-1, 0));
        Everything e = new Everything(true, (byte) 1, (short) 2, 'c', 3, 4, 5f, 6d, "t", null, List.of(p));
        System.out.println(e + " " + e.hashCode() + " " + e.equals(new Everything(true, (byte) 1, (short) 2, 'c', 3, 4, 5f, 6d, "t", null, List.of(p))) + new Empty() + new Empty().hashCode() + new Empty().equals(new Empty()));
        System.out.println(new Box<>("a").compareTo(new Box<>("b")) + " " + new Box<>(5));
        for (Shape s : List.of(new Circle(1), new Square(2))) {
            System.out.println(s + s.name() + (s instanceof Circle c && c.r() > 0 ? " round" : " square"));
        }
        System.out.println(new D().who() + new E2().who() + A.st() + new D().useInst());
        Derived d = new Derived();
        Base<String> base = d;
        System.out.println(base.twice() + d.clone2().get() + d.n + ((Base) d).get());
        Outer o = new Outer();
        Outer.Inner in = o.new Inner();
        System.out.println(in.sum() + " " + in.new Deep().all() + " " + o.local(4) + " " + o.secret + in.secret + Outer.shared);
        System.out.println(Op.BY.get("DBL").andThen(Op.INC).apply(5) + " " + Op.INC.getClass().isEnum() + Op.INC.getClass() + Op.class.isEnum());
        System.out.println(var() + var((Object[]) null) + var((short) 1, new int[] {2, 3}) + var("a", 1) + var(1L) + ov('c') + ov((byte) 1) + ov(1f) + ov(Integer.valueOf(1)) + ov("s") + ov((Object) "s"));
        List raw = new ArrayList<Integer>();
        raw.add("text");
        check("pollution", () -> { int i = ((List<Integer>) raw).get(0); });
        check("pollution2", () -> { Integer i = ((List<Integer>) raw).get(0); });
        check("cast1", () -> { Object x = "s"; Integer i = (Integer) x; });
        check("cast2", () -> { Object x = new int[0]; Object[] i = (Object[]) x; });
        check("cast3", () -> { Object x = new String[0][]; Integer[] i = (Integer[]) x; });
        check("cast4", () -> { Object x = p; Shape i = (Shape) x; });
        check("cast5", () -> { Object x = new Object[0]; String[] i = (String[]) x; });
        check("cast6", () -> { Object x = null; String[] i = (String[]) x; });
        check("cast7", () -> { Object x = (Runnable & Serializable) () -> { }; Runnable i = (Runnable) x; });
        check("store1", () -> { Object[] x = new String[1]; x[0] = 1; });
        check("store2", () -> { Object[] x = new int[1][]; x[0] = new long[1]; });
        check("store3", () -> { Object[] x = new Shape[1]; x[0] = new Circle(1); x[0] = "s"; });
        check("cast8", () -> Arrays.<Object>asList(1, "a").stream().map(x -> (String) x).sorted(Comparator.naturalOrder()).forEach(x -> { }));
        check("Comparable", () -> Arrays.sort(new Object[] {1, "a"}));
        check("TreeMap", () -> new java.util.TreeMap<Object, Object>().put(new Object(), 1));
        check("Class.cast", () -> Integer.class.cast("s"));
        matrix();
    }

    static void matrix() {
        Object[] values = {null, new Object(), "s", 1, new int[0], new int[0][], new Integer[0], new Number[0], new Object[0], new Object[0][], new String[0][0], new Circle(1), Op.INC, new ArrayList<>(), new Cloneable[0], new Serializable[0][0], new Comparable[0], new long[0], Integer.class};
        StringBuilder b = new StringBuilder();
        for (Object v : values) {
            b.append(v instanceof Object ? 1 : 0).append(v instanceof Comparable ? 1 : 0).append(v instanceof Cloneable ? 1 : 0).append(v instanceof Serializable ? 1 : 0).append(v instanceof Object[] ? 1 : 0).append(v instanceof Object[][] ? 1 : 0).append(v instanceof int[] ? 1 : 0)
                    .append(v instanceof int[][] ? 1 : 0).append(v instanceof Number[] ? 1 : 0).append(v instanceof Cloneable[] ? 1 : 0).append(v instanceof Serializable[] ? 1 : 0).append(v instanceof Serializable[][] ? 1 : 0).append(v instanceof Comparable[] ? 1 : 0).append(v instanceof List ? 1 : 0).append(v instanceof Shape ? 1 : 0).append('\n');
        }
        System.out.print(b);
        Class<?>[] cs = {Object.class, int.class, int[].class, Integer[].class, Number[].class, Object[].class, Object[][].class, Cloneable.class, Serializable[].class, Shape.class, Circle.class, void.class, Cloneable[].class, int[][].class};
        for (Class<?> x : cs) {
            StringBuilder l = new StringBuilder();
            for (Class<?> y : cs) {
                l.append(x.isAssignableFrom(y) ? 1 : 0);
            }
            System.out.println(l + " " + x + " " + x.getName() + " " + x.getSimpleName() + " " + x.getTypeName() + " " + x.getSuperclass() + Arrays.toString(x.getInterfaces()) + x.getModifiers() + x.getComponentType() + x.isArray() + x.isPrimitive() + x.getPackageName() + x.descriptorString());
        }
    }
}
