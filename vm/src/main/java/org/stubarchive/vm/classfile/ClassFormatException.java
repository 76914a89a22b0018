package org.stubarchive.vm.classfile;

import java.util.List;

/**
 * A class file that breaks the format (JVMS 4.8) or that this runtime may not accept. Bad input: the message is one line in the words that
 * the {@code java} launcher uses; the other properties say where and what.
 */
public final class ClassFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The error that the guest program gets. */
    public enum Kind {
        /** {@code java.lang.ClassFormatError}. */
        CLASS_FORMAT("java/lang/ClassFormatError"),
        /** {@code java.lang.UnsupportedClassVersionError}. */
        UNSUPPORTED_VERSION("java/lang/UnsupportedClassVersionError"),
        /** {@code java.lang.NoClassDefFoundError}: a module declaration, which is no class, or a class of another name. */
        NO_CLASS_DEFINITION("java/lang/NoClassDefFoundError");

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
    private final String className;
    private final String source;
    private final int offset;
    private final String field;
    private final String expected;
    private final String found;
    private List<String> interfacesBefore = List.of();

    /**
     * @param kind the guest's error
     * @param message one line as {@code java} prints it
     * @param className internal name of the class as far as known
     * @param source where the bytes came from
     * @param offset byte offset of the offending item
     * @param field name of the offending item
     * @param expected what the format demands there
     * @param found what is there
     */
    public ClassFormatException(Kind kind, String message, String className, String source, int offset, String field, String expected,
            String found) {
        super(message);
        this.kind = kind;
        this.className = className;
        this.source = source;
        this.offset = offset;
        this.field = field;
        this.expected = expected;
        this.found = found;
    }

    /** The guest's error. */
    public Kind kind() {
        return kind;
    }

    /** Internal name of the class, or {@code <Unknown>}. */
    public String className() {
        return className;
    }

    /** Where the bytes came from, as given to the parser. */
    public String source() {
        return source;
    }

    /** Byte offset of the offending item in the class file. */
    public int offset() {
        return offset;
    }

    /**
     * Internal names of the superinterfaces that were read before the offending item. Whoever loads classes resolves them first: an error there is
     * reported instead of this one.
     */
    public List<String> interfacesBefore() {
        return interfacesBefore;
    }

    ClassFormatException after(List<String> interfaces) {
        interfacesBefore = List.copyOf(interfaces);
        return this;
    }

    /** Name of the offending item, such as {@code magic}. */
    public String field() {
        return field;
    }

    /** What the format demands there. */
    public String expected() {
        return expected;
    }

    /** What is there. */
    public String found() {
        return found;
    }

    /** One line for a diagnostic of the runtime: source, offset, item, expected, found, message. */
    public String diagnostic() {
        return source + ": offset " + offset + ": " + field + ": expected " + expected + ", found " + found + ": " + getMessage();
    }
}
