package conformance;

import java.util.List;
import java.util.Map;

/** Messages of NullPointerException. */
public final class NullPointers {
    int f; NullPointers next; int[] ia; long[][] la; Object o; static NullPointers st; Integer boxed; String[] sa; double d; static int[] sia;
    NullPointers get() { return next; }
    static NullPointers make(int a, Object... b) { return null; }
    static <T> T id(T t) { return t; }

    interface Body { Object run() throws Throwable; }

    static void check(Body r) {
        try {
            System.out.println("fine " + r.run());
        } catch (Throwable t) {
            System.out.println(t.getMessage());
        }
    }

    static Object param(NullPointers p, int[] arr, long l, double d, NullPointers q) { return q.f + p.f; }
    Object inst(NullPointers p) { return p.get().f; }

    public static void main(String[] args) {
        NullPointers n = new NullPointers();
        NullPointers nil = null;
        int[] ni = null;
        Object[] no = null;
        int i = 3;
        check(() -> nil.f);
        check(() -> nil.f = 3);
        check(() -> n.next.next);
        check(() -> n.next.next.next);
        check(() -> n.get().f);
        check(() -> n.get().get());
        check(() -> st.f);
        check(() -> st.next.get());
        check(() -> NullPointers.st.ia[2]);
        check(() -> n.ia[i]);
        check(() -> n.ia[2] = 5);
        check(() -> n.ia.length);
        check(() -> n.la[1][2]);
        check(() -> sia[n.f + 2 * i]);
        check(() -> { n.la = new long[2][]; return n.la[i - 2][n.f]; });
        check(() -> { n.la = new long[2][]; return n.la[1][0]++; });
        check(() -> make(1, "a").f);
        check(() -> make(1, "a").get());
        check(() -> id(nil).d);
        check(() -> n.sa[0].length());
        check(() -> { n.sa = new String[1]; return n.sa[0].length(); });
        check(() -> { synchronized (n.o) { return 1; } });
        check(() -> { synchronized (st) { return 1; } });
        check(() -> { throw null; });
        check(() -> { RuntimeException e = (RuntimeException) n.o; throw e; });
        check(() -> { int k = n.boxed; return k; });
        check(() -> n.boxed + 1);
        check(() -> { long k = (Long) n.o; return k; });
        check(() -> { boolean b = (Boolean) Map.of().get("x"); return b; });
        check(() -> { for (Object x : (List<?>) n.o) { return x; } return 0; });
        check(() -> { for (int x : sia) { return x; } return 0; });
        check(() -> { switch ((String) n.o) { case "a": return 1; default: return 2; } });
        check(() -> param(n, null, 1, 2, null));
        check(() -> param(null, null, 1, 2, n));
        check(() -> n.inst(null));
        check(() -> n.inst(n));
        check(() -> n.o.toString());
        check(() -> ((NullPointers) n.o).f);
        check(() -> n.o.getClass().getName());
        check(() -> ((Runnable) n.o).hashCode());
        check(() -> { ((Runnable) n.o).run(); return 0; });
        check(() -> "abc".compareTo((String) n.o));
        check(() -> List.of((Object) null));
        check(() -> java.util.Objects.requireNonNull(null, "mine"));
        check(() -> java.util.Objects.requireNonNull(null));
        check(() -> (new NullPointers[3][2])[1][1].f);
        check(() -> { NullPointers[] a = new NullPointers[3]; int k = 1; a[k].f++; return 0; });
        check(() -> { NullPointers[][] a = new NullPointers[3][]; int k = 1; a[k][k + 1].f++; return 0; });
        check(() -> { byte[] b = null; return b[0]; });
        check(() -> { char[] b = null; b[1] = 'a'; return 0; });
        check(() -> { boolean[] b = null; b[1] = true; return 0; });
        check(() -> { float[] b = null; return b[1]; });
        check(() -> { double[] b = null; b[1] = 2; return 0; });
        check(() -> { short[] b = null; b[1] = 2; return 0; });
        check(() -> { long[] b = null; return b[(int) 5L]; });
        check(() -> { Object[] b = null; b["xy".length()] = ""; return 0; });
        check(() -> { Object[] b = null; return b.clone(); });
        check(() -> { nil.d = 4; return 0; });
        check(() -> { nil.o = ""; return 0; });
        check(() -> { NullPointers local = i > 2 ? null : n; return local.next; });
        check(() -> (i > 2 ? nil : n).next);
        check(() -> { Outer o = null; return o.new Inner(); });
        check(() -> { Outer o = null; java.util.function.Supplier<Object> s = o::toString; return s; });
        check(() -> System.getProperty("no.such.key").length());
        check(() -> System.out.printf((String) null));
        check(() -> new StringBuilder((String) null));
        try {
            ni[4] = 1;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        try {
            System.out.println(no.length);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage() + e.getStackTrace()[0]);
        }
        System.out.println(new NullPointerException().getMessage() + new NullPointerException("x").getMessage());
        nil.f = 5;
    }

    static class Outer { class Inner { } }
}
