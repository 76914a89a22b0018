package lib;

public interface J {
    void jm();
    static void js() {}
}
