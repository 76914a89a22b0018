package org.stubarchive.vm.diagnostics;

import java.util.List;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.objects.ModuleText;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.GuestThreadStatus;
import org.stubarchive.vm.threads.JavaThread;

/** Frames of a thread as lines of a thread dump: where it is, what it has locked, what it waits for. To be used while the world is stopped. */
final class FrameText {
    private static final int ADDRESS_DIGITS = 16;

    private final VirtualMachine vm;
    private final ThreadLocks locks;
    private final HeldMonitors held;

    FrameText(VirtualMachine vm, ThreadLocks locks) {
        this.vm = vm;
        this.locks = locks;
        held = new HeldMonitors(vm.synchronizer().monitors());
    }

    /** Appends the frames of a thread, youngest first, hidden ones too. */
    void frames(StringBuilder out, JavaThread t) {
        boolean first = true;
        // What the thread waits on counts as locked by the frame that locked it, which Object.wait gives up meanwhile.
        long waitedOn = locks.waitedOn(t);
        for (Frame f = vm.stacks().frames(t); !f.isEnd(); f.next()) {
            element(out, f.method(), f.bci());
            if (first) {
                waiting(out, t, f);
            }
            monitors(out, held.of(t, f, waitedOn));
            first = false;
        }
    }

    private void element(StringBuilder out, Method m, int bci) {
        InstanceKlass holder = m.holder();
        out.append("\tat ").append(holder.externalName()).append('.').append(m.name()).append('(');
        String module = module(holder);
        if (!module.isEmpty()) {
            out.append(module).append('/');
        }
        int line = m.isNative() ? -1 : m.lineNumber(bci);
        if (m.isNative()) {
            out.append("Native Method");
        } else if (holder.sourceFile() == null) {
            out.append("Unknown Source");
        } else if (line < 0) {
            out.append(holder.sourceFile());
        } else {
            out.append(holder.sourceFile()).append(':').append(line);
        }
        out.append(")\n");
    }

    /** {@code name@version} of a class's module; empty for the unnamed module. */
    String module(InstanceKlass k) {
        long name = k.mirror() == 0 ? 0 : ModuleText.name(k.mirror());
        if (name == 0) {
            return "";
        }
        long version = ModuleText.version(k.mirror());
        return version == 0 ? vm.classes().text(name) : vm.classes().text(name) + "@" + vm.classes().text(version);
    }

    /** What the thread waits for, below its youngest frame. */
    private void waiting(StringBuilder out, JavaThread t, Frame f) {
        long blocked = locks.blockedOn(t);
        Method m = f.method();
        if (locks.isObjectWait(m)) {
            line(out, blocked == 0 ? "waiting on" : "waiting to re-lock in wait()", f.localReference(0));
        } else if (blocked != 0) {
            line(out, "waiting to lock", blocked);
        } else if (t.threadObject() != 0 && locks.parkBlocker(t) != 0 && isParked(t)) {
            line(out, "parking to wait for ", locks.parkBlocker(t));
        }
    }

    private boolean isParked(JavaThread t) {
        int status = vm.threads().registry().objects().status(t.threadObject());
        return status == GuestThreadStatus.PARKED || status == GuestThreadStatus.PARKED_TIMED;
    }

    private void monitors(StringBuilder out, List<Long> objects) {
        for (long object : objects) {
            line(out, "locked", object);
        }
    }

    private void line(StringBuilder out, String what, long object) {
        out.append("\t- ").append(what).append(" <").append(address(object)).append("> (").append(description(object)).append(")\n");
    }

    /** {@code a java.lang.Object}; classes are named. */
    String description(long object) {
        Klass k = Oops.klass(object);
        String text = "a " + k.externalName();
        Klass described = k.name().equals("java/lang/Class") ? vm.mirrors().klassOfMirror(object) : null;
        return described == null ? text : text + " for " + described.externalName();
    }

    /** An address with all its digits. */
    static String address(long value) {
        String digits = Long.toHexString(value);
        return "0x" + "0".repeat(ADDRESS_DIGITS - digits.length()) + digits;
    }
}
