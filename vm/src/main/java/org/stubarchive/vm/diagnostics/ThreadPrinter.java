package org.stubarchive.vm.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.objects.GuestField;
import org.stubarchive.vm.threads.GuestThreadStatus;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadRegistry;

/** Thread dumps in the form that {@code java} gives them in, which tools for their analysis read. */
public final class ThreadPrinter {
    /** What is shown besides threads, frames, monitors and deadlocks. */
    public enum Detail {
        /** Nothing. */
        MONITORS,
        /** The ownable synchronizers that each thread holds, which are searched for in the whole heap. */
        OWNABLE_SYNCHRONIZERS
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final GuestField ID = new GuestField("java/lang/Thread", "tid", "J");
    /** From this release on, the number of the operating system's thread stands behind that of the thread. */
    private static final int NATIVE_ID_IN_HEADING = 21;
    private static final long PAGE = 4096;

    private final VirtualMachine vm;
    private final ThreadLocks locks;
    private final FrameText frames;

    /** Dumps of a machine's threads. */
    public ThreadPrinter(VirtualMachine vm) {
        this.vm = vm;
        locks = new ThreadLocks(vm);
        frames = new FrameText(vm, locks);
    }

    /**
     * All threads at one moment. The world is stopped while they are looked at.
     *
     * @param self the calling thread, in state {@code IN_VM}; it is not shown unless it runs a {@code java.lang.Thread}
     */
    public String dump(JavaThread self, Detail detail) {
        StringBuilder out = new StringBuilder();
        out.append(LocalDateTime.now().format(TIME)).append("\nFull thread dump ").append(VersionText.banner(vm)).append(":\n\n");
        vm.safepoints().begin(self);
        try {
            OwnableSynchronizers synchronizers = detail == Detail.OWNABLE_SYNCHRONIZERS ? new OwnableSynchronizers(vm, self) : null;
            ThreadRegistry registry = vm.threads().registry();
            for (int i = 0; i < registry.count(); i++) {
                JavaThread t = registry.at(i);
                if (t.threadObject() != 0) {
                    thread(out, t);
                    if (synchronizers != null) {
                        synchronizers(out, synchronizers.of(t));
                    }
                }
            }
            // There is no native interface that could hold any.
            out.append("JNI global refs: 0, weak refs: 0\n\n");
            new DeadlockPrinter(vm, locks, frames).print(out);
        } finally {
            vm.safepoints().end(self);
        }
        return out.toString();
    }

    /** As SIGQUIT prints it: all threads, and the heap in numbers. */
    public String dumpWithHeap(JavaThread self) {
        return dump(self, Detail.MONITORS) + "Heap\n" + HeapSummary.of(vm) + "\n";
    }

    private void thread(StringBuilder out, JavaThread t) {
        int status = vm.threads().registry().objects().status(t.threadObject());
        out.append('"').append(vm.threads().nameOf(t)).append("\" #").append(ID.getLong(t.threadObject()));
        boolean decimal = Runtime.version().feature() >= NATIVE_ID_IN_HEADING;
        if (decimal) {
            out.append(" [").append(t.nativeId()).append(']');
        }
        if (t.isDaemon()) {
            out.append(" daemon");
        }
        out.append(" prio=").append(vm.threads().registry().objects().priority(t.threadObject())).append(" os_prio=0");
        long cpu = cpuNanos(t);
        if (cpu >= 0) {
            out.append(String.format(Locale.ROOT, " cpu=%.2fms", cpu / 1e6));
        }
        out.append(String.format(Locale.ROOT, " elapsed=%.2fs", (System.nanoTime() - t.createdNanos()) / 1e9));
        out.append(" tid=").append(FrameText.address(t.block())).append(" nid=");
        out.append(decimal ? Integer.toString(t.nativeId()) : "0x" + Integer.toHexString(t.nativeId()));
        out.append(' ').append(activity(status)).append("  [").append(FrameText.address(t.guestSp() & -PAGE)).append("]\n");
        out.append("   java.lang.Thread.State: ").append(state(status)).append('\n');
        frames.frames(out, t);
        out.append('\n');
    }

    private void synchronizers(StringBuilder out, List<Long> objects) {
        out.append("   Locked ownable synchronizers:\n");
        if (objects.isEmpty()) {
            out.append("\t- None\n");
        }
        for (long object : objects) {
            out.append("\t- <").append(FrameText.address(object)).append("> (").append(frames.description(object)).append(")\n");
        }
        out.append('\n');
    }

    /** Time on a processor as the system counts it; -1 if it does not. */
    private static long cpuNanos(JavaThread t) {
        try {
            String text = Files.readString(Path.of("/proc/self/task/" + t.nativeId() + "/schedstat"));
            return Long.parseLong(text.substring(0, text.indexOf(' ')));
        } catch (IOException | RuntimeException e) {
            return -1;
        }
    }

    private static String activity(int status) {
        return switch (status) {
            case GuestThreadStatus.BLOCKED_ON_MONITOR -> "waiting for monitor entry";
            case GuestThreadStatus.IN_OBJECT_WAIT, GuestThreadStatus.IN_OBJECT_WAIT_TIMED -> "in Object.wait()";
            case GuestThreadStatus.SLEEPING, GuestThreadStatus.PARKED, GuestThreadStatus.PARKED_TIMED -> "waiting on condition";
            default -> "runnable";
        };
    }

    private static String state(int status) {
        return switch (status) {
            case GuestThreadStatus.NEW -> "NEW";
            case GuestThreadStatus.SLEEPING -> "TIMED_WAITING (sleeping)";
            case GuestThreadStatus.IN_OBJECT_WAIT -> "WAITING (on object monitor)";
            case GuestThreadStatus.IN_OBJECT_WAIT_TIMED -> "TIMED_WAITING (on object monitor)";
            case GuestThreadStatus.PARKED -> "WAITING (parking)";
            case GuestThreadStatus.PARKED_TIMED -> "TIMED_WAITING (parking)";
            case GuestThreadStatus.BLOCKED_ON_MONITOR -> "BLOCKED (on object monitor)";
            case GuestThreadStatus.TERMINATED -> "TERMINATED";
            default -> "RUNNABLE";
        };
    }
}
