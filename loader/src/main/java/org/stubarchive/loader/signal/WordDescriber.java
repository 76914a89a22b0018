package org.stubarchive.loader.signal;

/** Says what a word on the guest stack or in a register refers to, beyond generated code; optional. */
public interface WordDescriber {
    /** Description such as a method's name, or null if the word means nothing. Must not fault, whatever the word. */
    String describe(long word);
}
