package org.stubarchive.vm.threads;

/** Values of {@code java.lang.Thread.threadStatus}, as the tool interface of the JVM defines them and {@code Thread.getState} reads them. */
public final class GuestThreadStatus {
    private GuestThreadStatus() {}

    /** Not started. */
    public static final int NEW = 0;
    /** Ended. */
    public static final int TERMINATED = 0x2;
    /** Running, or blocked where Java does not see it. */
    public static final int RUNNABLE = 0x5;
    /** In {@code Thread.sleep}. */
    public static final int SLEEPING = 0x1 | 0x80 | 0x20 | 0x40;
    /** In {@code Object.wait} without a limit. */
    public static final int IN_OBJECT_WAIT = 0x1 | 0x80 | 0x10 | 0x100;
    /** In {@code Object.wait} with a limit. */
    public static final int IN_OBJECT_WAIT_TIMED = 0x1 | 0x80 | 0x20 | 0x100;
    /** In {@code LockSupport.park} without a limit. */
    public static final int PARKED = 0x1 | 0x80 | 0x10 | 0x200;
    /** In {@code LockSupport.park} with a limit. */
    public static final int PARKED_TIMED = 0x1 | 0x80 | 0x20 | 0x200;
    /** Waiting to enter a monitor. */
    public static final int BLOCKED_ON_MONITOR = 0x1 | 0x400;
}
