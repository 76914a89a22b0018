package lib;

public class FinM {
    public void fm() {}
}
