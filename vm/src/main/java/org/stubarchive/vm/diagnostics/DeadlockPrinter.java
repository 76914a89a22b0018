package org.stubarchive.vm.diagnostics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.threads.JavaThread;

/** The circles of threads that wait for each other, as thread dumps show them. To be used while the world is stopped. */
final class DeadlockPrinter {
    private final VirtualMachine vm;
    private final ThreadLocks locks;
    private final FrameText frames;

    DeadlockPrinter(VirtualMachine vm, ThreadLocks locks, FrameText frames) {
        this.vm = vm;
        this.locks = locks;
        this.frames = frames;
    }

    /** Appends every circle; nothing if there is none. */
    void print(StringBuilder out) {
        Set<JavaThread> left = new LinkedHashSet<>(locks.deadlocked(ThreadLocks.Locks.ALL));
        int count = 0;
        while (!left.isEmpty()) {
            List<JavaThread> circle = circle(left.iterator().next());
            circle.forEach(left::remove);
            count++;
            print(out, circle);
        }
        if (count > 0) {
            out.append("\nFound ").append(count).append(count == 1 ? " deadlock.\n\n" : " deadlocks.\n\n");
        }
    }

    private List<JavaThread> circle(JavaThread first) {
        List<JavaThread> circle = new ArrayList<>();
        JavaThread at = first;
        do {
            circle.add(at);
            at = locks.awaitedOwner(at, ThreadLocks.Locks.ALL);
        } while (at != first);
        return circle;
    }

    private void print(StringBuilder out, List<JavaThread> circle) {
        out.append("\nFound one Java-level deadlock:\n=============================\n");
        for (int i = 0; i < circle.size(); i++) {
            JavaThread t = circle.get(i);
            long object = locks.waitsFor(t);
            out.append('"').append(vm.threads().nameOf(t)).append("\":\n");
            if (locks.blockedOn(t) != 0) {
                out.append("  waiting to lock monitor ").append(FrameText.address(vm.synchronizer().monitors().addressOf(object)));
                out.append(" (object ").append(FrameText.address(object))
                        .append(", ").append(frames.description(object)).append("),\n");
            } else {
                out.append("  waiting for ownable synchronizer ").append(FrameText.address(object));
                out.append(", (").append(frames.description(object)).append("),\n");
            }
            out.append("  which is held by \"").append(vm.threads().nameOf(circle.get((i + 1) % circle.size()))).append("\"\n\n");
        }
        out.append("Java stack information for the threads listed above:\n===================================================\n");
        for (JavaThread t : circle) {
            out.append('"').append(vm.threads().nameOf(t)).append("\":\n");
            frames.frames(out, t);
        }
    }
}
