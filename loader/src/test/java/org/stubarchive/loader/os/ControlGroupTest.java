package org.stubarchive.loader.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits of control groups as files give them. */
class ControlGroupTest {
    @TempDir
    Path mount;

    private void write(String file, String text) throws Exception {
        Path path = mount.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }

    private static long memory(String membership, String... mounts) {
        return ControlGroup.limit(List.of(membership.split("\n")), List.of(mounts), "memory", "memory.max", "memory.limit_in_bytes");
    }

    private String unified(String root) {
        return "30 23 0:26 " + root + " " + mount + " rw,nosuid - cgroup2 cgroup2 rw,nsdelegate";
    }

    @Test
    void theLeastOfTheGroupAndThoseAroundItCounts() throws Exception {
        write("a/b/memory.max", "max");
        write("a/memory.max", "1000");
        assertEquals(1000, memory("0::/a/b", unified("/")));
        write("a/b/memory.max", "500");
        assertEquals(500, memory("0::/a/b", unified("/")));
        assertEquals(1000, memory("0::/a", unified("/")));
        assertEquals(ResourceLimits.UNLIMITED, memory("0::/", unified("/")));
        assertEquals(ResourceLimits.UNLIMITED, memory("0::/../..", unified("/")));
    }

    @Test
    void aContainerSeesItsOwnGroupAtTheMount() throws Exception {
        write("memory.max", "700");
        assertEquals(700, memory("0::/system/container", unified("/system/container")));
        assertEquals(700, memory("0::/elsewhere", unified("/system/container")));
    }

    @Test
    void versionOneHasHierarchiesByController() throws Exception {
        write("x/memory.limit_in_bytes", "900");
        String memory = "34 30 0:31 / " + mount + " rw,relatime - cgroup cgroup rw,memory";
        String cpu = "31 30 0:28 / /nowhere rw,relatime - cgroup cgroup rw,cpu";
        assertEquals(900, memory("4:memory:/x\n1:cpu:/\n0::/", cpu, memory));
        write("x/memory.limit_in_bytes", "9223372036854771712");
        assertEquals(9223372036854771712L, memory("4:memory:/x", cpu, memory));
        assertEquals(ResourceLimits.UNLIMITED, memory("4:memory:/x", cpu));
        assertEquals(ResourceLimits.UNLIMITED, memory("3:cpu:/x", cpu, memory));
    }
}
