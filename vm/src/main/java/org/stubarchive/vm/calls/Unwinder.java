package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Delivers a pending exception (JVMS 2.10): drops frames of the current call of guest code until one has a handler, unlocking those of
 * synchronized methods.
 */
public final class Unwinder {
    private final VirtualMachine vm;
    private final GuestEntries entries;
    private final GuestClasses classes;

    /** Unwinds frames of code with the given entries. */
    public Unwinder(VirtualMachine vm, GuestEntries entries, GuestClasses classes) {
        this.vm = vm;
        this.entries = entries;
        this.classes = classes;
    }

    /**
     * Makes the thread resume at the handler of its pending exception.
     *
     * @param entryFp entry frame of the current call
     * @throws GuestException if no frame above the entry frame handles it; the exception stays pending and all those frames are gone
     */
    public void unwind(JavaThread t, long entryFp) {
        t.setServed(null);
        try (HandleScope scope = t.handles().open()) {
            Handle exception = scope.handle(t.takePending());
            if (exception.oop() == 0) {
                throw new IllegalStateException("no exception is pending");
            }
            Frame frame = new Frame(entries.callStubReturn());
            while (t.guestFp() != entryFp) {
                frame.start(t);
                if (enterHandler(t, frame, exception)) {
                    return;
                }
                // Looking for a handler may have loaded classes, but frames do not move.
                unlock(t, frame, exception);
                t.setAnchor(frame.callerAnchorSp(), frame.callerFp());
            }
            throw t.setPending(exception.oop());
        }
    }

    private boolean enterHandler(JavaThread t, Frame frame, Handle exception) {
        int bci = frame.bci();
        if (bci == Frame.NATIVE_BCI) {
            return false;
        }
        int handler = findHandler(t, frame, bci, exception);
        if (handler < 0) {
            return false;
        }
        frame.setBci(handler);
        long sp = frame.fp() + InterpreterFrameLayout.EMPTY_STACK - InterpreterFrameLayout.SLOT;
        RawMemory.putLong(sp, entries.exceptionEntry());
        t.setAnchor(sp, frame.fp());
        t.setResult(exception.oop());
        if (vm.log().isOn(LogTopic.EXCEPTIONS)) {
            vm.log().line(LogTopic.EXCEPTIONS,
                    "thread " + t.id() + " catches " + Oops.klass(exception.oop()) + " in " + frame.method() + " at " + handler);
        }
        return true;
    }

    /** Bytecode index of the handler, or -1. An exception thrown while a catch type is resolved takes the place of the first one. */
    private int findHandler(JavaThread t, Frame frame, int throwingBci, Handle exception) {
        Method method = frame.method();
        int bci = throwingBci;
        ExceptionTableEntry[] table = method.code().exceptionTable();
        for (int i = 0; i < table.length; i++) {
            ExceptionTableEntry e = table[i];
            if (!e.covers(bci)) {
                continue;
            }
            if (e.catchType() == 0) {
                return e.handlerPc();
            }
            try {
                Klass type = classes.classAt(t, method.holder(), e.catchType());
                if (Oops.klass(exception.oop()).isSubtypeOf(type)) {
                    return e.handlerPc();
                }
            } catch (GuestException g) {
                // The new exception is thrown at the handler that could not be resolved; the search starts again there.
                exception.set(t.takePending());
                bci = e.handlerPc();
                i = -1;
            }
        }
        return -1;
    }

    private void unlock(JavaThread t, Frame frame, Handle exception) {
        long slot = frame.lockedObjectSlot();
        long locked = RawMemory.getLong(slot);
        if (locked != 0) {
            RawMemory.putLong(slot, 0);
            try {
                vm.synchronizer().exit(t, locked);
            } catch (GuestException g) {
                // JVMS 2.11.10: IllegalMonitorStateException replaces the exception.
                exception.set(t.takePending());
            }
        }
    }
}
