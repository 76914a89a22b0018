/** The instance for the main method cannot be made. */
class FailingConstructor {
    FailingConstructor() {
        throw new IllegalStateException("constructor");
    }

    void main(String[] args) {
        System.out.println("not reached");
    }
}
