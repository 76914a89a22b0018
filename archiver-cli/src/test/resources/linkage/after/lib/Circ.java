package lib;

public class Circ extends user.CircSub {}
