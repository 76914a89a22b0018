/** A virtual thread before anything else. */
public class FirstVirtualThread {
    public static void main(String[] args) throws Exception {
        Thread.ofVirtual().name("first").start(() -> System.out.println(Thread.currentThread().isVirtual() + Thread.currentThread().getName())).join();
        Thread.ofVirtual().uncaughtExceptionHandler((t, e) -> System.out.println(t.isVirtual() + " " + e)).start(() -> {
            throw new IllegalStateException("in a virtual thread");
        }).join();
    }
}
