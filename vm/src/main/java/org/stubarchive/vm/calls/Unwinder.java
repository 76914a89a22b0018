package org.stubarchive.vm.calls;

import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.frames.FrameCursor;
import org.stubarchive.vm.frames.FrameKind;
import org.stubarchive.vm.frames.FrameKinds;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Delivers a pending exception (JVMS 2.10): drops frames of the current call of guest code until one has a handler, unlocking those of
 * synchronized methods.
 */
public final class Unwinder {
    private final FrameKinds kinds;
    private final ExceptionHandlers handlers;

    /** Unwinds frames of the given kinds. */
    public Unwinder(FrameKinds kinds, ExceptionHandlers handlers) {
        this.kinds = kinds;
        this.handlers = handlers;
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
            FrameCursor frame = new FrameCursor(kinds);
            while (t.guestFp() != entryFp) {
                // Looking for a handler may load classes and so run guest code, below the anchor: it stays at this frame meanwhile.
                frame.start(t);
                if (enterHandler(t, frame, exception)) {
                    return;
                }
                frame.drop(t);
            }
            throw t.setPending(exception.oop());
        }
    }

    /** Ends the activations of a frame from the youngest on, until one has a handler. */
    private boolean enterHandler(JavaThread t, FrameCursor frame, Handle exception) {
        FrameKind kind = frame.kind();
        int activations = kind.activations(frame);
        for (int i = 0; i < activations; i++) {
            Method method = kind.method(frame, i);
            int bci = kind.bci(frame, i);
            int handler = bci == Frame.NATIVE_BCI ? -1 : findHandler(t, method, bci, exception);
            if (handler >= 0) {
                kind.enterHandler(frame, i, handler, t);
                t.setResult(exception.oop());
                handlers.caught(t, method, handler, exception.oop());
                return true;
            }
            unlock(t, frame, i, exception);
        }
        return false;
    }

    /** Bytecode index of the handler, or -1. An exception thrown while a catch type is resolved takes the place of the first one. */
    private int findHandler(JavaThread t, Method method, int throwingBci, Handle exception) {
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
                if (handlers.catches(t, method, e.catchType(), exception.oop())) {
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

    private void unlock(JavaThread t, FrameCursor frame, int activation, Handle exception) {
        long locked = frame.kind().lockedObject(frame, activation);
        if (locked != 0) {
            frame.kind().forgetLock(frame, activation);
            try {
                handlers.unlock(t, locked);
            } catch (GuestException g) {
                // JVMS 2.11.10: IllegalMonitorStateException replaces the exception.
                exception.set(t.takePending());
            }
        }
    }
}
