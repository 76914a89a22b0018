package lib;

public class BadInit {
    public static int v;
}
