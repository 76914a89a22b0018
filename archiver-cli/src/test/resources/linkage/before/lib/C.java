package lib;

public class C {
    public void cm() {}
    public static void cs() {}
}
