package org.stubarchive.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as {@code java} takes them: a number of bytes with an optional unit k, m, g or t. */
final class ByteSize {
    private ByteSize() {}

    /** Parses the option's value. */
    static final class Converter implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            try {
                return parse(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /**
     * The number of bytes.
     *
     * @throws IllegalArgumentException if it is not a size; the message says why
     */
    static long parse(String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a size is missing");
        }
        int shift =
                switch (Character.toLowerCase(value.charAt(value.length() - 1))) {
                    case 'k' -> 10;
                    case 'm' -> 20;
                    case 'g' -> 30;
                    case 't' -> 40;
                    default -> 0;
                };
        String digits = shift == 0 ? value : value.substring(0, value.length() - 1);
        long number;
        try {
            number = Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + value + "' is not a size: write a number with k, m or g, as in 64m");
        }
        if (number < 0 || number > Long.MAX_VALUE >> shift) {
            throw new IllegalArgumentException("'" + value + "' is out of range");
        }
        return number << shift;
    }
}
