package org.stubarchive.natives.nio;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.ch.UnixDispatcher}: the end of file descriptors of channels. */
public final class UnixDispatcherNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()V",
        "close0(Ljava/io/FileDescriptor;)V",
        "preClose0(Ljava/io/FileDescriptor;)V",
    };

    private final PreClosedSocket preClosed = new PreClosedSocket();

    /** The natives. */
    public UnixDispatcherNatives() {
        super("sun/nio/ch/UnixDispatcher", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()V
                return 0;
            case 1: // close0(Ljava/io/FileDescriptor;)V
                return ChannelIo.close(c, ChannelIo.fd(c));
            case 2: // preClose0(Ljava/io/FileDescriptor;)V
                preClosed.replace(c, ChannelIo.fd(c));
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
