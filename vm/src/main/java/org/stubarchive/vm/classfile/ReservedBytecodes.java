package org.stubarchive.vm.classfile;

/**
 * Opcodes above {@link Bytecodes#COUNT} that the host JVM uses for itself (JVMS 6.2 reserves them). In a class file they are illegal, but the
 * launcher's verifier takes them for instructions when it looks for the starts of instructions: it matters for which of several errors is reported.
 */
public final class ReservedBytecodes {
    private static final int FIRST = Bytecodes.COUNT;
    private static final String[] NAMES = {
        "breakpoint", "fast_agetfield", "fast_bgetfield", "fast_cgetfield", "fast_dgetfield", "fast_fgetfield", "fast_igetfield", "fast_lgetfield", "fast_sgetfield",
        "fast_aputfield", "fast_bputfield", "fast_zputfield", "fast_cputfield", "fast_dputfield", "fast_fputfield", "fast_iputfield", "fast_lputfield", "fast_sputfield",
        "fast_aload_0", "fast_iaccess_0", "fast_aaccess_0", "fast_faccess_0", "fast_iload", "fast_iload2", "fast_icaload", "fast_invokevfinal", "fast_linearswitch",
        "fast_binaryswitch", "fast_aldc", "fast_aldc_w", "return_register_finalizer", "invokehandle", "nofast_getfield", "nofast_putfield", "nofast_aload_0", "nofast_iload",
        "_shouldnotreachhere",
    };
    /** Length of each, one digit each; 0 for those that are laid out as {@code lookupswitch}. */
    private static final String LENGTHS = "1" + "3".repeat(17) + "1444" + "243300231333121";

    private ReservedBytecodes() {
    }

    /** Whether the host JVM knows the opcode. */
    public static boolean isKnown(int opcode) {
        return opcode >= FIRST && opcode < FIRST + NAMES.length;
    }

    /** The host JVM's name for it. */
    public static String name(int opcode) {
        return NAMES[opcode - FIRST];
    }

    /**
     * Length of the instruction at an index.
     *
     * @return 0 if the opcode is not known either or the instruction does not end inside the code
     */
    public static int length(CodeAttribute code, int bci) {
        int opcode = code.u1(bci);
        if (!isKnown(opcode)) {
            return 0;
        }
        long length = LENGTHS.charAt(opcode - FIRST) - '0';
        if (length == 0) {
            length = Bytecodes.switchLength(code, bci, Bytecodes.LOOKUPSWITCH);
        }
        return bci + length <= code.codeLength() ? (int) length : 0;
    }
}
