/** A static main method without parameters, which ends with an exception. */
class StaticMainWithoutArguments {
    static void main() {
        System.out.println("no arguments");
        throw new IllegalStateException("the end");
    }
}
