package lib;

public class BadInit {
    public static int v;
    static {
        if (true) throw new IllegalStateException("bad init");
    }
}
