package conformance;

/** Its main method returns a value. */
public final class IntMain {
    public static int main(String[] args) {
        return 3;
    }
}
