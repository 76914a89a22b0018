package lib;

class Priv {
    public static int x = 1;
    public Priv() {}
}
