package org.stubarchive.vm;

import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.memory.MetadataSpace;

/** The virtual machine of this process. */
public final class VirtualMachine {
    private static VirtualMachine instance;

    private final VmOptions options;
    private final VmLog log;
    private final MetadataSpace metadata;

    /** Creates the machine; nothing runs yet. */
    public VirtualMachine(VmOptions options) {
        if (instance != null) {
            throw new IllegalStateException("this process has a virtual machine already");
        }
        this.options = options;
        log = new VmLog(options.log());
        metadata = new MetadataSpace(MetadataSpace.DEFAULT_RESERVATION);
        instance = this;
    }

    /** The machine of this process, or {@code null} before it was created. */
    public static VirtualMachine get() {
        return instance;
    }

    /** What it was started with. */
    public VmOptions options() {
        return options;
    }

    /** Tracing. */
    public VmLog log() {
        return log;
    }

    /** Metadata below 4 GiB. */
    public MetadataSpace metadata() {
        return metadata;
    }
}
