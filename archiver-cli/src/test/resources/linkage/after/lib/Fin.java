package lib;

public final class Fin {
    public void fm() {}
}
