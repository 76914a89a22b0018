package lib;

public class FinM {
    public final void fm() {}
}
