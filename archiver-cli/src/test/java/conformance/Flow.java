package conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Switches, loops, long and double locals, many locals, string concatenation. */
public final class Flow {
    enum Color { RED, GREEN { @Override String nice() { return "lush"; } }, BLUE; String nice() { return name().toLowerCase(); } }

    public static void main(String[] args) {
        for (int i : new int[] {-2147483648, -5, -1, 0, 1, 2, 3, 4, 5, 9, 100, 1000, 2147483647}) {
            System.out.print(dense(i) + " " + sparse(i) + " " + arrow(i) + ";");
        }
        System.out.println();
        for (String s : new String[] {"", "a", "Aa", "BB", "AaAa", "BBBB", "AaBB", "zz", "\u00e9", "long string with spaces"}) {
            System.out.print(strings(s) + ",");
        }
        System.out.println();
        for (Color c : Color.values()) {
            System.out.print(switch (c) { case RED -> 1; case GREEN -> 2; default -> 3; } + c.nice() + c.getClass() + c.getDeclaringClass() + " ");
        }
        System.out.println(Color.valueOf("RED").compareTo(Color.BLUE));
        try {
            Color.valueOf("PINK");
        } catch (IllegalArgumentException e) {
            System.out.println(e);
        }
        try {
            Color c = null;
            switch (c) { case RED: System.out.println("?"); }
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        labels();
        System.out.println(wide(3));
        System.out.println(locals(1, 2L, 3f, 4d, (byte) 5, 'c', (short) 6, true, "s", new int[] {7}));
        concat();
        System.out.println(ternary(5) + "" + ternary(-5));
        System.out.println(gcd(1071, 462) + " " + fib(20) + " " + ackermann(2, 3) + " " + even(11));
        text();
        System.out.println(finallyReturn() + " " + finallyOverride() + " " + finallyLoop());
    }

    static int dense(int i) {
        switch (i) {
            case 0: return 10;
            case 1: i += 5;
            case 2: i += 7; break;
            case 3:
            case 4: return -i;
            default: i = 77;
            case 5: i++;
        }
        return i;
    }

    static int sparse(int i) {
        switch (i) {
            case Integer.MIN_VALUE: return 1;
            case -5: return 2;
            case 100: return 3;
            case 1000: return 4;
            case Integer.MAX_VALUE: return 5;
            default: return 6;
        }
    }

    static String arrow(int i) {
        return switch (i) {
            case 1, 2, 3 -> "low";
            case 100 -> { String s = "hund"; yield s + "red"; }
            default -> { if (i < 0) { yield "neg"; } yield "other"; }
        };
    }

    static int strings(String s) {
        switch (s) {
            case "": return 0;
            case "a": return 1;
            case "Aa": return 2;
            case "BB": return 3;
            case "AaAa": return 4;
            case "BBBB": return 5;
            case "AaBB": return 6;
            case "\u00e9": return 7;
            default: return -1;
        }
    }

    static void labels() {
        StringBuilder b = new StringBuilder();
        outer:
        for (int i = 0; ; i++) {
            for (int j = 0; j < 10; j++) {
                if (j == i) { continue outer; }
                if (i * j > 20) { break outer; }
                b.append(i * j).append(' ');
            }
        }
        block: { if (b.length() > 3) { break block; } b.append("not reached"); }
        do { b.append('d'); } while (b.length() < 50);
        System.out.println(b);
    }

    static long wide(int n) {
        long a0 = n, a1 = 1, a2 = 2, a3 = 3, a4 = 4, a5 = 5, a6 = 6, a7 = 7, a8 = 8, a9 = 9, b0 = 10, b1 = 11, b2 = 12, b3 = 13, b4 = 14, b5 = 15, b6 = 16, b7 = 17, b8 = 18, b9 = 19;
        double c0 = n, c1 = 1, c2 = 2, c3 = 3, c4 = 4, c5 = 5, c6 = 6, c7 = 7, c8 = 8, c9 = 9, d0 = 10, d1 = 11, d2 = 12, d3 = 13, d4 = 14, d5 = 15, d6 = 16, d7 = 17, d8 = 18, d9 = 19;
        long e0 = n, e1 = 1, e2 = 2, e3 = 3, e4 = 4, e5 = 5, e6 = 6, e7 = 7, e8 = 8, e9 = 9, f0 = 10, f1 = 11, f2 = 12, f3 = 13, f4 = 14, f5 = 15, f6 = 16, f7 = 17, f8 = 18, f9 = 19;
        double g0 = n, g1 = 1, g2 = 2, g3 = 3, g4 = 4, g5 = 5, g6 = 6, g7 = 7, g8 = 8, g9 = 9, h0 = 10, h1 = 11, h2 = 12, h3 = 13, h4 = 14, h5 = 15, h6 = 16, h7 = 17, h8 = 18, h9 = 19;
        long i0 = n, i1 = 1, i2 = 2, i3 = 3, i4 = 4, i5 = 5, i6 = 6, i7 = 7, i8 = 8, i9 = 9, j0 = 10, j1 = 11, j2 = 12, j3 = 13, j4 = 14, j5 = 15, j6 = 16, j7 = 17, j8 = 18, j9 = 19;
        double k0 = n, k1 = 1, k2 = 2, k3 = 3, k4 = 4, k5 = 5, k6 = 6, k7 = 7, k8 = 8, k9 = 9, l0 = 10, l1 = 11, l2 = 12, l3 = 13, l4 = 14, l5 = 15, l6 = 16, l7 = 17, l8 = 18, l9 = 19;
        long m0 = n, m1 = 1, m2 = 2, m3 = 3, m4 = 4, m5 = 5, m6 = 6, m7 = 7, m8 = 8, m9 = 9;
        int z = 0;
        float y = 2;
        Object o = "x";
        for (; z < 300; z += 100) {
            z += 1000;
            z -= 1000;
            y += z;
            m9 += z + (long) y;
            l9 += m9;
            o = o + "y";
        }
        z++;
        IntSupplier s = () -> 5;
        return a0 + a1 + a2 + a3 + a4 + a5 + a6 + a7 + a8 + a9 + b0 + b1 + b2 + b3 + b4 + b5 + b6 + b7 + b8 + b9 + (long) (c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + d0 + d1 + d2 + d3 + d4 + d5 + d6 + d7 + d8 + d9)
                + e0 + e1 + e2 + e3 + e4 + e5 + e6 + e7 + e8 + e9 + f0 + f1 + f2 + f3 + f4 + f5 + f6 + f7 + f8 + f9 + (long) (g0 + g1 + g2 + g3 + g4 + g5 + g6 + g7 + g8 + g9 + h0 + h1 + h2 + h3 + h4 + h5 + h6 + h7 + h8 + h9)
                + i0 + i1 + i2 + i3 + i4 + i5 + i6 + i7 + i8 + i9 + j0 + j1 + j2 + j3 + j4 + j5 + j6 + j7 + j8 + j9 + (long) (k0 + k1 + k2 + k3 + k4 + k5 + k6 + k7 + k8 + k9 + l0 + l1 + l2 + l3 + l4 + l5 + l6 + l7 + l8 + l9)
                + m0 + m1 + m2 + m3 + m4 + m5 + m6 + m7 + m8 + m9 + z + (long) y + o.hashCode() + s.getAsInt();
    }

    static String locals(int a, long b, float c, double d, byte e, char f, short g, boolean h, Object i, int[] j) {
        double t = d;
        d = b;
        b = (long) t;
        return a + "," + b + "," + c + "," + d + "," + e + "," + f + "," + g + "," + h + "," + i + "," + j[0];
    }

    static void concat() {
        Object n = null;
        String s = null;
        char[] chars = {'x', 'y'};
        s += n;
        s += 'c';
        s += 1L + 2;
        s += -0f;
        s += Double.MIN_VALUE;
        System.out.println(s + chars.length + "\u0001\u0002" + (char) 0x20ac + new StringBuilder("sb") + List.of(1, 2) + Color.RED + (Integer) 5 + (Character) 'q' + new Object[0].length);
        String e = "";
        System.out.println((e + e == "") + " " + ("a" + "b" == "ab") + " " + (e + "ab").intern().equals("ab") + " " + ((e + "ab").intern() == "ab"));
        String big = "" + 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + e + 11 + e + 12 + e + 13 + e + 14 + e + 15 + e + 16 + e + 17 + e + 18 + e + 19 + e + 20 + e + 21 + s + 22 + n + 23 + s + n + 'a' + 1f + s + 2d + s + n + s + n + s + 0x7fffffffffffffffL;
        System.out.println(big);
        Object bad = new Object() { @Override public String toString() { throw new IllegalStateException("no text"); } };
        try {
            System.out.println("a" + bad);
        } catch (IllegalStateException x) {
            System.out.println(x.getMessage());
        }
        Object nil = new Object() { @Override public String toString() { return null; } };
        System.out.println("n:" + nil);
    }

    static Object ternary(int i) {
        return i > 0 ? 1 : 'x';
    }

    static int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }

