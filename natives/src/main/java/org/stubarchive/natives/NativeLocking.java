package org.stubarchive.natives;

import java.util.Set;

/** How a native method runs: the default is under the VM lock, since most of what natives touch has no lock of its own. Immutable. */
enum NativeLocking {
    /** With the VM lock. */
    VM_LOCK,
    /**
     * {@code IN_VM} without it: touches its arguments and host values, and what has a lock of its own. What else it comes to, as when it throws, takes the VM lock
     * itself.
     */
    NONE;

    private static final Set<String> WITHOUT = Set.of(
            "java/io/UnixFileSystem.checkAccess(Ljava/io/File;I)Z",
            "java/io/UnixFileSystem.checkAccess0(Ljava/io/File;I)Z",
            "java/io/UnixFileSystem.getBooleanAttributes0(Ljava/io/File;)I",
            "java/io/UnixFileSystem.getLastModifiedTime(Ljava/io/File;)J",
            "java/io/UnixFileSystem.getLastModifiedTime0(Ljava/io/File;)J",
            "java/io/UnixFileSystem.getLength(Ljava/io/File;)J",
            "java/io/UnixFileSystem.getLength0(Ljava/io/File;)J",
            "java/lang/Object.getClass()Ljava/lang/Class;",
            "java/lang/Object.hashCode()I",
            "java/lang/Object.notify()V",
            "java/lang/Object.notifyAll()V",
            "java/lang/Object.wait(J)V",
            "java/lang/Object.wait0(J)V",
            "java/lang/String.intern()Ljava/lang/String;",
            "java/lang/System.currentTimeMillis()J",
            "java/lang/System.identityHashCode(Ljava/lang/Object;)I",
            "java/lang/System.nanoTime()J",
            "java/lang/Thread.currentCarrierThread()Ljava/lang/Thread;",
            "java/lang/Thread.currentThread()Ljava/lang/Thread;",
            "java/lang/Thread.holdsLock(Ljava/lang/Object;)Z",
            "java/lang/Thread.sleep(J)V",
            "java/lang/Thread.sleepNanos0(J)V",
            "java/lang/Thread.yield()V",
            "java/lang/Thread.yield0()V",
            "jdk/internal/misc/Unsafe.allocateMemory0(J)J",
            "jdk/internal/misc/Unsafe.copyMemory0(Ljava/lang/Object;JLjava/lang/Object;JJ)V",
            "jdk/internal/misc/Unsafe.freeMemory0(J)V",
            "jdk/internal/misc/Unsafe.park(ZJ)V",
            "jdk/internal/misc/Unsafe.reallocateMemory0(JJ)J",
            "jdk/internal/misc/Unsafe.setMemory0(Ljava/lang/Object;JJB)V",
            "jdk/internal/misc/Unsafe.unpark(Ljava/lang/Object;)V");

    /** Of a method of the class library: one that needs nothing of the VM, or is known to do with locks of its own. */
    static NativeLocking of(NativeState state, String holder, String nameAndDescriptor) {
        return state == NativeState.LEAF || WITHOUT.contains(holder + "." + nameAndDescriptor) ? NONE : VM_LOCK;
    }
}
