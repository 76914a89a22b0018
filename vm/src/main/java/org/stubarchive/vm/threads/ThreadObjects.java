package org.stubarchive.vm.threads;

import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;

/**
 * The fields of the guest's {@code java.lang.Thread} that the VM reads and writes. Class libraries with virtual threads keep those that
 * only platform threads have in a second object, which the constructor makes; until then they read as 0.
 */
public final class ThreadObjects {
    private static final int NORMAL_PRIORITY = 5;
    private static final int NONE = -1;

    private int eetop;
    private int interrupted;
    /** Reference to the object with the fields below, or {@link #NONE} if they are in the thread itself. */
    private int holder;
    private int threadStatus;
    private int daemon;
    private int priority;
    private int stackSize;
    private Field stillborn;

    /** Looks up the fields; {@code holderKlass} is {@code null} if the class library keeps all in the thread. */
    void bind(InstanceKlass thread, InstanceKlass holderKlass) {
        InstanceKlass home = holderKlass == null ? thread : holderKlass;
        holder = holderKlass == null ? NONE : offset(thread, "holder", "L" + holderKlass.name() + ";");
        threadStatus = offset(home, "threadStatus", "I");
        daemon = offset(home, "daemon", "Z");
        priority = offset(home, "priority", "I");
        stackSize = offset(home, "stackSize", "J");
        interrupted = offset(thread, "interrupted", "Z");
        eetop = offset(thread, "eetop", "J");
        stillborn = thread.findField("stillborn", "Z");
    }

    private static int offset(InstanceKlass klass, String name, String descriptor) {
        Field f = klass.findField(name, descriptor);
        if (f == null) {
            throw new IllegalStateException("class library: " + klass.externalName() + " has no field " + name + " of type " + descriptor);
        }
        return f.offset();
    }

    /** Whether the thread was stopped before it started; no thread of releases that cannot stop any. */
    boolean isStillborn(long threadObject) {
        return stillborn != null && RawMemory.getByte(threadObject + stillborn.offset()) != 0;
    }

    void setStillborn(long threadObject) {
        RawMemory.putByte(threadObject + stillborn.offset(), (byte) 1);
    }

    boolean isBound() {
        return eetop != 0;
    }

    /** The object that has the fields of platform threads, 0 if the constructor has not made it yet. */
    private long home(long threadObject) {
        return holder == NONE ? threadObject : RawMemory.getLong(threadObject + holder);
    }

    /** Address of the thread block, 0 if the thread is not alive. */
    long block(long threadObject) {
        return RawMemory.getLong(threadObject + eetop);
    }

    void setBlock(long threadObject, long block) {
        RawMemory.putLong(threadObject + eetop, block);
    }

    /** Number of the guest thread, 0 if it is not alive. */
    int threadId(long threadObject) {
        long block = block(threadObject);
        return block == 0 ? 0 : RawMemory.getInt(block + ThreadBlockLayout.THREAD_ID);
    }

    /** JVMTI state bits of a thread, as {@link GuestThreadStatus}. */
    public int status(long threadObject) {
        long home = home(threadObject);
        return home == 0 ? GuestThreadStatus.NEW : RawMemory.getInt(home + threadStatus);
    }

    /** Has no effect before the constructor has run. */
    void setStatus(long threadObject, int status) {
        long home = home(threadObject);
        if (home != 0) {
            RawMemory.putInt(home + threadStatus, status);
        }
    }

    /** Sets the priority of a thread that constructs its own object: a constructor that takes over the creator's priority finds it there. */
    void presetPriority(long threadObject) {
        long home = home(threadObject);
        if (home != 0) {
            RawMemory.putInt(home + priority, NORMAL_PRIORITY);
        }
    }

    /** {@code Thread.getPriority}. */
    public int priority(long threadObject) {
        long home = home(threadObject);
        return home == 0 ? NORMAL_PRIORITY : RawMemory.getInt(home + priority);
    }

    boolean isInterrupted(long threadObject) {
        return RawMemory.getByte(threadObject + interrupted) != 0;
    }

    void clearInterrupted(long threadObject) {
        RawMemory.putByte(threadObject + interrupted, (byte) 0);
    }

    void setInterrupted(long threadObject) {
        RawMemory.putByte(threadObject + interrupted, (byte) 1);
    }

    boolean isDaemon(long threadObject) {
        long home = home(threadObject);
        return home != 0 && RawMemory.getByte(home + daemon) != 0;
    }

    void setDaemon(long threadObject) {
        RawMemory.putByte(home(threadObject) + daemon, (byte) 1);
    }

    /** Wanted bytes of the stack; 0 or less if none were named. */
    long stackSize(long threadObject) {
        long home = home(threadObject);
        return home == 0 ? 0 : RawMemory.getLong(home + stackSize);
    }
}
