package lib;

public class A {
    public static int sf;
    public int f;
    public final int fin = 3;
    public static int st() {
        return 1;
    }
    public int inst() {
        return 2;
    }
    private void wasPublic() {}
    private static void wasPublicStatic() {}
    private int fieldWasPublic;
    void prot() {}
    public static int kind;
    public int skind;
    public static void mkind() {}
    public void smkind() {}
    static class Inner {
        private Inner() {}
        public void x() {}
    }
}
