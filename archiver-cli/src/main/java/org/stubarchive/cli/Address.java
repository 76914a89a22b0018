package org.stubarchive.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Addresses on the command line: hexadecimal with {@code 0x} before it, or decimal. */
final class Address implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
        try {
            return value.startsWith("0x") ? Long.parseUnsignedLong(value.substring(2), 16) : Long.parseUnsignedLong(value);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + value + "' is not an address: write 0x and hexadecimal digits");
        }
    }
}
