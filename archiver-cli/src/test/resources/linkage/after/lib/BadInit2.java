package lib;

public class BadInit2 {
    public static int v;
    static {
        if (true) throw new LinkageError("bad init2");
    }
}
