package org.stubarchive.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Choices on the command line, named as help and messages show them: by the constant's {@code toString}, in any case.
 *
 * @param type the enum
 */
record EnumConverter<E>(Class<E> type) implements ITypeConverter<E> {
    /** Uses such converters for all choices of a command and its subcommands. */
    static void register(CommandLine line) {
        for (ArgSpec a : line.getCommandSpec().args()) {
            for (Class<?> type : a.auxiliaryTypes()) {
                if (type.isEnum()) {
                    register(line, type);
                }
            }
        }
        line.getSubcommands().values().forEach(EnumConverter::register);
    }

    private static <T> void register(CommandLine line, Class<T> type) {
        line.registerConverter(type, new EnumConverter<>(type));
    }

    @Override
    public E convert(String value) {
        for (E constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(value)) {
                return constant;
            }
        }
        throw new TypeConversionException("expected one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", ")) + ", found '" + value + "'");
    }
}
