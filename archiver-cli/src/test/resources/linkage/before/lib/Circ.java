package lib;

public class Circ {}
