package lib;

public interface C {
    void cm();
    static void cs() {}
}
