package org.stubarchive.loader;

/** Durations of named steps, in the order in which they were first taken. Times of equal name add up. */
public final class PhaseTimes {
    private static final int MAX = 32;

    private final String[] names = new String[MAX];
    private final long[] nanoseconds = new long[MAX];
    private int count;

    /** Adds {@code System.nanoTime() - start} to the step's time; gives the time now, for the next step. */
    public synchronized long end(String name, long start) {
        long now = System.nanoTime();
        add(name, now - start);
        return now;
    }

    /** Adds to the step's time. */
    public synchronized void add(String name, long duration) {
        int i = 0;
        while (i < count && !names[i].equals(name)) {
            i++;
        }
        if (i == count) {
            if (count == MAX) {
                throw new IllegalStateException("more than " + MAX + " phases");
            }
            names[count++] = name;
        }
        nanoseconds[i] += duration;
    }

    /** Number of steps. */
    public synchronized int count() {
        return count;
    }

    /** Name of a step. */
    public synchronized String name(int step) {
        return names[step];
    }

    /** Time of a step in nanoseconds. */
    public synchronized long nanoseconds(int step) {
        return nanoseconds[step];
    }
}
