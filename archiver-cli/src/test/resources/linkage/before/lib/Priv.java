package lib;

public class Priv {
    public static int x = 1;
    public Priv() {}
}
