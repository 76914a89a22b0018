package org.stubarchive.cli;

/** What stands with an option. */
enum OptionForm {
    /** Nothing. */
    FLAG,
    /** A value, behind an equals sign or as the next argument. */
    VALUE,
    /** A value behind an equals sign, or nothing. */
    OPTIONAL_VALUE
}
