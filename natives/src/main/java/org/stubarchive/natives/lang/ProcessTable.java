package org.stubarchive.natives.lang;

import java.util.List;
import java.util.stream.Collectors;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.natives.Native;
import org.stubarchive.natives.NativesOf;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.oops.Oops;

/** Processes of the system, as the host knows them. */
@NativesOf("java/lang/ProcessHandleImpl")
final class ProcessTable {
    private static final long NOT_ALIVE = -1;

    private ProcessTable() {}

    /** Start of a process in milliseconds since the epoch; 0 if unknown, -1 if it is not alive. */
    static long startTime(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .map(p -> p.info().startInstant().map(i -> i.toEpochMilli()).orElse(0L)).orElse(NOT_ALIVE);
    }

    /** Parent of the process that started at the given time; -1 if there is none. */
    static long parent(long pid, long startTime) {
        long start = startTime(pid);
        if (start != startTime && start != 0 && startTime != 0) {
            return NOT_ALIVE;
        }
        return ProcessHandle.of(pid).flatMap(ProcessHandle::parent).map(ProcessHandle::pid).orElse(NOT_ALIVE);
    }

    /**
     * {@code getProcessPids0(pid, pids, parents, startTimes)}: the children of a process, or all processes for 0. The arrays after the
     * first may be null; only as many as fit are stored.
     *
     * @return how many there are
     */
    @Native("getProcessPids0(J[J[J[J)I")
    static int children(long parent, OopArgument pids, OopArgument ppids, OopArgument starttimes) {
        List<ProcessHandle> found = ProcessHandle.allProcesses()
                .filter(p -> parent == 0 || p.parent().map(ProcessHandle::pid).orElse(NOT_ALIVE) == parent).collect(Collectors.toList());
        int room = Oops.arrayLength(pids.nonNull());
        for (int i = 0; i < Math.min(room, found.size()); i++) {
            ProcessHandle p = found.get(i);
            store(pids, i, p.pid());
            store(ppids, i, p.parent().map(ProcessHandle::pid).orElse(0L));
            store(starttimes, i, startTime(p.pid()));
        }
        return found.size();
    }

    private static void store(OopArgument array, int index, long value) {
        if (array.oop() != 0) {
            RawMemory.putLong(array.oop() + ObjectLayout.ARRAY_ELEMENTS + 8L * index, value);
        }
    }
}
