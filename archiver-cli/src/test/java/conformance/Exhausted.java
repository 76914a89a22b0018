package conformance;

/** A thread, then main, die of OutOfMemoryError. */
public final class Exhausted {
    static final class Hog extends Thread {
        @Override
        public void run() {
            Object hog = null;
            while (true) {
                hog = new Object[] {hog, new int[1 << 18]};
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Thread t = new Hog();
        t.start();
        t.join();
        System.out.println("still here");
        Object all = null;
        while (true) { all = new Object[] {all, new byte[1 << 20]}; }
    }
}
