package lib;

public interface I {
    void m();
    void m2();
    default int d() {
        return 1;
    }
    static int s() {
        return 5;
    }
}
