package org.stubarchive.vm.calls;

import org.stubarchive.vm.threads.JavaThread;

/** A fault in generated code that nothing handles: a defect of this VM. The thread block's crash record tells the rest. */
public final class GeneratedCodeCrash extends Error {
    private static final long serialVersionUID = 1L;

    private final transient JavaThread thread;

    GeneratedCodeCrash(JavaThread thread) {
        super("fault in generated code");
        this.thread = thread;
    }

    /** The thread that faulted. */
    public JavaThread thread() {
        return thread;
    }
}
