package lib;

public interface D2 {
    default String dd() {
        return "D2";
    }
}
