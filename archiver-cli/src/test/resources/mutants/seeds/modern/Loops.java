package mutants.seeds.modern;

/** Backward branches: these mutants are linked, not run. */
public class Loops {
    private static final int[] TABLE = new int[8];

    static {
        for (int i = 0; i < TABLE.length; i++) {
            TABLE[i] = i * i;
        }
    }

    static long sum(long limit) {
        long total = 0;
        outer:
        while (total < limit) {
            for (int t : TABLE) {
                if (t == 25) {
                    continue outer;
                }
                total += t;
                try {
                    total += limit / t;
                } catch (ArithmeticException e) {
                    total++;
                    break outer;
                }
            }
        }
        return total;
    }

    public static String run(int n) {
        StringBuilder b = new StringBuilder();
        do {
            b.append(sum(n)).append(n > 2 ? 'x' : "y");
        } while (--n > 0);
        return b.toString();
    }
}
