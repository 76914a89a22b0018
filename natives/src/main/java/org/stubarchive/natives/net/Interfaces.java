package org.stubarchive.natives.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.oops.Oops;

/** Network interfaces, as the host JVM lists them. */
@NativesOf("java/net/NetworkInterface")
final class Interfaces {
    private static final String CLASS = "java/net/NetworkInterface";
    private static final String BINDING = "java/net/InterfaceAddress";
    private static final GuestField NAME = new GuestField(CLASS, "name", "Ljava/lang/String;");
    private static final GuestField DISPLAY_NAME = new GuestField(CLASS, "displayName", "Ljava/lang/String;");
    private static final GuestField INDEX = new GuestField(CLASS, "index", "I");
    private static final GuestField VIRTUAL = new GuestField(CLASS, "virtual", "Z");
    private static final GuestField ADDRESSES = new GuestField(CLASS, "addrs", "[Ljava/net/InetAddress;");
    private static final GuestField BINDINGS = new GuestField(CLASS, "bindings", "[Ljava/net/InterfaceAddress;");
    private static final GuestField CHILDREN = new GuestField(CLASS, "childs", "[Ljava/net/NetworkInterface;");
    private static final GuestField PARENT = new GuestField(CLASS, "parent", "Ljava/net/NetworkInterface;");
    private static final GuestField ADDRESS = new GuestField(BINDING, "address", "Ljava/net/InetAddress;");
    private static final GuestField BROADCAST = new GuestField(BINDING, "broadcast", "Ljava/net/Inet4Address;");
    private static final GuestField MASK = new GuestField(BINDING, "maskLength", "S");

    private Interfaces() {}

    /** What is asked of an interface of the host. */
    private interface Question<T> {
        T ask(NetworkInterface i) throws SocketException;
    }

    private static <T> T ask(NativeCall c, NetworkInterface i, Question<T> question) {
        try {
            return question.ask(i);
        } catch (SocketException e) {
            throw c.exception("java/net/SocketException", e.getMessage());
        }
    }

    /** {@code getAll()}: 0 if there are none. */
    @Native("getAll()[Ljava/net/NetworkInterface;")
    static @Oop long all(NativeCall c) {
        List<NetworkInterface> list = ask(c, null, i -> Collections.list(NetworkInterface.getNetworkInterfaces()));
        return list.isEmpty() ? 0 : array(c, list, 0);
    }

    private static long array(NativeCall c, List<NetworkInterface> list, long parentOop) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle parent = scope.handle(parentOop);
            Handle array = scope.handle(c.objects().newArray(c.thread(), CLASS, list.size()));
            for (int i = 0; i < list.size(); i++) {
                long one = guest(c, list.get(i));
                PARENT.putReference(one, parent.oop());
                GuestArrays.setElement(array.oop(), i, one);
            }
            return array.oop();
        }
    }

    static NetworkInterface byName(NativeCall c, String name) {
        return ask(c, null, i -> NetworkInterface.getByName(name));
    }

    static NetworkInterface byIndex(NativeCall c, int index) {
        return index <= 0 ? null : ask(c, null, i -> NetworkInterface.getByIndex(index));
    }

    /** The interface that has an address, or null. */
    static NetworkInterface byAddress(NativeCall c, @Oop long addr) {
        InetAddress address = hostAddress(c, addr);
        return address == null ? null : ask(c, null, i -> NetworkInterface.getByInetAddress(address));
    }

    private static InetAddress hostAddress(NativeCall c, @Oop long addr) {
        try (SocketAddress a = SocketAddress.of(c.nonNull(addr), 0, true)) {
            byte[] bytes = new byte[16];
            RawMemory.copyToArray(a.address() + SocketAddress.ADDRESS6, bytes, 0, bytes.length);
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** A guest object for an interface of the host; 0 for null. */
    static long guest(NativeCall c, NetworkInterface i) {
        if (i == null) {
            return 0;
        }
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(c.objects().construct(c.thread(), CLASS, "()V"));
            set(NAME, object, c.newString(i.getName()));
            set(DISPLAY_NAME, object, c.newString(i.getDisplayName()));
            INDEX.putInt(object.oop(), i.getIndex());
            VIRTUAL.putBoolean(object.oop(), i.isVirtual());
            set(ADDRESSES, object, addresses(c, Collections.list(i.getInetAddresses())));
            set(BINDINGS, object, bindings(c, i.getInterfaceAddresses()));
            set(CHILDREN, object, array(c, new ArrayList<>(Collections.list(i.getSubInterfaces())), object.oop()));
            return object.oop();
        }
    }

    private static long addresses(NativeCall c, List<InetAddress> addresses) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), "java/net/InetAddress", addresses.size()));
            for (int i = 0; i < addresses.size(); i++) {
                long address = HostLookup.guestAddress(c, addresses.get(i), null);
                GuestArrays.setElement(array.oop(), i, address);
            }
            return array.oop();
        }
    }

    private static long bindings(NativeCall c, List<InterfaceAddress> bindings) {
        try (HandleScope scope = c.thread().handles().open()) {
            Handle array = scope.handle(c.objects().newArray(c.thread(), BINDING, bindings.size()));
            for (int i = 0; i < bindings.size(); i++) {
                InterfaceAddress b = bindings.get(i);
                Handle one = scope.handle(c.objects().construct(c.thread(), BINDING, "()V"));
                set(ADDRESS, one, HostLookup.guestAddress(c, b.getAddress(), null));
                if (b.getBroadcast() instanceof Inet4Address) {
                    set(BROADCAST, one, HostLookup.guestAddress(c, b.getBroadcast(), null));
                }
                Oops.putShort(one.oop(), MASK.offset(one.oop()), b.getNetworkPrefixLength());
                GuestArrays.setElement(array.oop(), i, one.oop());
            }
            return array.oop();
        }
    }

    private static void set(GuestField field, Handle object, long value) {
        field.putReference(object.oop(), value);
    }

    private static NetworkInterface named(NativeCall c, OopArgument argument) {
        NetworkInterface i = byName(c, argument.text());
        if (i == null) {
            throw c.exception("java/net/SocketException", "No such device");
        }
        return i;
    }

    @Native("isUp0(Ljava/lang/String;I)Z")
    static boolean isUp(NativeCall c, OopArgument name, int ind) {
        return ask(c, named(c, name), NetworkInterface::isUp);
    }

    @Native("isLoopback0(Ljava/lang/String;I)Z")
    static boolean isLoopback(NativeCall c, OopArgument name, int ind) {
        return ask(c, named(c, name), NetworkInterface::isLoopback);
    }

    @Native("supportsMulticast0(Ljava/lang/String;I)Z")
    static boolean supportsMulticast(NativeCall c, OopArgument name, int ind) {
        return ask(c, named(c, name), NetworkInterface::supportsMulticast);
    }

    @Native("isP2P0(Ljava/lang/String;I)Z")
    static boolean isPointToPoint(NativeCall c, OopArgument name, int ind) {
        return ask(c, named(c, name), NetworkInterface::isPointToPoint);
    }

    /** {@code getMacAddr0(address, name, index)}: 0 if the interface has none. */
    @Native("getMacAddr0([BLjava/lang/String;I)[B")
    static @Oop long hardwareAddress(NativeCall c, @Oop long inAddr, OopArgument name, int ind) {
        return c.objects().newBytes(c.thread(), ask(c, named(c, name), NetworkInterface::getHardwareAddress));
    }

    @Native("getMTU0(Ljava/lang/String;I)I")
    static int mtu(NativeCall c, OopArgument name, int ind) {
        return ask(c, named(c, name), NetworkInterface::getMTU);
    }
}
