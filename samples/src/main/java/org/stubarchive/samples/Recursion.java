package org.stubarchive.samples;

/** Fibonacci, Ackermann, the towers of Hanoi and mutual recursion. */
public final class Recursion {
    private static int moves;

    private Recursion() {}

    static int fibonacci(int n) {
        return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
    }

    static int ackermann(int m, int n) {
        if (m == 0) {
            return n + 1;
        }
        return n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
    }

    static void hanoi(int disks, char from, char to, char via) {
        if (disks > 0) {
            hanoi(disks - 1, from, via, to);
            moves = moves * 31 + from * 7 + to;
            hanoi(disks - 1, via, to, from);
        }
    }

    static boolean even(int n) {
        return n == 0 || odd(n - 1);
    }

    static boolean odd(int n) {
        return n != 0 && even(n - 1);
    }

    /** Runs the sample; the argument is the Fibonacci number to compute (27). */
    public static void main(String[] args) {
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 27;
        System.out.println("fibonacci(" + n + ") = " + fibonacci(n));
        System.out.println("ackermann(2, 300) = " + ackermann(2, 300));
        hanoi(14, 'A', 'C', 'B');
        System.out.println("hanoi(14) digest = " + moves);
        System.out.println("even(3001) = " + even(3001));
    }
}
