package org.stubarchive.vm.gc;

/** The heap verifier found an object that cannot be right: a defect of this VM. */
public final class HeapCorruption extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    HeapCorruption(String message) {
        super(message);
    }

    /** The same corruption, with the place where it was found. */
    public HeapCorruption(String place, HeapCorruption found) {
        super(place + ": " + found.getMessage(), found);
    }
}
