package lib;

public abstract class Abs {
    public Abs() {}
    public abstract void am();
}
