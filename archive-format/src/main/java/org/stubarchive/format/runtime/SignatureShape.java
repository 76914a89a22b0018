package org.stubarchive.format.runtime;

/**
 * What a calling convention sees of a method's arguments: their types in order, receiver first, with the integers shorter than a long as {@code I}
 * and all references as {@code L}.
 *
 * @param types one of {@code I}, {@code J}, {@code F}, {@code D}, {@code L} for each argument, at most 255 slots in all (JVMS 4.3.3)
 */
public record SignatureShape(String types) {
    /** Greatest number of argument slots. */
    public static final int MAX_SLOTS = 255;
    private static final String LETTERS = "IJFDL";

    /** Checks the letters. */
    public SignatureShape {
        int slots = 0;
        for (int i = 0; i < types.length(); i++) {
            if (LETTERS.indexOf(types.charAt(i)) < 0) {
                throw new IllegalArgumentException("not a shape: " + types);
            }
            slots += BasicType.ofDescriptor(types.charAt(i)).slots();
        }
        if (slots > MAX_SLOTS) {
            throw new IllegalArgumentException(slots + " argument slots: " + types);
        }
    }

    /**
     * The shape of a method.
     *
     * @param descriptor as in JVMS 4.3.3
     * @param receiver arguments in front of those of the descriptor: 1 for an instance method, else 0
     */
    public static SignatureShape of(String descriptor, int receiver) {
        StringBuilder types = new StringBuilder("L".repeat(receiver));
        int at = 1;
        while (descriptor.charAt(at) != ')') {
            char first = descriptor.charAt(at);
            types.append(switch (first) {
                case 'L', '[' -> 'L';
                case 'J', 'F', 'D' -> first;
                default -> 'I';
            });
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            at = descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
        }
        return new SignatureShape(types.toString());
    }

    /** Number of arguments. */
    public int count() {
        return types.length();
    }

    /** Type of an argument; references are {@link BasicType#OBJECT}. */
    public BasicType type(int argument) {
        return BasicType.ofDescriptor(types.charAt(argument));
    }

    /** Stack slots of all arguments in interpreted code. */
    public int slots() {
        int slots = 0;
        for (int i = 0; i < count(); i++) {
            slots += type(i).slots();
        }
        return slots;
    }
}
