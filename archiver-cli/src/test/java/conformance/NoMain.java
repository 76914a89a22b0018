package conformance;

/** Has no main method. */
public final class NoMain {
    private NoMain() {
    }
}
