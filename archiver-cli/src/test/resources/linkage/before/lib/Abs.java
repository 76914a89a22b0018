package lib;

public class Abs {
    public Abs() {}
    public void am() {}
}
