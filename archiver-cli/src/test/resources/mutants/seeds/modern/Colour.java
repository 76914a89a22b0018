package mutants.seeds.modern;

/** Enums: with bodies, constructors, and in switches. */
public enum Colour {
    RED(1) {
        @Override
        int weight() {
            return 7;
        }
    },
    @Deprecated
    GREEN(2), BLUE(3);

    private final int code;

    Colour(int code) {
        this.code = code;
    }

    int weight() {
        return code;
    }

    public static String run(int n) {
        Colour c = Colour.valueOf("GREEN");
        String s;
        switch (c) {
            case RED -> s = "red";
            case GREEN -> s = "green";
            default -> s = "other";
        }
        return s + RED.weight() + c.weight() + values().length + c.ordinal() + RED.getDeclaringClass().getSimpleName() + c.compareTo(BLUE);
    }
}
