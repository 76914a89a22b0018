package org.stubarchive.vm.threads;

/** Values of {@code java.lang.Thread.threadStatus}, as the tool interface of the JVM defines them and {@code Thread.getState} reads them. */
final class GuestThreadStatus {
    private GuestThreadStatus() {}

    static final int NEW = 0;
    static final int TERMINATED = 0x2;
    static final int RUNNABLE = 0x5;
    static final int SLEEPING = 0x1 | 0x80 | 0x20 | 0x40;
    static final int IN_OBJECT_WAIT = 0x1 | 0x80 | 0x10 | 0x100;
    static final int IN_OBJECT_WAIT_TIMED = 0x1 | 0x80 | 0x20 | 0x100;
    static final int PARKED = 0x1 | 0x80 | 0x10 | 0x200;
    static final int PARKED_TIMED = 0x1 | 0x80 | 0x20 | 0x200;
    static final int BLOCKED_ON_MONITOR = 0x1 | 0x400;
}
