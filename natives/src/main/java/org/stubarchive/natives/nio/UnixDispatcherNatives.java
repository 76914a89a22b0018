package org.stubarchive.natives.nio;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;

/** {@code sun.nio.ch.UnixDispatcher}: the end of file descriptors of channels. */
@NativesOf("sun/nio/ch/UnixDispatcher")
final class UnixDispatcherNatives {
    private final PreClosedSocket preClosed = new PreClosedSocket();

    @Native(value = "init()V", first = 25)
    static void init() {}

    @Native(value = "close0(Ljava/io/FileDescriptor;)V", first = 25)
    static void close0(NativeCall c, @Oop long fd) {
        ChannelIo.close(c, ChannelIo.fd(c, fd));
    }

    @Native(value = "preClose0(Ljava/io/FileDescriptor;)V", first = 25)
    void preClose0(NativeCall c, @Oop long fd) {
        preClosed.replace(c, ChannelIo.fd(c, fd));
    }
}
