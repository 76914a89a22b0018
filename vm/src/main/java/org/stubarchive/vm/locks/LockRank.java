package org.stubarchive.vm.locks;

/**
 * The locks of the runtime, highest first. A thread takes locks in falling order of rank, so no circle of threads can wait for each other.
 *
 * <p>A lock with handshake support is waited for {@code IN_NATIVE}. One without is held for a short time: its holder changes no state, allocates no object, calls no
 * guest code and waits for nobody.
 */
public enum LockRank {
    /** Everything that has no lock of its own. */
    VM(100, Form.HANDSHAKE),
    /** One soft or hard handshake at a time. */
    HANDSHAKE(90, Form.HANDSHAKE),
    /** Requests for one thread, one lock for each; of two, that of the lower thread number is taken first. */
    PAIR(85, Form.HANDSHAKE),
    /** Interned strings. */
    STRINGS(45, Form.SHORT),
    /** Numbers of classes and methods, loaders, signatures, the collector's roots in metadata. */
    MODEL(40, Form.SHORT),
    /** Bindings of native methods. */
    NATIVES(38, Form.SHORT),
    /** The heap's free space and capacity, and references that wait for their handler. */
    REFILL(35, Form.SHORT),
    /** One inflated monitor. */
    MONITOR(31, Form.SHORT),
    /** Numbers of inflated monitors. */
    MONITORS(30, Form.SHORT),
    /** Slots for references that the runtime holds. */
    REFERENCES(25, Form.SHORT),
    /** Metadata below 4 GiB. */
    METADATA(18, Form.SHORT),
    /** Lists and numbers of threads, and who is held because the world is stopped. */
    REGISTRY(12, Form.SHORT),
    /** What others ask of one thread, one lock for each. */
    CONTROL(10, Form.SHORT);

    /** How a lock is waited for. */
    enum Form {
        /** In a safe state. */
        HANDSHAKE,
        /** In whatever state the thread is. */
        SHORT
    }

    private final int level;
    private final Form form;

    LockRank(int level, Form form) {
        this.level = level;
        this.form = form;
    }

    int level() {
        return level;
    }

    boolean isShort() {
        return form == Form.SHORT;
    }
}
