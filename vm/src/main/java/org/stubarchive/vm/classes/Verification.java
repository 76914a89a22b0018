package org.stubarchive.vm.classes;

/** Which classes are verified before they are linked. */
public enum Verification {
    /** None. */
    NONE,
    /** Classes of loaders other than the boot and platform loaders. */
    UNTRUSTED,
    /** All classes. */
    ALL
}
