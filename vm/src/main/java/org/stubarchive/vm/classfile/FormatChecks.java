package org.stubarchive.vm.classfile;

/** How much of the class file format is checked. */
public enum FormatChecks {
    /** Everything of JVMS 4.8. For classes of programs. */
    FULL,
    /**
     * Only what keeps the views inside the bytes: structure, bounds and tags. Names, descriptors, flag combinations, duplicates and tables of
     * debugging information are taken as they are. For the class library that the runtime itself brings along.
     */
    TRUSTED
}
