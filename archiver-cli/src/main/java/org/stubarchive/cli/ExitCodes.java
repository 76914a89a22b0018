package org.stubarchive.cli;

/** Exit codes of the tool. {@code run} gives the guest program's own. */
public final class ExitCodes {
    private ExitCodes() {}

    /** Everything as asked. */
    public static final int OK = 0;
    /** A comparison or check found something. */
    public static final int FINDING = 1;
    /** Input is unreadable, corrupt or cannot be compared. */
    public static final int BAD_INPUT = 2;
    /** Input is valid but cannot be used on this machine. */
    public static final int UNUSABLE_HERE = 3;
    /** A signature is missing or wrong. */
    public static final int SIGNATURE = 4;
    /** The command line is wrong. */
    public static final int USAGE = 64;
    /** A bug of the tool, or a fault in generated code. */
    public static final int INTERNAL = 70;
}
