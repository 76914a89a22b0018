package conformance;

/** Its main method is not public. */
public final class PrivateMain {
    static void main(String[] args) {
        System.out.println("should not run");
    }
}
