package org.stubarchive.vm.diagnostics;

import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.VmOptions;

/** The flags of the machine as {@code -XX:} arguments. */
public final class FlagText {
    /** Which flags are shown. */
    public enum Which {
        /** The greatest heap size, and what differs from its default. */
        SET,
        /** All. */
        ALL
    }

    private static final String MAX_HEAP = "MaxHeapSize";

    private final VmOptions options;

    /** The flags that a machine was started with. */
    public FlagText(VmOptions options) {
        this.options = options;
    }

    /** All in one line. */
    public String line(Which which) {
        StringBuilder out = new StringBuilder("-XX:" + MAX_HEAP + "=" + options.maxHeapBytes() + " -XX:InitialHeapSize=" + options.initialHeapBytes());
        for (VmFlag flag : VmFlag.values()) {
            if (which == Which.ALL || options.number(flag) != flag.defaultValue()) {
                out.append(' ').append(argument(flag));
            }
        }
        return out.append('\n').toString();
    }

    /**
     * One flag.
     *
     * @return {@code null} if there is no flag of this name
     */
    public String argument(String name) {
        if (name.equals(MAX_HEAP)) {
            return "-XX:" + MAX_HEAP + "=" + options.maxHeapBytes();
        }
        for (VmFlag flag : VmFlag.values()) {
            if (flag.flag().equals(name)) {
                return argument(flag);
            }
        }
        return null;
    }

    private String argument(VmFlag flag) {
        return flag.isSwitch() ? "-XX:" + (options.isOn(flag) ? "+" : "-") + flag.flag() : "-XX:" + flag.flag() + "=" + options.number(flag);
    }
}
