package conformance;

/** Its initialiser fails. */
public final class FailingMain {
    static {
        System.out.println(1 / Integer.parseInt("0"));
    }

    public static void main(String[] args) {
        System.out.println("should not run");
    }
}
