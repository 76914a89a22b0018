package user;

public class CircSub {}
