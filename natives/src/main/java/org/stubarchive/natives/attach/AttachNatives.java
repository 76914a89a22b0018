package org.stubarchive.natives.attach;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.tools.attach.VirtualMachineImpl}: the side of the attach protocol that asks another virtual machine, over a socket named by a path. */
public final class AttachNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "sendQuitTo(I)V",
        "checkPermissions(Ljava/lang/String;)V",
        "socket()I",
        "connect(ILjava/lang/String;)V",
        "close(I)V",
        "read(I[BII)I",
        "write(I[BII)V",
    };
    private static final int SIGQUIT = 3;
    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SHUT_RDWR = 2;
    private static final int PATH = 2;
    private static final int PATH_SIZE = 108;
    private static final int LARGEST_PIECE = 1 << 16;
    private static final int PERMISSIONS = 0777;
    /** Reading and writing by the group and by others. */
    private static final int OPEN_TO_OTHERS = 066;

    /** The natives. */
    public AttachNatives() {
        super("sun/tools/attach/VirtualMachineImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // sendQuitTo(I)V
                return FileDescriptors.check(c, Posix.call("kill", c.intAt(0), SIGQUIT));
            case 1: // checkPermissions(Ljava/lang/String;)V
                return checkPermissions(c);
            case 2: // socket()I
                return FileDescriptors.check(c, Posix.call("socket", AF_UNIX, SOCK_STREAM, 0));
            case 3: // connect(ILjava/lang/String;)V
                return connect(c);
            case 4: // close(I)V
                Posix.call("shutdown", c.intAt(0), SHUT_RDWR);
                return FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "close", c.intAt(0), 0, 0, 0, 0));
            case 5: // read(I[BII)I
                return read(c);
            case 6: // write(I[BII)V
                return write(c);
            default:
                throw noSuchNative(index);
        }
    }

    private static long checkPermissions(NativeCall c) {
        c.nonNullAt(0);
        String name = c.stringAt(0);
        try (NativeBytes path = NativeBytes.ofPath(name); FileStatus status = new FileStatus()) {
            FileDescriptors.check(c, status.read(path.address()));
            String reason = objection(status, Posix.call("geteuid"), Posix.call("getegid"));
            if (reason != null) {
                throw c.exception("java/io/IOException", "well-known file " + name + " is not secure: " + reason);
            }
        }
        return 0;
    }

    /** Why a file is not to be trusted, in the words of {@code java}; null if it is. The super-user may use files of others. */
    private static String objection(FileStatus status, int uid, int gid) {
        if (status.uid() != uid && uid != 0) {
            return "file should be owned by the current user (which is " + uid + ") but is owned by " + status.uid();
        }
        if (status.gid() != gid && uid != 0) {
            return "file's group should be the current group (which is " + gid + ") but the group is " + status.gid();
        }
        if ((status.mode() & OPEN_TO_OTHERS) != 0) {
            return String.format("file should only be readable and writable by the owner but has 0%03o access", status.mode() & PERMISSIONS);
        }
        return null;
    }

    private static long connect(NativeCall c) {
        c.nonNullAt(1);
        try (NativeBytes name = NativeBytes.ofSize(PATH + PATH_SIZE); NativeBytes path = NativeBytes.ofPath(c.stringAt(1))) {
            byte[] text = NativeBytes.cString(path.address());
            RawMemory.putShort(name.address(), (short) AF_UNIX);
            RawMemory.copyFromArray(name.address() + PATH, text, 0, Math.min(text.length, PATH_SIZE - 1));
            int result = Posix.callIntBlocking(c.thread(), "connect", c.intAt(0), name.address(), PATH + PATH_SIZE, 0, 0);
            if (result == -ErrorText.ENOENT) {
                throw c.exception("java/io/FileNotFoundException", null);
            }
            return FileDescriptors.check(c, result);
        }
    }

    private static void checkRange(NativeCall c) {
        int length = Oops.arrayLength(c.nonNullAt(1));
        if (c.intAt(2) < 0 || c.intAt(3) < 0 || c.intAt(2) > length - c.intAt(3)) {
            throw c.exception("java/lang/IndexOutOfBoundsException", null);
        }
    }

    /** The number of bytes read, -1 at the end. */
    private static long read(NativeCall c) {
        checkRange(c);
        int size = Math.min(c.intAt(3), LARGEST_PIECE);
        try (NativeBytes buffer = NativeBytes.ofSize(size)) {
            int n = FileDescriptors.check(c, (int) Posix.callBlocking(c.thread(), "read", c.intAt(0), buffer.address(), size, 0, 0));
            RawMemory.copy(buffer.address(), c.refAt(1) + ObjectLayout.ARRAY_ELEMENTS + c.intAt(2), n);
            return n == 0 ? -1 : n;
        }
    }

    private static long write(NativeCall c) {
        checkRange(c);
        int size = c.intAt(3);
        try (NativeBytes buffer = NativeBytes.ofSize(size)) {
            RawMemory.copy(c.refAt(1) + ObjectLayout.ARRAY_ELEMENTS + c.intAt(2), buffer.address(), size);
            for (int done = 0; done < size;) {
                done += FileDescriptors.check(c, (int) Posix.callBlocking(c.thread(), "write", c.intAt(0), buffer.address() + done, size - done, 0, 0));
            }
        }
        return 0;
    }
}
