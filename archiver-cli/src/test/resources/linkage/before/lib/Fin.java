package lib;

public class Fin {
    public void fm() {}
}
