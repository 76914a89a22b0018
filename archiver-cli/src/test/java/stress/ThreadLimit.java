package stress;

/** Starts threads until no more can be started; all that were go on and end. */
public final class ThreadLimit {
    private static int running;
    private static boolean over;

    private ThreadLimit() {}

    private static synchronized void waitForEnd() {
        running++;
        ThreadLimit.class.notifyAll();
        while (!over) {
            try {
                ThreadLimit.class.wait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    public static void main(String[] args) throws Exception {
        Thread[] threads = new Thread[Integer.parseInt(args[0])];
        int started = 0;
        try {
            while (started < threads.length) {
                Thread t = new Thread(ThreadLimit::waitForEnd);
                t.start();
                threads[started++] = t;
            }
            System.out.println("all started");
        } catch (OutOfMemoryError e) {
            System.out.println(e.getMessage());
        }
        synchronized (ThreadLimit.class) {
            while (running < started) {
                ThreadLimit.class.wait();
            }
            over = true;
            ThreadLimit.class.notifyAll();
        }
        for (int i = 0; i < started; i++) {
            threads[i].join();
        }
        Thread last = new Thread(() -> System.out.println("one more"));
        last.start();
        last.join();
        System.out.println(started > 20 && running == started);
    }
}
