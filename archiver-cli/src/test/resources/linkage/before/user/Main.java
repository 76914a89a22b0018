package user;

import lib.*;

/** Uses a library that has changed since this was compiled; prints what each use gives, twice, because errors are kept. */
public class Main {
    interface Use {
        void run() throws Throwable;
    }

    static class Sub extends A {
        void callProt() {
            prot();
        }
    }

    static class ImplI implements I {
        public void m() {
        }
    }

    static class Both implements D1, D2 {
    }

    static class SubFin extends Fin {
    }

    static class SubFinM extends FinM {
        public void fm() {
        }
    }

    static class SubC extends C {
    }

    static class ImplJ implements J {
        public void jm() {
        }
    }

    static class J1 implements J {
        public void jm() {
        }
    }

    static class ImplSealed implements Sealed {
    }

    static class SubAbs extends Abs {
    }

    static class SubGone extends Gone {
    }

    static class SubPriv extends Priv {
    }

    static J asJ(Object o) {
        return (J) o;
    }

    static void check(String what, Use use) {
        for (int i = 0; i < 2; i++) {
            try {
                use.run();
                System.out.println(what + ": fine");
            } catch (Throwable e) {
                System.out.println(what + ": " + e);
                for (Throwable c = e.getCause(); c != null; c = c.getCause()) {
                    System.out.println("   caused by " + c);
                }
            }
        }
    }

    public static void main(String[] args) {
        check("ok", () -> { A.st(); new A().inst(); A.sf = 3; });
        check("gone method", () -> new A().gone());
        check("gone field", () -> System.out.println(new A().goneField));
        check("private method", () -> new A().wasPublic());
        check("private static", () -> A.wasPublicStatic());
        check("private field", () -> System.out.println(new A().fieldWasPublic));
        check("private field put", () -> new A().fieldWasPublic = 1);
        check("pkg prot", () -> new Sub().callProt());
        check("field kind", () -> System.out.println(new A().kind));
        check("sfield kind", () -> System.out.println(A.skind));
        check("field kind put", () -> new A().kind = 1);
        check("sfield kind put", () -> A.skind = 1);
        check("method kind", () -> new A().mkind());
        check("smethod kind", () -> A.smkind());
        check("inner", () -> new A.Inner());
        check("new iface", () -> { I i = new ImplI(); i.d(); i.getClass().getMethod("m2").invoke(i); });
        check("class now iface virt", () -> ((C) null).cm());
        check("class now iface static", () -> C.cs());
        check("class now iface new", () -> new C());
        check("class now iface super", () -> new SubC());
        check("iface now class", () -> asJ(new J1()).jm());
        check("iface now class static", () -> J.js());
        check("iface now class impl", () -> new ImplJ());
        check("abstract new", () -> new Abs());
        check("abstract call", () -> new SubAbs().am());
        check("conflict", () -> new Both().dd());
        check("conflict iface", () -> ((D1) new Both()).dd());
        check("final super", () -> new SubFin());
        check("final method", () -> new SubFinM());
        check("sealed", () -> new ImplSealed());
        check("gone class", () -> new Gone());
        check("gone class static", () -> Gone.z());
        check("gone class field", () -> System.out.println(Gone.x));
        check("gone super", () -> new SubGone());
        check("gone instanceof", () -> System.out.println(((Object) "x") instanceof Gone));
        check("gone cast", () -> System.out.println((Gone) (Object) "x"));
        check("gone array", () -> System.out.println(new Gone[2].length));
        check("gone array2", () -> System.out.println(new Gone[2][3].length));
        check("gone literal", () -> System.out.println(Gone.class));
        check("forName", () -> Class.forName("lib.Gone"));
        check("forName2", () -> Class.forName("lib/Gone"));
        check("forName3", () -> Class.forName("[Llib.Gone;"));
        check("forName4", () -> System.out.println(Class.forName("[Llib.A;") + " " + Class.forName("[[I")));
        check("forName5", () -> Class.forName(""));
        check("forName6", () -> Class.forName("int"));
        check("forName7", () -> Class.forName("[Llib/A;"));
        check("forName8", () -> Class.forName("lib.a"));
        check("private class", () -> new Priv());
        check("private class f", () -> System.out.println(Priv.x));
        check("private class super", () -> new SubPriv());
        check("private class array", () -> System.out.println(new Priv[1].length));
        check("bad init", () -> System.out.println(BadInit.v));
        check("bad init2", () -> System.out.println(BadInit2.v));
        check("circ", () -> new Circ());
        check("circ sub", () -> new CircSub());
        check("cce", () -> System.out.println((A) (Object) "x"));
        check("cce arr", () -> System.out.println((A[]) (Object) new int[1]));
        check("ase", () -> { Object[] o = new A[1]; o[0] = "s"; });
        check("gone cast null", () -> System.out.println((Gone) (Object) null));
        check("lambda gone", () -> { java.util.function.Supplier<Object> s = Gone::new; s.get(); });
        check("mref private", () -> { Runnable r = A::wasPublicStatic; r.run(); });
        check("clone", () -> System.out.println(new A[2].clone().length + new int[]{1,2}.clone().length));
    }
}
