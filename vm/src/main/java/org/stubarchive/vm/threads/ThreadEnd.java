package org.stubarchive.vm.threads;

/** Is told how a guest thread ended the whole program. */
public interface ThreadEnd {
    /** The guest has ended with an exit status. The calling thread keeps the VM lock for good. */
    void exited(int status);

    /** The VM has a defect, for which the program cannot go on. */
    void failed(Throwable defect);
}
