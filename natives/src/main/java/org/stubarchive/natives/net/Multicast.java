package org.stubarchive.natives.net;

import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** Membership in multicast groups and the interface for outgoing datagrams. */
@NativesOf("sun/nio/ch/Net")
final class Multicast {
    private static final int UNAVAILABLE = -2;
    private static final int IPPROTO_IP = 0;
    private static final int IP_MULTICAST_IF = 32;
    private static final int IP_ADD_MEMBERSHIP = 35;
    private static final int IP_DROP_MEMBERSHIP = 36;
    private static final int IP_UNBLOCK_SOURCE = 37;
    private static final int IP_BLOCK_SOURCE = 38;
    private static final int IP_ADD_SOURCE_MEMBERSHIP = 39;
    private static final int IP_DROP_SOURCE_MEMBERSHIP = 40;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MULTICAST_IF = 17;
    private static final int IPV6_ADD_MEMBERSHIP = 20;
    private static final int IPV6_DROP_MEMBERSHIP = 21;
    private static final int MCAST_BLOCK_SOURCE = 43;
    private static final int MCAST_UNBLOCK_SOURCE = 44;
    private static final int MCAST_JOIN_SOURCE_GROUP = 46;
    private static final int MCAST_LEAVE_SOURCE_GROUP = 47;
    /** {@code struct ip_mreq}, {@code ip_mreq_source}, {@code ipv6_mreq}, {@code group_source_req} with two {@code sockaddr_storage}. */
    private static final int REQUEST4 = 8;
    private static final int SOURCE_REQUEST4 = 12;
    private static final int REQUEST6 = 20;
    private static final int SOURCE_REQUEST6 = 264;
    private static final int GROUP6 = 8;
    private static final int SOURCE6 = 136;

    private Multicast() {}

    /** {@code joinOrDrop4(join, socket, group, interface, source)}: a source of 0 is any. */
    @Native("joinOrDrop4(ZLjava/io/FileDescriptor;III)I")
    static int joinOrDrop4(NativeCall c, boolean join, @Oop long fd, int group, int interf, int source) {
        if (source == 0) {
            return request4(c, fd, group, interf, source, join ? IP_ADD_MEMBERSHIP : IP_DROP_MEMBERSHIP, REQUEST4);
        }
        return request4(c, fd, group, interf, source, join ? IP_ADD_SOURCE_MEMBERSHIP : IP_DROP_SOURCE_MEMBERSHIP, SOURCE_REQUEST4);
    }

    /** {@code blockOrUnblock4(block, socket, group, interface, source)}. */
    @Native("blockOrUnblock4(ZLjava/io/FileDescriptor;III)I")
    static int blockOrUnblock4(NativeCall c, boolean block, @Oop long fd, int group, int interf, int source) {
        return request4(c, fd, group, interf, source, block ? IP_BLOCK_SOURCE : IP_UNBLOCK_SOURCE, SOURCE_REQUEST4);
    }

    private static int request4(NativeCall c, @Oop long fd, int group, int interf, int source, int option, int size) {
        try (NativeBytes request = NativeBytes.ofSize(SOURCE_REQUEST4)) {
            RawMemory.putInt(request.address(), Integer.reverseBytes(group));
            RawMemory.putInt(request.address() + 4, Integer.reverseBytes(interf));
            RawMemory.putInt(request.address() + 8, Integer.reverseBytes(source));
            return set(c, fd, IPPROTO_IP, option, request, size);
        }
    }

    /** {@code joinOrDrop6(join, socket, group, interface index, source)}: no source is any. */
    @Native("joinOrDrop6(ZLjava/io/FileDescriptor;[BI[B)I")
    static int joinOrDrop6(NativeCall c, boolean join, @Oop long fd, @Oop long group, int index, @Oop long source) {
        if (source != 0) {
            return sourceRequest6(c, fd, group, index, source, join ? MCAST_JOIN_SOURCE_GROUP : MCAST_LEAVE_SOURCE_GROUP);
        }
        try (NativeBytes request = NativeBytes.ofSize(REQUEST6)) {
            RawMemory.copyFromArray(request.address(), GuestArrays.bytes(c.nonNull(group)), 0, 16);
            RawMemory.putInt(request.address() + 16, index);
            return set(c, fd, IPPROTO_IPV6, join ? IPV6_ADD_MEMBERSHIP : IPV6_DROP_MEMBERSHIP, request, REQUEST6);
        }
    }

