package lib;

public interface I {
    void m();
    default int d() {
        return 1;
    }
    static int s() {
        return 5;
    }
}
