package mutants.seeds.plain;

/** Instructions of every kind without loops, compiled for an old release: also a seed for the old versions and the old verifier. */
public class Plain implements Runnable, Cloneable {
    static final int CONSTANT = 70000;
    static final long WIDE = 1L << 40;
    static final float SINGLE = 1.5f;
    static final double DOUBLE = 2.25;
    static final String TEXT = "constant text";
    static final byte SMALL = -3;
    static final char LETTER = 'x';
    static final boolean YES = true;
    private static int counter = 3;
    protected int[] numbers = {1, 2, 3};
    transient Object value = "value";
    volatile long sum;
    Plain next;

    public Plain() {
        sum = 5;
    }

    Plain(int n, Object o) {
        this();
        sum += n;
        value = o;
    }

    public void run() {
        counter++;
    }

    static int choose(int n) {
        switch (n) {
            case 0:
                return 10;
            case 1:
                return 11;
            case 2:
                return 12;
            default:
                return -1;
        }
    }

    static String lookup(int n) {
        switch (n) {
            case -100:
                return "low";
            case 1000:
                return "high";
            default:
                return "none";
        }
    }

    long arithmetic(int i, long l, float f, double d) {
        int shifted = i << 3 >>> 1 ^ 0x55 & ~i | 7;
        long product = l * shifted % 1000 - (i > 3 ? l : -l);
        double quotient = d / 3 + f * 2 - (float) l;
        return product + (long) quotient + (byte) i + (char) shifted + (short) l + (f > d ? 1 : 2) + (l < 5L ? 4 : 8);
    }

    String arrays() {
        long[][] grid = new long[2][3];
        grid[1][2] = 7;
        Object[] objects = new Object[] {grid, numbers, "s", null};
        byte[] bytes = new byte[4];
        bytes[2] = (byte) objects.length;
        char[] chars = {'a', 'b'};
        boolean[] flags = {true, false};
        double[] doubles = {1.0, 2.0};
        return grid[1][2] + "," + bytes[2] + chars[1] + flags[0] + doubles[1] + (objects[2] instanceof String) + numbers[0];
    }

    int guarded(Object o) {
        int result = 1;
        try {
            result += ((String) o).length();
        } catch (ClassCastException e) {
            result += 100;
        } catch (NullPointerException e) {
            result += 200;
        } finally {
            result += 1000;
        }
        return result;
    }

    synchronized int locked(Object lock) {
        synchronized (lock) {
            counter += numbers.length;
        }
        return counter;
    }

    Object self() throws CloneNotSupportedException {
        Plain copy = (Plain) clone();
        copy.next = this;
        return copy.next == this && copy.value == value ? TEXT : new String[2];
    }

    static int depth(int n) {
        if (n > 2) {
            throw new IllegalStateException("depth " + n);
        }
        return depth(n + 1) + 1;
    }

    public static String run(int n) throws Exception {
        Plain p = new Plain(n, "text");
        p.run();
        String s = choose(n) + lookup(1000) + p.arithmetic(n, 99L, 1.25f, 8.5) + "/" + p.arrays() + "/" + p.guarded("four") + p.guarded(null)
                + p.guarded(p) + "/" + p.locked(p) + p.self() + CONSTANT + WIDE + SINGLE + DOUBLE + TEXT + SMALL + LETTER + YES + p.sum;
        try {
            depth(0);
        } catch (IllegalStateException e) {
            s += e.getMessage() + e.getStackTrace()[0].getLineNumber() + e.getStackTrace()[3].getMethodName();
        }
        return s;
    }
}
