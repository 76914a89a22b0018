package org.stubarchive.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** File names on the command line. The host JVM decodes them by the locale, and what the locale's encoding lacks is lost before the tool sees it. */
final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + value + "': no file name in the locale's encoding, " + System.getProperty("sun.jnu.encoding") + "; set LC_ALL=C.UTF-8");
        }
    }
}
