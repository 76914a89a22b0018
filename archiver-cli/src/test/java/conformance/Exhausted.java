package conformance;

import java.util.ArrayList;
import java.util.List;

/** A thread, then main, die of OutOfMemoryError. */
public final class Exhausted {
    static final class Hog extends Thread {
        @Override
        public void run() {
            List<Object> hog = new ArrayList<>();
            while (true) {
                hog.add(new int[1 << 18]);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Thread t = new Hog();
        t.start();
        t.join();
        System.out.println("still here");
        List<Object> all = new ArrayList<>();
        while (true) { all.add(new byte[1 << 20]); }
    }
}
