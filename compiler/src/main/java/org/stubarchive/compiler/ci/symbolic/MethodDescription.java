package org.stubarchive.compiler.ci.symbolic;

import org.stubarchive.compiler.ci.CiHandler;

/** A declared method of a class file. Arrays are not to be written. */
public interface MethodDescription {
    /** Its name. */
    String name();

    /** Its descriptor. */
    String descriptor();

    /** Its flags. */
    int accessFlags();

    /** The bytecodes; {@code null} if it has none. What follows may only be asked if it has. */
    byte[] code();

    /** Greatest depth of the expression stack in slots. */
    int maxStack();

    /** Local variables in slots. */
    int maxLocals();

    /** The exception handlers in search order. */
    CiHandler[] handlers();

    /** Source line of a bytecode, or -1. */
    int lineOf(int bci);
}
