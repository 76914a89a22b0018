package org.stubarchive.natives.attach;

import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.posix.ErrorText;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/** {@code sun.tools.attach.VirtualMachineImpl}: the side of the attach protocol that asks another virtual machine, over a socket named by a path. */
@NativesOf("sun/tools/attach/VirtualMachineImpl")
final class AttachNatives {
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

    @Native("sendQuitTo(I)V")
    static void sendQuitTo(NativeCall c, int pid) {
        FileDescriptors.check(c, Posix.call("kill", pid, SIGQUIT));
    }

    @Native("socket()I")
    static int socket(NativeCall c) {
        return FileDescriptors.check(c, Posix.call("socket", AF_UNIX, SOCK_STREAM, 0));
    }

    @Native("close(I)V")
    static void close(NativeCall c, int fd) {
        Posix.call("shutdown", fd, SHUT_RDWR);
        FileDescriptors.check(c, Posix.callIntBlocking(c.thread(), "close", fd, 0, 0, 0, 0));
    }

    @Native("checkPermissions(Ljava/lang/String;)V")
    static void checkPermissions(NativeCall c, @Oop long pathBytes) {
        c.nonNull(pathBytes);
        String name = c.text(pathBytes);
        try (NativeBytes path = NativeBytes.ofPath(name); FileStatus status = new FileStatus()) {
            FileDescriptors.check(c, status.read(path.address()));
            String reason = objection(status, Posix.call("geteuid"), Posix.call("getegid"));
            if (reason != null) {
                throw c.exception("java/io/IOException", "well-known file " + name + " is not secure: " + reason);
            }
        }
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

    @Native("connect(ILjava/lang/String;)V")
    static void connect(NativeCall c, int fd, @Oop long pathBytes) {
        c.nonNull(pathBytes);
        try (NativeBytes name = NativeBytes.ofSize(PATH + PATH_SIZE); NativeBytes path = NativeBytes.ofPath(c.text(pathBytes))) {
            byte[] text = NativeBytes.cString(path.address());
            RawMemory.putShort(name.address(), (short) AF_UNIX);
            RawMemory.copyFromArray(name.address() + PATH, text, 0, Math.min(text.length, PATH_SIZE - 1));
            int result = Posix.callIntBlocking(c.thread(), "connect", fd, name.address(), PATH + PATH_SIZE, 0, 0);
            if (result == -ErrorText.ENOENT) {
                throw c.exception("java/io/FileNotFoundException", null);
            }
            FileDescriptors.check(c, result);
        }
    }

    private static void checkRange(NativeCall c, @Oop long buf, int off, int bufLen) {
        int length = Oops.arrayLength(c.nonNull(buf));
        if (off < 0 || bufLen < 0 || off > length - bufLen) {
            throw c.exception("java/lang/IndexOutOfBoundsException", null);
        }
    }

    /** The number of bytes read, -1 at the end. */
    @Native("read(I[BII)I")
    static int read(NativeCall c, int fd, OopArgument buf, int off, int bufLen) {
        checkRange(c, buf.oop(), off, bufLen);
        int size = Math.min(bufLen, LARGEST_PIECE);
        try (NativeBytes buffer = NativeBytes.ofSize(size)) {
            int n = FileDescriptors.check(c, (int) Posix.callBlocking(c.thread(), "read", fd, buffer.address(), size, 0, 0));
            RawMemory.copy(buffer.address(), buf.oop() + ObjectLayout.ARRAY_ELEMENTS + off, n);
            return n == 0 ? -1 : n;
        }
    }

    @Native("write(I[BII)V")
    static void write(NativeCall c, int fd, @Oop long buf, int off, int size) {
        checkRange(c, buf, off, size);
        try (NativeBytes buffer = NativeBytes.ofSize(size)) {
            RawMemory.copy(buf + ObjectLayout.ARRAY_ELEMENTS + off, buffer.address(), size);
            for (int done = 0; done < size;) {
                done += FileDescriptors.check(c, (int) Posix.callBlocking(c.thread(), "write", fd, buffer.address() + done, size - done, 0, 0));
            }
        }
    }
}
