package org.stubarchive.vm.classfile;

/** Cursor over a class file with bounds checks; makes the exceptions, since it knows the class and where it is. */
final class ClassFileReader {
    private static final String UNKNOWN = "<Unknown>";

    final byte[] bytes;
    private final String source;
    private String className;
    private int position;

    ClassFileReader(byte[] bytes, ParseOptions options) {
        this.bytes = bytes;
        this.source = options.source();
        this.className = options.expectedName() == null ? UNKNOWN : options.expectedName();
    }

    /** The class's name as far as known. */
    String className() {
        return className;
    }

    void className(String name) {
        className = name;
    }

    int position() {
        return position;
    }

    int remaining() {
        return bytes.length - position;
    }

    /** Checks that so many bytes follow. */
    void require(int count, String field) throws ClassFormatException {
        if (count < 0 || count > bytes.length - position) {
            throw error(position, field, Integer.toUnsignedString(count) + " more bytes", remaining() + " bytes", "Truncated class file");
        }
    }

    int u1(String field) throws ClassFormatException {
        require(1, field);
        return bytes[position++] & 0xff;
    }

    int u2(String field) throws ClassFormatException {
        require(2, field);
        int value = ByteAccess.u2(bytes, position);
        position += 2;
        return value;
    }

    /** Four bytes; unsigned values above the range of int are negative. */
    int s4(String field) throws ClassFormatException {
        require(4, field);
        int value = ByteAccess.s4(bytes, position);
        position += 4;
        return value;
    }

    void skip(int count, String field) throws ClassFormatException {
        require(count, field);
        position += count;
    }

    /** Moves to a position inside the file that was passed before. */
    void seek(int to) {
        position = to;
    }

    /** A ClassFormatError. */
    ClassFormatException error(int offset, String field, String expected, String found, String message) {
        return error(ClassFormatException.Kind.CLASS_FORMAT, offset, field, expected, found, message);
    }

    ClassFormatException error(ClassFormatException.Kind kind, int offset, String field, String expected, String found, String message) {
        return new ClassFormatException(kind, message, className, source, offset, field, expected, found);
    }
}
