package conformance;

import java.util.List;

/** Threads that loop for good, in every way that a loop can be written, neither hold up a collection nor the end of the program. */
public final class EndlessLoops {
    private static volatile boolean always = true;
    private static int counter;

    private EndlessLoops() {}

    /** Starts the loops, collects, and ends. */
    public static void main(String[] args) throws InterruptedException {
        List<Runnable> loops = List.of(EndlessLoops::empty, EndlessLoops::conditional, EndlessLoops::switching, EndlessLoops::tableSwitching, EndlessLoops::catching,
                EndlessLoops::throwing, EndlessLoops::finishing, () -> recursing(0), () -> synchronising(new Object()));
        for (Runnable loop : loops) {
            Thread t = new Thread(loop);
            t.setDaemon(true);
            t.start();
        }
        Thread.sleep(200);
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        System.out.println("collected");
    }

    private static void empty() {
        while (true);
    }

    private static void conditional() {
        do {
            counter++;
        } while (always);
    }

    private static void switching() {
        while (true) {
            switch (counter & 0x7000_0001) {
                case 0:
                    continue;
                case 0x7000_0000:
                    return;
                default:
            }
        }
    }

    private static void tableSwitching() {
        int state = 0;
        while (true) {
            switch (state) {
                case 0 -> state = 1;
                case 1 -> state = 2;
                case 2 -> state = 0;
                default -> state = -1;
            }
        }
    }

    private static void catching() {
        while (true) {
            try {
                always &= counter / (counter - counter) == 0;
            } catch (ArithmeticException e) {
                continue;
            }
        }
    }

    private static void throwing() {
        RuntimeException e = new RuntimeException();
        while (true) {
            try {
                throw e;
            } catch (RuntimeException caught) {
                e = caught;
            }
        }
    }

    @SuppressWarnings("finally")
    private static void finishing() {
        while (true) {
            try {
                return;
            } finally {
                continue;
            }
        }
    }

    private static void recursing(int depth) {
        while (true) {
            counter += depth < 20 ? recursingOnce(depth + 1) : 1;
        }
    }

    private static int recursingOnce(int depth) {
        return depth < 20 ? recursingOnce(depth + 1) + recursingOnce(depth + 1) : 1;
    }

    private static void synchronising(Object lock) {
        while (true) {
            synchronized (lock) {
                counter--;
            }
        }
    }
}
