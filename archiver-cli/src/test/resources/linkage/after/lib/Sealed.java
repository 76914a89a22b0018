package lib;

public sealed interface Sealed permits SealedImpl {}
final class SealedImpl implements Sealed {}
