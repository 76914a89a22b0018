package org.stubarchive.natives.net;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code sun.nio.ch.UnixDomainSockets}. */
public final class UnixDomainNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "init()Z",
        "socket0()I",
        "bind0(Ljava/io/FileDescriptor;[B)V",
        "connect0(Ljava/io/FileDescriptor;[B)I",
        "accept0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/lang/Object;)I",
        "localAddress0(Ljava/io/FileDescriptor;)[B",
    };

    /** The natives. */
    public UnixDomainNatives() {
        super("sun/nio/ch/UnixDomainSockets", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // init()Z
                return 1;
            case 1: // socket0()I
                return UnixSockets.open(c);
            case 2: // bind0(Ljava/io/FileDescriptor;[B)V
                return UnixSockets.bind(c);
            case 3: // connect0(Ljava/io/FileDescriptor;[B)I
                return UnixSockets.connect(c);
            case 4: // accept0(Ljava/io/FileDescriptor;Ljava/io/FileDescriptor;[Ljava/lang/Object;)I
                return UnixSockets.accept(c);
            case 5: // localAddress0(Ljava/io/FileDescriptor;)[B
                return UnixSockets.localAddress(c);
            default:
                throw noSuchNative(index);
        }
    }
}
