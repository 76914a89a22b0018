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
    public void gone() {}
    public int goneField;
    public void wasPublic() {}
    public static void wasPublicStatic() {}
    public int fieldWasPublic;
    protected void prot() {}
    public int kind;
    public static int skind;
    public void mkind() {}
    public static void smkind() {}
    public static class Inner {
        public Inner() {}
        public void x() {}
    }
}
