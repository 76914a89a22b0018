package org.stubarchive.vm.classfile.verifier;

/** A class whose code breaks the rules; the message is that of the error that the program gets. */
public final class VerifyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The error that the program gets. */
    public enum Kind {
        /** {@code java.lang.VerifyError}. */
        VERIFY("java/lang/VerifyError"),
        /** {@code java.lang.ClassFormatError}: a table beside the code that does not fit the instructions. */
        CLASS_FORMAT("java/lang/ClassFormatError"),
        /** {@code java.lang.ClassFormatError}: a StackMapTable that cannot be read; the class is not tried by type inference. */
        STACK_MAP_FORMAT("java/lang/ClassFormatError");

        private final String errorClass;

        Kind(String errorClass) {
            this.errorClass = errorClass;
        }

        /** Internal name of the error class. */
        public String errorClass() {
            return errorClass;
        }
    }

    private final Kind kind;
    private final int bci;

    /**
     * @param kind the program's error
     * @param message of the error, possibly several lines
     * @param bci index of the offending bytecode
     */
    public VerifyException(Kind kind, String message, int bci) {
        super(message);
        this.kind = kind;
        this.bci = bci;
    }

    /** The program's error. */
    public Kind kind() {
        return kind;
    }

    /** Index of the offending bytecode. */
    public int bci() {
        return bci;
    }
}
