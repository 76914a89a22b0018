package org.stubarchive.vm.classfile;

import java.util.Objects;

/**
 * What the parser has to know beside the bytes.
 *
 * @param source where the bytes come from; only for diagnostics
 * @param expectedName internal name under which the class is wanted, used in messages until the name in the file is known; {@code null} if
 *     unknown
 * @param naming whether the file has to define the class of that name
 * @param maxMajor highest accepted major version
 * @param checks how much is checked
 * @param preview what becomes of class files that use preview features
 */
public record ParseOptions(String source, String expectedName, Naming naming, int maxMajor, FormatChecks checks, Preview preview) {
    /** Whether the name in the file matters. */
    public enum Naming {
        /** It has to be the expected one. */
        AS_EXPECTED,
        /** Any. */
        FREE
    }

    /** Whether class files may use preview features (JVMS 4.1). */
    public enum Preview {
        /** They are refused. */
        DISABLED,
        /** Those of the highest accepted version are accepted. */
        ENABLED
    }

    /** Major version of the class files of the running JDK, whose class library guests use. */
    public static final int LATEST_MAJOR = 44 + Runtime.version().feature();

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if {@code maxMajor} is below 45
     */
    public ParseOptions {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(checks, "checks");
        if (maxMajor < 45) {
            throw new IllegalArgumentException("maxMajor " + maxMajor + " is below 45");
        }
    }

    /** Without preview features, whatever the name in the file is. */
    public ParseOptions(String source, String expectedName, int maxMajor, FormatChecks checks) {
        this(source, expectedName, Naming.FREE, maxMajor, checks, Preview.DISABLED);
    }

    /** All checks, versions up to {@link #LATEST_MAJOR}, wanted name unknown. */
    public static ParseOptions full(String source) {
        return new ParseOptions(source, null, LATEST_MAJOR, FormatChecks.FULL);
    }

    /** As {@link #full} with {@link FormatChecks#TRUSTED}. */
    public static ParseOptions trusted(String source) {
        return new ParseOptions(source, null, LATEST_MAJOR, FormatChecks.TRUSTED);
    }

    /** The same with another wanted name. */
    public ParseOptions withExpectedName(String name) {
        return new ParseOptions(source, name, naming, maxMajor, checks, preview);
    }

    /** The same with another highest version. */
    public ParseOptions withMaxMajor(int major) {
        return new ParseOptions(source, expectedName, naming, major, checks, preview);
    }
}
