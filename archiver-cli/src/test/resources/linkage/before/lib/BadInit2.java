package lib;

public class BadInit2 {
    public static int v;
}
