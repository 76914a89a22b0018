package org.stubarchive.vm.log;

/** How much is traced; a level includes those before it. */
public enum LogLevel {
    /** Nothing. */
    OFF,
    /** Events that a user may want to see. */
    INFO,
    /** Details. */
    DEBUG,
    /** Everything. */
    TRACE
}
