package org.stubarchive.natives.management;

import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;

/** {@code jdk.internal.agent.FileSystemImpl}: whether only its owner may use a file, as files with passwords must be. */
@NativesOf("jdk/internal/agent/FileSystemImpl")
final class FileProtectionNatives {
    /** Permissions of the group and of others. */
    private static final int OTHERS = 077;

    @Native("isAccessUserOnly0(Ljava/lang/String;)Z")
    static boolean isAccessUserOnly0(NativeCall c, @Oop long pathBytes) {
        c.nonNull(pathBytes);
        try (NativeBytes path = NativeBytes.ofPath(c.text(pathBytes)); FileStatus status = new FileStatus()) {
            int error = status.read(path.address());
            if (error < 0) {
                throw FileDescriptors.failure(c, -error);
            }
            return (status.mode() & OTHERS) == 0;
        }
    }
}
