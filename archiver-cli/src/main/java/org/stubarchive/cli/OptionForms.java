package org.stubarchive.cli;

/** The tool's own options of a command. */
@FunctionalInterface
interface OptionForms {
    /** What stands with an option, or null if the command has none of this name. */
    OptionForm of(String name);
}