    static long fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

    static int ackermann(int m, int n) { return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1)); }

    static boolean even(int n) { return n == 0 || odd(n - 1); }

    static boolean odd(int n) { return n != 0 && even(n - 1); }

    static void text() {
        String t = """
            Hello,
              "block" \
            joined
            end\ttab
            """;
        System.out.println(t + t.lines().count() + " " + "a,b,,c,,".split(",").length + " " + String.join("|", List.of("x", "y")) + " " + "ab".repeat(3) + " " + "  trim ".strip() + "|" + "ABC".chars().sum() + " " + "x".compareTo("yy") + " " + "Straße".toUpperCase() + " " + "%5d|%-5s|%05.1f|%x|%,d|%b|%c|%e".formatted(42, "ab", 3.14159, 255, 1234567, true, 'c', 12345.678));
        System.out.println("\ud83d\ude00 smile".codePointAt(0) + " " + "\ud83d\ude00".length() + " " + new StringBuilder("a\ud83d\ude00b").reverse() + " " + "h\u00e9llo w\u00f6rld \u20ac \u4e2d");
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
        list.remove(Integer.valueOf(3));
        list.remove(0);
        System.out.println(list);
    }

    @SuppressWarnings("finally")
    static int finallyOverride() {
        try { throw new RuntimeException(); } finally { return 2; }
    }

    static int finallyReturn() {
        int x = 1;
        try { return x; } finally { x = 5; }
    }

    static String finallyLoop() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            try {
                if (i == 1) { continue; }
                if (i == 3) { break; }
                b.append(i);
            } finally { b.append('f'); }
        }
        return b.toString();
    }
}
