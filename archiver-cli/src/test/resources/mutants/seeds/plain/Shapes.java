package mutants.seeds.plain;

/** Inheritance: abstract classes, interfaces, bridges, protected and private members, old inner classes. */
public abstract class Shapes {
    interface Area {
        int UNIT = 4;

        int area() throws ArithmeticException;
    }

    abstract static class Base implements Area, Comparable<Base> {
        private int id = 1;
        protected static int made;

        Base() {
            made++;
        }

        public final int id() {
            return id;
        }

        protected abstract Object name();

        public int compareTo(Base other) {
            return area() - other.area();
        }
    }

    static final class Square extends Base {
        final int side;

        Square(int side) {
            this.side = side;
        }

        public int area() {
            return side * side * UNIT;
        }

        @Override
        protected String name() {
            return "square" + super.id() + new Inner().twice();
        }

        class Inner {
            int twice() {
                return side * 2;
            }
        }
    }

    static int sum(int... values) {
        return values.length == 0 ? 0 : values[0] + values[values.length - 1];
    }

    @Deprecated
    native int missing();

    strictfp double strict(double d) {
        return d * 3;
    }

    public static String run(int n) {
        Base b = new Square(n);
        Area a = new Area() {
            public int area() {
                return n + 7;
            }
        };
        String missing;
        try {
            missing = "" + new Shapes() { }.missing();
        } catch (UnsatisfiedLinkError e) {
            missing = "no native";
        }
        return b.area() + "," + b.name() + b.id() + a.area() + b.compareTo(new Square(1)) + sum() + sum(1, 2) + missing + Base.made + new Shapes() { }.strict(2);
    }
}
