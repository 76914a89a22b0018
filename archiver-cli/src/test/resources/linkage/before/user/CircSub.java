package user;

public class CircSub extends lib.Circ {}
