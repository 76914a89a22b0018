package mutants.seeds.modern;

import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** invokedynamic of every sort that a compiler makes, and interfaces with code. */
public interface Lambdas {
    int BASE = Integer.parseInt("40");

    int apply(int n);

    default Lambdas twice() {
        return n -> apply(apply(n));
    }

    private int hidden() {
        return apply(1);
    }

    static int size(String s) {
        return s.length();
    }

    class User implements Lambdas {
        private final int plus;

        User(int plus) {
            this.plus = plus;
        }

        @Override
        public int apply(int n) {
            return n + plus;
        }

        String use() {
            Function<String, Integer> f = Lambdas::size;
            Supplier<User> make = () -> new User(plus + 1);
            IntUnaryOperator self = this::apply;
            Function<Integer, User> constructor = User::new;
            Function<Integer, int[]> array = int[]::new;
            Runnable nothing = (Runnable & java.io.Serializable) () -> { };
            nothing.run();
            return "use " + f.apply("four") + make.get().plus + self.applyAsInt(2) + constructor.apply(9).plus + array.apply(3).length;
        }
    }

    static String run(int n) {
        Lambdas l = new User(n);
        String s = "";
        try {
            s += l.twice().apply(5) + l.hidden() + BASE;
            s += new User(2).use();
        } catch (LinkageError e) {
            s += e;
        }
        return s;
    }
}
