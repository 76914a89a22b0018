package conformance;

/** Its main method is not static. */
public final class InstanceMain {
    public void main(String[] args) {
        System.out.println("should not run");
    }
}
