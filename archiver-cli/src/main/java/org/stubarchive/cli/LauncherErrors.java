package org.stubarchive.cli;

/** What {@code java} says when it cannot start, with its status 1. */
final class LauncherErrors {
    private static final String NOT_CREATED = "\nError: Could not create the Java Virtual Machine.\nError: A fatal exception has occurred. Program will exit.";

    private LauncherErrors() {}

    /** An option that the VM does not take. */
    static CommandFailure option(String message) {
        return new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE, message + NOT_CREATED);
    }

    /** Options that are well-formed and cannot be met. */
    static CommandFailure initialization(String message) {
        return new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE_TO_OUTPUT, "Error occurred during initialization of VM\n" + message);
    }

    /** An option whose value would be the next argument, and there is none. */
    static CommandFailure missingValue(String option) {
        String value = switch (option) {
            case "-cp", "-classpath", "--class-path" -> "class path specification";
            case "-p", "--module-path", "--upgrade-module-path" -> "module path specification";
            case "-m", "--module", "-d", "--describe-module" -> "module name";
            case "-jar" -> "jar file specification";
            case "--source" -> "source version";
            default -> "modules to be specified";
        };
        return launcher(option + " requires " + value);
    }

    /** An error that the launcher finds by itself. */
    static CommandFailure launcher(String message) {
        return new CommandFailure(ExitCodes.FINDING, CommandFailure.Prefix.NONE, "Error: " + message);
    }
}