    /** {@code blockOrUnblock6(block, socket, group, interface index, source)}. */
    @Native("blockOrUnblock6(ZLjava/io/FileDescriptor;[BI[B)I")
    static int blockOrUnblock6(NativeCall c, boolean block, @Oop long fd, @Oop long group, int index, @Oop long source) {
        return sourceRequest6(c, fd, group, index, source, block ? MCAST_BLOCK_SOURCE : MCAST_UNBLOCK_SOURCE);
    }

    private static int sourceRequest6(NativeCall c, @Oop long fd, @Oop long group, int index, @Oop long source, int option) {
        try (NativeBytes request = NativeBytes.ofSize(SOURCE_REQUEST6)) {
            RawMemory.putInt(request.address(), index);
            putAddress6(request.address() + GROUP6, GuestArrays.bytes(c.nonNull(group)));
            putAddress6(request.address() + SOURCE6, GuestArrays.bytes(c.nonNull(source)));
            return set(c, fd, IPPROTO_IPV6, option, request, SOURCE_REQUEST6);
        }
    }

    private static void putAddress6(long at, byte[] bytes) {
        RawMemory.putShort(at, SocketAddress.AF_INET6);
        RawMemory.copyFromArray(at + SocketAddress.ADDRESS6, bytes, 0, bytes.length);
    }

    private static int set(NativeCall c, @Oop long fd, int level, int option, NativeBytes request, int size) {
        int result = Posix.call("setsockopt", FileDescriptors.number(c.nonNull(fd)), level, option, request.address(), size);
        return result == -ErrorText.ENOPROTOOPT ? UNAVAILABLE : SocketErrors.check(c, result);
    }

    /** {@code setInterface4(socket, address)}. */
    @Native("setInterface4(Ljava/io/FileDescriptor;I)V")
    static void setInterface4(NativeCall c, @Oop long fd, int interf) {
        SocketErrors.check(c, SocketOptions.put(fd(c, fd), IPPROTO_IP, IP_MULTICAST_IF, Integer.reverseBytes(interf)));
    }

    /** {@code getInterface4(socket)}: an address. */
    @Native("getInterface4(Ljava/io/FileDescriptor;)I")
    static int getInterface4(NativeCall c, @Oop long fd) {
        return Integer.reverseBytes(get(c, fd, IPPROTO_IP, IP_MULTICAST_IF));
    }

    /** {@code setInterface6(socket, index)}. */
    @Native("setInterface6(Ljava/io/FileDescriptor;I)V")
    static void setInterface6(NativeCall c, @Oop long fd, int index) {
        SocketErrors.check(c, SocketOptions.put(fd(c, fd), IPPROTO_IPV6, IPV6_MULTICAST_IF, index));
    }

    /** {@code getInterface6(socket)}: an index. */
    @Native("getInterface6(Ljava/io/FileDescriptor;)I")
    static int getInterface6(NativeCall c, @Oop long fd) {
        return get(c, fd, IPPROTO_IPV6, IPV6_MULTICAST_IF);
    }

    private static int get(NativeCall c, @Oop long fd, int level, int option) {
        try (NativeBytes value = NativeBytes.ofSize(4); NativeBytes size = NativeBytes.ofSize(4)) {
            RawMemory.putInt(size.address(), 4);
            SocketErrors.check(c, Posix.call("getsockopt", fd(c, fd), level, option, value.address(), size.address()));
            return RawMemory.getInt(value.address());
        }
    }

    private static int fd(NativeCall c, @Oop long fd) {
        return FileDescriptors.number(c.nonNull(fd));
    }
}
