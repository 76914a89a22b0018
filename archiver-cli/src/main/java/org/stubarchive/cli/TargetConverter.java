package org.stubarchive.cli;

import org.stubarchive.format.code.Target;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Names of targets on the command line. */
final class TargetConverter implements ITypeConverter<Target> {
    @Override
    public Target convert(String value) {
        StringBuilder known = new StringBuilder();
        for (Target t : Target.values()) {
            if (t.id().equals(value)) {
                return t;
            }
            known.append(known.length() == 0 ? "" : ", ").append(t.id());
        }
        throw new TypeConversionException("no target is named '" + value + "'; expected one of " + known);
    }
}
