package mutants.seeds.modern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Signatures of every shape. */
public class Generics<A extends Number & Comparable<? super A>, B extends List<? extends A>, C extends Exception> extends ArrayList<Map.Entry<A, B[]>>
        implements Comparable<Generics<A, B, C>> {
    private static final long serialVersionUID = 1L;
    private A first;
    protected B[] second;
    final Map<String, ? super Collection<?>> map = Map.of();
    int primitive;

    class Inner<D> {
        D value;
        Generics<A, B, C>.Inner<A> same;

        <E extends D> E convert(E e, A a) {
            return e;
        }
    }

    <E, F extends E> F method(E e, F f, A[] array, List<?> wild, int n) throws C, IllegalStateException {
        List<String> local = new ArrayList<>();
        Map<E, F> other = null;
        local.add("x" + n);
        return n > 0 ? f : null;
    }

    @Override
    public int compareTo(Generics<A, B, C> o) {
        return primitive - o.primitive;
    }

    public static <T extends CharSequence> String run(int n) throws Exception {
        Generics<Integer, List<Integer>, RuntimeException> g = new Generics<>();
        g.first = n;
        return g.method("e", "f", null, List.of(), n) + g.compareTo(g) + g.new Inner<String>().convert("s", 1) + g.size();
    }
}
