package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.EPoll}. */
@NativesOf("sun/nio/ch/EPoll")
final class EPollNatives {
    private static final int EPOLL_CLOEXEC = 0x8_0000;
    /** {@code struct epoll_event}: packed on x86-64 only. */
    private static final int DATA_OFFSET = System.getProperty("os.arch").equals("amd64") ? 4 : 8;
    private static final int EVENT_SIZE = DATA_OFFSET + 8;

    @Native("eventSize()I")
    static int eventSize() {
        return EVENT_SIZE;
    }

    @Native("eventsOffset()I")
    static int eventsOffset() {
        return 0;
    }

    @Native("dataOffset()I")
    static int dataOffset() {
        return DATA_OFFSET;
    }

    @Native("create()I")
    static int create(NativeCall c) {
        return (int) ChannelResults.ofOther(c, Posix.call("epoll_create1", EPOLL_CLOEXEC));
    }

    @Native("wait(IJII)I")
    static int wait(NativeCall c, int epfd, long pollAddress, int numfds, int timeout) {
        return (int) ChannelResults.ofOther(c,
                Posix.callIntBlocking(c.thread(), "epoll_wait", epfd, pollAddress, numfds, timeout, 0));
    }

    /** {@code ctl(epoll, operation, file, events)}: 0 or an error number. */
    @Native("ctl(IIII)I")
    static int control(int epfd, int opcode, int fd, int events) {
        try (NativeBytes event = NativeBytes.ofSize(EVENT_SIZE)) {
            RawMemory.putInt(event.address(), events);
            RawMemory.putInt(event.address() + DATA_OFFSET, fd);
            return -Posix.call("epoll_ctl", epfd, opcode, fd, event.address());
        }
    }
}
