package org.stubarchive.loader.os;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Limits of the control groups that this process is in (cgroups(7), versions 1 and 2): its own group's and those of the groups around it, as far as
 * they are mounted. What cannot be read limits nothing.
 */
public final class ControlGroup {
    private static final Path MEMBERSHIP = Path.of("/proc/self/cgroup");
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final String NO_LIMIT = "max";
    /** Fields of mountinfo, see proc(5). */
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    private ControlGroup() {}

    /** Bytes of memory, {@link ResourceLimits#UNLIMITED} without a limit. */
    public static long memory() {
        return limit(read(MEMBERSHIP), read(MOUNTS), "memory", "memory.max", "memory.limit_in_bytes");
    }

    /** Processes and threads, {@link ResourceLimits#UNLIMITED} without a limit. */
    public static long threads() {
        return limit(read(MEMBERSHIP), read(MOUNTS), "pids", "pids.max", "pids.max");
    }

    /**
     * The least of a limit of the group and those around it.
     *
     * @param membership lines of {@code /proc/self/cgroup}
     * @param mounts lines of {@code /proc/self/mountinfo}
     * @param controller name of the controller
     * @param file its file in version 2
     * @param oldFile its file in version 1
     */
    static long limit(List<String> membership, List<String> mounts, String controller, String file, String oldFile) {
        long least = ResourceLimits.UNLIMITED;
        for (String line : membership) {
            // hierarchy:controllers:path; version 2 has hierarchy 0 and no controllers.
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && fields[1].isEmpty()) {
                least = Math.min(least, inHierarchy(mounts, " - cgroup2 ", "", fields[2], file));
            } else if (fields.length == 3 && ("," + fields[1] + ",").contains("," + controller + ",")) {
                least = Math.min(least, inHierarchy(mounts, " - cgroup ", controller, fields[2], oldFile));
            }
        }
        return least;
    }

    private static long inHierarchy(List<String> mounts, String type, String controller, String group, String file) {
        for (String line : mounts) {
            int at = line.indexOf(type);
            String[] fields = line.split(" ");
            if (at >= 0 && fields.length > MOUNT_POINT && ("," + line.substring(line.lastIndexOf(' ') + 1) + ",").contains(controller.isEmpty() ? "," : "," + controller + ",")) {
                return upwards(Path.of(fields[MOUNT_POINT]), below(group, fields[ROOT]), file);
            }
        }
        return ResourceLimits.UNLIMITED;
    }

    /** The group's path below a mount. In a container the group may have the host's name while its own group is what is mounted. */
    private static String below(String group, String root) {
        if (root.equals("/")) {
            return group;
        }
        return group.startsWith(root) ? group.substring(root.length()) : "/";
    }

    private static long upwards(Path mount, String group, String file) {
        long least = ResourceLimits.UNLIMITED;
        Path at = mount.resolve(group.substring(Math.min(1, group.length()))).normalize();
        while (at != null && at.startsWith(mount)) {
            least = Math.min(least, value(at.resolve(file)));
            at = at.getParent();
        }
        return least;
    }

    private static long value(Path file) {
        List<String> lines = read(file);
        if (lines.isEmpty() || lines.get(0).equals(NO_LIMIT)) {
            return ResourceLimits.UNLIMITED;
        }
        try {
            return Long.parseLong(lines.get(0).strip());
        } catch (NumberFormatException e) {
            // Beyond what a long holds.
            return ResourceLimits.UNLIMITED;
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
