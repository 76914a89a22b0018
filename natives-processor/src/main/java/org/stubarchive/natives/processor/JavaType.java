package org.stubarchive.natives.processor;

/** How values of a descriptor's type pass between a guest frame and a Java method. */
enum JavaType {
    BOOLEAN('Z', "boolean", 1, "booleanAt(c, %d)", "bits(%s)"),
    BYTE('B', "byte", 1, "(byte) intAt(c, %d)", "%s"),
    CHAR('C', "char", 1, "(char) intAt(c, %d)", "%s"),
    SHORT('S', "short", 1, "(short) intAt(c, %d)", "%s"),
    INT('I', "int", 1, "intAt(c, %d)", "%s"),
    LONG('J', "long", 2, "longAt(c, %d)", "%s"),
    FLOAT('F', "float", 1, "floatAt(c, %d)", "bits(%s)"),
    DOUBLE('D', "double", 2, "doubleAt(c, %d)", "bits(%s)"),
    REFERENCE('L', "long", 1, "oopAt(c, %d)", "%s"),
    VOID('V', "void", 0, "", "%s");

    private final char first;
    private final String javaName;
    private final int slots;
    private final String argument;
    private final String result;

    /**
     * @param first what the descriptor begins with
     * @param javaName the type in the Java method
     * @param argument expression that reads an argument, with the slot of its lower address
     * @param result expression of the raw bits, with the call
     */
    JavaType(char first, String javaName, int slots, String argument, String result) {
        this.first = first;
        this.javaName = javaName;
        this.slots = slots;
        this.argument = argument;
        this.result = result;
    }

    /** The type whose descriptor begins with a character, or null. */
    static JavaType of(char c) {
        for (JavaType type : values()) {
            if (type.first == (c == '[' ? 'L' : c)) {
                return type;
            }
        }
        return null;
    }

    String javaName() {
        return javaName;
    }

    /** Slots that an argument takes. */
    int slots() {
        return slots;
    }

    /** Reads the argument that begins at a slot, counted from that of the first declared parameter; of two slots the second has the lower address. */
    String argument(int slot) {
        return String.format(argument, slot + slots - 1);
    }

    /** Statements that give the raw result of a call. */
    String statement(String call) {
        return this == VOID ? call + ";\n                return 0;" : "return " + String.format(result, call) + ";";
    }
}
