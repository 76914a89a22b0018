package lib;

public interface D1 {
    default String dd() {
        return "D1";
    }
}
