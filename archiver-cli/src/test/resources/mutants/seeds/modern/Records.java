package mutants.seeds.modern;

import java.util.List;

/** Records with annotations, generic components and constructors. */
public record Records<T extends Comparable<T>>(@Marks.Mark("component") int number, List<? super T> list, String... rest) {
    static int made;

    public Records {
        made++;
    }

    record Pair(long first, double second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair o) {
            return Long.compare(first, o.first);
        }
    }

    record Empty() {
    }

    public static String run(int n) {
        Records<String> r = new Records<>(n, List.of("a"), "b", "c");
        Pair p = new Pair(1, 2.5);
        return r.number() + r.list().toString() + r.rest().length + p + p.equals(new Pair(1, 2.5)) + new Empty() + p.compareTo(p) + made;
    }
}
