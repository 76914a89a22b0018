package org.stubarchive.natives.management;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;
import org.stubarchive.natives.io.FileDescriptors;
import org.stubarchive.vm.posix.FileStatus;
import org.stubarchive.vm.posix.NativeBytes;

/** {@code jdk.internal.agent.FileSystemImpl}: whether only its owner may use a file, as files with passwords must be. */
public final class FileProtectionNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "isAccessUserOnly0(Ljava/lang/String;)Z",
    };
    /** Permissions of the group and of others. */
    private static final int OTHERS = 077;

    /** The natives. */
    public FileProtectionNatives() {
        super("jdk/internal/agent/FileSystemImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        if (index != 0) { // isAccessUserOnly0(Ljava/lang/String;)Z
            throw noSuchNative(index);
        }
        c.nonNullAt(0);
        try (NativeBytes path = NativeBytes.ofPath(c.stringAt(0)); FileStatus status = new FileStatus()) {
            int error = status.read(path.address());
            if (error < 0) {
                throw FileDescriptors.failure(c, -error);
            }
            return bits((status.mode() & OTHERS) == 0);
        }
    }
}
