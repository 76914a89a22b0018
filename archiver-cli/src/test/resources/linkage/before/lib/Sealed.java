package lib;

public interface Sealed {}
