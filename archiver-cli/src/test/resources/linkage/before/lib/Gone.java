package lib;

public class Gone {
    public static int x = 1;
    public Gone() {}
    public static void z() {}
}
