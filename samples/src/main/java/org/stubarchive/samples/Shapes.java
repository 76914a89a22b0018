package org.stubarchive.samples;

import java.util.List;
import java.util.Objects;

/** Records, enums with bodies, sealed interfaces, switch on strings and enums. */
public final class Shapes {
    sealed interface Shape permits Circle, Square, Group {
        double area();
    }

    record Circle(double radius) implements Shape {
        Circle {
            if (radius < 0) {
                throw new IllegalArgumentException("negative radius " + radius);
            }
        }

        @Override
        public double area() {
            return Math.PI * radius * radius;
        }
    }

    record Square(double side) implements Shape {
        @Override
        public double area() {
            return side * side;
        }
    }

    record Group(String name, List<Shape> shapes) implements Shape {
        @Override
        public double area() {
            double sum = 0;
            for (Shape s : shapes) {
                sum += s.area();
            }
            return sum;
        }
    }

    enum Operator {
        PLUS("+") {
            @Override
            int apply(int a, int b) {
                return a + b;
            }
        },
        TIMES("*") {
            @Override
            int apply(int a, int b) {
                return a * b;
            }
        };

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        abstract int apply(int a, int b);
    }

    private Shapes() {}

    private static String describe(Shape shape) {
        if (shape instanceof Circle c) {
            return "circle " + c.radius();
        } else if (shape instanceof Group g && !g.shapes().isEmpty()) {
            return "group " + g.name() + " of " + g.shapes().size();
        }
        return shape.toString();
    }

    private static int days(String month, boolean leap) {
        return switch (month) {
            case "April", "June", "September", "November" -> 30;
            case "February" -> {
                int days = 28;
                yield leap ? days + 1 : days;
            }
            case "Aa", "BB" -> -1;
            default -> 31;
        };
    }

    private static String kind(Operator operator) {
        switch (operator) {
            case PLUS:
                return "sum";
            case TIMES:
                return "product";
            default:
                throw new AssertionError(operator);
        }
    }

    private static int sparse(int x) {
        return switch (x) {
            case -1_000_000 -> 1;
            case 0 -> 2;
            case 7 -> 3;
            case 1_000_000 -> 4;
            default -> 5;
        };
    }

    /** Runs the sample. */
    public static void main(String[] args) {
        List<Shape> shapes = List.of(new Circle(1.5), new Square(2), new Group("pair", List.of(new Square(1), new Circle(0.5))), new Group("none", List.of()));
        for (Shape s : shapes) {
            System.out.println(describe(s) + " " + s.area());
        }
        System.out.println(new Square(3).equals(new Square(3)) + " " + new Square(3).hashCode() + " " + Objects.equals(new Circle(1), new Circle(2)));
        try {
            System.out.println(new Circle(-1));
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        for (Operator o : Operator.values()) {
            System.out.println(o + " " + o.symbol + " " + o.apply(6, 7) + " " + kind(o) + " " + Operator.valueOf(o.name()).ordinal() + " " + o.getDeclaringClass().getSimpleName());
        }
        for (String month : new String[] {"January", "February", "April", "Aa", "BB", "C#"}) {
            System.out.println(month + " " + days(month, true));
        }
        System.out.println(sparse(-1_000_000) + sparse(0) * 10 + sparse(7) * 100 + sparse(1_000_000) * 1000 + sparse(8) * 10_000);
        System.out.println(Shape.class.isSealed() + " " + Circle.class.isRecord() + " " + Circle.class.getRecordComponents()[0] + " " + Operator.PLUS.getClass().getSuperclass().isEnum());
    }
}
