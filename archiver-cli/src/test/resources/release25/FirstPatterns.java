import java.util.List;

/** A switch over types and record patterns before anything else. */
public class FirstPatterns {
    enum Colour { RED, GREEN }

    sealed interface Shape permits Circle, Pair {}

    record Circle(int radius, Colour colour) implements Shape {}

    record Pair(Shape left, Shape right) implements Shape {}

    public static void main(String[] args) {
        for (Object o : List.of(new Pair(new Circle(1, Colour.RED), new Pair(new Circle(2, Colour.GREEN), new Circle(3, Colour.RED))), "word", "long word", 5, Colour.GREEN, new int[2])) {
            System.out.println(switch (o) {
                case Pair(Circle(var r, var c), Pair(Circle _, Circle(int last, _))) when last > r -> "pair " + r + c + last;
                case Shape s -> "shape " + s;
                case String s when s.length() > 4 -> "long " + s;
                case String s -> "short " + s;
                case Integer i -> "number " + i;
                case Colour.RED -> "red";
                case Colour.GREEN -> "green";
                case int[] a -> "array " + a.length;
                default -> "other";
            });
        }
        Colour none = null;
        switch (none) {
            case RED -> System.out.println("red");
            case GREEN -> System.out.println("green");
        }
    }
}
