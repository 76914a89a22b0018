package lib;

public class J {
    public void jm() {}
    public static void js() {}
}
