package conformance;

/** Assertions, enabled and disabled. */
public final class Asserting {
    static class Inner { static boolean on() { boolean on = false; assert on = true; return on; } }

    public static void main(String[] args) {
        boolean on = false;
        assert on = true;
        System.out.println(on + " " + Inner.on() + Asserting.class.desiredAssertionStatus() + String.class.desiredAssertionStatus() + conformance.sub.Other.on());
        try {
            assert args.length > 5 : "detail " + args.length;
            System.out.println("passed");
        } catch (AssertionError e) {
            System.out.println(e);
        }
        assert args.length > 6;
        System.out.println("end");
    }
}
