package org.stubarchive.natives.nio;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.nio.ch.EPoll}. */
public final class EPollNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "eventSize()I",
        "eventsOffset()I",
        "dataOffset()I",
        "create()I",
        "ctl(IIII)I",
        "wait(IJII)I",
    };
    private static final int EPOLL_CLOEXEC = 0x8_0000;
    /** {@code struct epoll_event}: packed on x86-64 only. */
    private static final int DATA_OFFSET = System.getProperty("os.arch").equals("amd64") ? 4 : 8;
    private static final int EVENT_SIZE = DATA_OFFSET + 8;

    /** The natives. */
    public EPollNatives() {
        super("sun/nio/ch/EPoll", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // eventSize()I
                return EVENT_SIZE;
            case 1: // eventsOffset()I
                return 0;
            case 2: // dataOffset()I
                return DATA_OFFSET;
            case 3: // create()I
                return ChannelResults.ofOther(c, Posix.call("epoll_create1", EPOLL_CLOEXEC));
            case 4: // ctl(IIII)I
                return control(c);
            case 5: // wait(IJII)I
                return ChannelResults.ofOther(c,
                        Posix.callIntBlocking(c.thread(), "epoll_wait", c.intAt(0), c.longAt(1), c.intAt(2), c.intAt(3), 0));
            default:
                throw noSuchNative(index);
        }
    }

    /** {@code ctl(epoll, operation, file, events)}: 0 or an error number. */
    private static int control(NativeCall c) {
        try (NativeBytes event = NativeBytes.ofSize(EVENT_SIZE)) {
            RawMemory.putInt(event.address(), c.intAt(3));
            RawMemory.putInt(event.address() + DATA_OFFSET, c.intAt(2));
            return -Posix.call("epoll_ctl", c.intAt(0), c.intAt(1), c.intAt(2), event.address());
        }
    }
}
