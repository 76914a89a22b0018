package conformance.sub;

/** In a package below. */
public final class Other {
    private Other() {
    }

    /** Whether assertions are enabled here. */
    public static boolean on() {
        boolean on = false;
        assert on = true;
        return on;
    }
}
