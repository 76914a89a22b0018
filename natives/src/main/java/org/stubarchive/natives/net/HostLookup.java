package org.stubarchive.natives.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;
import org.stubarchive.vm.threads.NativeSection;

/** Names and addresses of hosts, by the host JVM's own lookup. */
final class HostLookup {
    /** Wanted are IPv4 addresses; the values are those of {@code InetAddressResolver.LookupPolicy}. */
    static final int IPV4 = 1;
    /** Wanted are IPv6 addresses. */
    static final int IPV6 = 2;

    private static final int IPV4_FIRST = 4;
    private static final int IPV6_FIRST = 8;
    private static final int NAME_MAX = 256;
    private static final GuestField HOLDER = new GuestField("java/net/InetAddress", "holder", "Ljava/net/InetAddress$InetAddressHolder;");
    private static final GuestField HOST_NAME = new GuestField("java/net/InetAddress$InetAddressHolder", "hostName", "Ljava/lang/String;");

    private HostLookup() {}

    /** Name of this machine. */
    static String localName() {
        try (NativeBytes buffer = NativeBytes.ofSize(NAME_MAX)) {
            return Posix.call("gethostname", buffer.address(), NAME_MAX - 1) < 0 ? "localhost" : NativeBytes.text(buffer.address());
        }
    }

    /**
     * {@code lookupAllHostAddr(name)}.
     *
     * @param characteristics families that are wanted, and which of them comes first; without that the order of the host's lookup
     */
    static long addresses(NativeCall c, @Oop long hostname, int characteristics) {
        c.nonNull(hostname);
        String name = c.text(hostname);
        List<InetAddress> found = new ArrayList<>();
        String failure = null;
        NativeSection section = c.thread().enterNative();
        try {
            for (InetAddress a : InetAddress.getAllByName(name)) {
                if ((characteristics & family(a)) != 0) {
                    found.add(a);
                }
            }
        } catch (UnknownHostException e) {
            failure = e.getMessage();
        } finally {
            section.close();
        }
        if (failure != null || found.isEmpty()) {
            throw c.exception("java/net/UnknownHostException", failure == null ? name : failure);
        }
        int first = (characteristics & IPV4_FIRST) != 0 ? IPV4 : (characteristics & IPV6_FIRST) != 0 ? IPV6 : 0;
        found.sort((a, b) -> Boolean.compare(family(b) == first, family(a) == first));
        return guestAddresses(c, name, found);
    }

    private static int family(InetAddress a) {
        return a instanceof Inet4Address ? IPV4 : IPV6;
    }

    private static long guestAddresses(NativeCall c, String name, List<InetAddress> addresses) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), "java/net/InetAddress", addresses.size()));
            for (int i = 0; i < addresses.size(); i++) {
                long address = guestAddress(c, addresses.get(i), name);
                GuestArrays.setElement(array.oop(), i, address);
            }
            return array.oop();
        }
    }

    /** A guest address object for one of the host; the name may be null. */
    static long guestAddress(NativeCall c, InetAddress address, String name) {
        try (HandleScope scope = c.thread().handles().open()) {
            byte[] bytes = address.getAddress();
            Handle object = scope.handle(address instanceof Inet6Address
                    ? SocketAddress.newIpv6(c, name, bytes, ((Inet6Address) address).getScopeId())
                    : SocketAddress.newIpv4(c, ByteBuffer.wrap(bytes).getInt()));
            if (name != null) {
                long text = c.newString(name);
                HOST_NAME.putReference(HOLDER.getReference(object.oop()), text);
            }
            return object.oop();
        }
    }

    /** {@code getHostByAddr(bytes)}: the name of an address. */
    static long name(NativeCall c, @Oop long addr) {
        byte[] bytes = GuestArrays.bytes(c.nonNull(addr));
        String name = null;
        NativeSection section = c.thread().enterNative();
        try {
            InetAddress address = InetAddress.getByAddress(bytes);
            String found = address.getHostName();
            name = found.equals(address.getHostAddress()) ? null : found;
        } catch (UnknownHostException e) {
            name = null;
        } finally {
            section.close();
        }
        if (name == null) {
            throw c.exception("java/net/UnknownHostException", null);
        }
        return c.newString(name);
    }

    /** {@code isReachable0(address, ..., timeout, ...)}: the timeout is in milliseconds. */
    static boolean isReachable(NativeCall c, @Oop long addr, int timeout) {
        byte[] bytes = GuestArrays.bytes(c.nonNull(addr));
        String failure;
        NativeSection section = c.thread().enterNative();
        try {
            return InetAddress.getByAddress(bytes).isReachable(timeout);
        } catch (IOException e) {
            failure = e.getMessage();
        } finally {
            section.close();
        }
        throw c.exception("java/io/IOException", failure);
    }
}
