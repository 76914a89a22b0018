package lib;

public interface D2 {}
