package org.stubarchive.natives.net;

import java.util.Arrays;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;

/** {@code struct sockaddr_in} and {@code sockaddr_in6} in native memory, to and from {@code java.net.InetAddress} objects. */
final class SocketAddress implements AutoCloseable {
    /** Address families. */
    static final short AF_UNIX = 1;
    static final short AF_INET = 2;
    static final short AF_INET6 = 10;
    /** Sizes of the structures. */
    static final int SIZE4 = 16;
    static final int SIZE6 = 28;
    /** Offsets that both have in common, and those of each. */
    static final int PORT = 2;
    static final int ADDRESS4 = 4;
    static final int FLOW6 = 4;
    static final int ADDRESS6 = 8;
    static final int SCOPE6 = 24;

    /** Family numbers of {@code InetAddress}. */
    private static final int IPV4 = 1;
    private static final int MAPPED_PREFIX = 12;
    private static final String HOLDER = "java/net/InetAddress$InetAddressHolder";
    private static final String HOLDER6 = "java/net/Inet6Address$Inet6AddressHolder";
    private static final GuestField HOLDER_FIELD = new GuestField("java/net/InetAddress", "holder", "L" + HOLDER + ";");
    private static final GuestField ADDRESS_FIELD = new GuestField(HOLDER, "address", "I");
    private static final GuestField FAMILY_FIELD = new GuestField(HOLDER, "family", "I");
    private static final GuestField HOLDER6_FIELD = new GuestField("java/net/Inet6Address", "holder6", "L" + HOLDER6 + ";");
    private static final GuestField BYTES_FIELD = new GuestField(HOLDER6, "ipaddress", "[B");
    private static final GuestField SCOPE_FIELD = new GuestField(HOLDER6, "scope_id", "I");

    private final long address = RawMemory.allocate(SIZE6);
    private int size;

    /** An empty structure with room for either family. */
    SocketAddress() {
        size = SIZE6;
    }

    /** The address of a guest {@code InetAddress} and a port; as an IPv6 address if the socket is of that family. */
    static SocketAddress of(long inetAddress, int port, boolean asIpv6) {
        SocketAddress result = new SocketAddress();
        long holder = HOLDER_FIELD.getReference(inetAddress);
        boolean ipv4 = FAMILY_FIELD.getInt(holder) == IPV4;
        int word = ADDRESS_FIELD.getInt(holder);
        result.size = asIpv6 ? SIZE6 : SIZE4;
        RawMemory.putShort(result.address, asIpv6 ? AF_INET6 : AF_INET);
        RawMemory.putShort(result.address + PORT, Short.reverseBytes((short) port));
        if (!asIpv6) {
            RawMemory.putInt(result.address + ADDRESS4, Integer.reverseBytes(word));
        } else if (!ipv4) {
            long holder6 = HOLDER6_FIELD.getReference(inetAddress);
            byte[] bytes = GuestArrays.bytes(BYTES_FIELD.getReference(holder6));
            RawMemory.copyFromArray(result.address + ADDRESS6, bytes, 0, bytes.length);
            RawMemory.putInt(result.address + SCOPE6, SCOPE_FIELD.getInt(holder6));
        } else if (word != 0) {
            // IPv4-mapped; the wildcard address stays all zeros.
            RawMemory.putShort(result.address + ADDRESS6 + MAPPED_PREFIX - 2, (short) -1);
            RawMemory.putInt(result.address + ADDRESS6 + MAPPED_PREFIX, Integer.reverseBytes(word));
        }
        return result;
    }

    long address() {
        return address;
    }

    int size() {
        return size;
    }

    /** Address family. */
    short family() {
        return RawMemory.getShort(address);
    }

    /** Whether the family is one that has an {@code InetAddress}. */
    boolean isInternet() {
        return family() == AF_INET || family() == AF_INET6;
    }

    int port() {
        return Short.toUnsignedInt(Short.reverseBytes(RawMemory.getShort(address + PORT)));
    }

    /** The address as a new guest {@code InetAddress}. */
    long toInetAddress(NativeCall c) {
        if (RawMemory.getShort(address) == AF_INET) {
            return newIpv4(c, Integer.reverseBytes(RawMemory.getInt(address + ADDRESS4)));
        }
        byte[] bytes = new byte[16];
        RawMemory.copyToArray(address + ADDRESS6, bytes, 0, bytes.length);
        if (isMapped(bytes)) {
            return newIpv4(c, Integer.reverseBytes(RawMemory.getInt(address + ADDRESS6 + MAPPED_PREFIX)));
        }
        return newIpv6(c, null, bytes, RawMemory.getInt(address + SCOPE6));
    }

    private static boolean isMapped(byte[] bytes) {
        byte[] prefix = new byte[MAPPED_PREFIX];
        prefix[10] = -1;
        prefix[11] = -1;
        return Arrays.equals(prefix, 0, MAPPED_PREFIX, bytes, 0, MAPPED_PREFIX);
    }

    /** A new {@code Inet4Address} without a host name. */
    static long newIpv4(NativeCall c, int word) {
        return c.objects().construct(c.thread(), "java/net/Inet4Address", "(Ljava/lang/String;I)V", 0, word);
    }

    /** A new {@code Inet6Address}; the host name may be null, a scope of 0 is none. */
    static long newIpv6(NativeCall c, String host, byte[] bytes, int scope) {
        try (HandleScope handles = c.thread().handles().open()) {
            Handle name = handles.handle(c.newString(host));
            long array = c.objects().newBytes(c.thread(), bytes);
            return c.objects().construct(c.thread(), "java/net/Inet6Address", "(Ljava/lang/String;[BI)V", name.oop(), array, scope == 0 ? -1 : scope);
        }
    }

    @Override
    public void close() {
        RawMemory.free(address);
    }
}
