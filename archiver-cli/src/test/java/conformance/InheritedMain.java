package conformance;

/** Inherits its main method, and has varargs. */
public final class InheritedMain extends MainParent {
}

class MainParent {
    public static void main(String... args) throws InterruptedException {
        System.out.println("inherited " + args.length + String.join(",", args));
    }
}
