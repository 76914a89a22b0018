package org.stubarchive.vm.oops;

/** How a hidden class is defined. */
public enum HiddenClassOption {
    /** It joins the nest of the lookup class. */
    NESTMATE,
    /** Its annotations may speak to the VM, as those of the class library do. */
    VM_ANNOTATIONS
}
