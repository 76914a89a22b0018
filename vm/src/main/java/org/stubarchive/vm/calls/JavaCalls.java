package org.stubarchive.vm.calls;

import org.stubarchive.format.layout.EntryFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.frames.StackWalk;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.ThreadControl;

/**
 * Calls of guest methods from the runtime: builds an entry frame, enters generated code, and serves its requests until the method is done.
 */
public final class JavaCalls implements GuestCalls {
    private static final long[] NO_ARGUMENTS = {};
    private static final int FRAME_ALIGNMENT = 16;
    private static final RuntimeEntry[] ENTRIES = entriesById();

    private final Exceptions exceptions;
    private final ThreadControl control;
    private final GuestEntries entries;
    private final RuntimeServices services;
    private final Unwinder unwinder;
    private final CallPause pause;
    private final RequestLocking locking;

    /** Calls into code with the given entries. */
    public JavaCalls(Exceptions exceptions, ThreadControl control, StackWalk stacks, GuestEntries entries, RuntimeServices services, Unwinder unwinder,
            RequestLocking locking) {
        this.exceptions = exceptions;
        this.control = control;
        this.entries = entries;
        this.services = services;
        this.unwinder = unwinder;
        this.locking = locking;
        pause = new CallPause(control, stacks, entries.exceptionEntry());
    }

    private static RuntimeEntry[] entriesById() {
        int max = 0;
        for (RuntimeEntry e : RuntimeEntry.values()) {
            max = Math.max(max, e.id());
        }
        RuntimeEntry[] table = new RuntimeEntry[max + 1];
        for (RuntimeEntry e : RuntimeEntry.values()) {
            table[e.id()] = e;
        }
        return table;
    }

    /** Calls a method without arguments. */
    public long call(JavaThread t, Method method) {
        return call(t, method, NO_ARGUMENTS);
    }

    /**
     * Calls a method; a virtual one is not selected by the receiver's class.
     *
     * @param arguments raw bits, one element per argument, receiver first
     * @return raw bits of the result; ints are sign-extended from 32 bits
     * @throws GuestException if the method ends with an exception, which is pending then
     */
    public long call(JavaThread t, Method method, long... arguments) {
        MethodDescriptor descriptor = method.parsed();
        int receiver = method.isStatic() ? 0 : 1;
        if (arguments.length != descriptor.parameterCount() + receiver) {
            throw new IllegalArgumentException(method + " called with " + arguments.length + " arguments");
        }
        if (method.isAbstract()) {
            throw exceptions.create(t, "java/lang/AbstractMethodError",
                    "Method " + Oops.klass(arguments[0]).name() + "." + method.nameAndDescriptor() + " is abstract");
        }
        long previousSp = t.guestSp();
        long previousFp = t.guestFp();
        long previousEntry = t.entryFp();
        long fp = previousSp - EntryFrameLayout.SIZE & -FRAME_ALIGNMENT;
        long sp = fp - (long) method.argumentSlots() * InterpreterFrameLayout.SLOT;
        if (!t.hasHostStack() || sp - InterpreterFrameLayout.FIXED_BYTES < t.stack().limit()) {
            throw exceptions.stackOverflow(t);
        }
        RawMemory.putLong(fp + EntryFrameLayout.MARKER, EntryFrameLayout.MARKER_VALUE);
        RawMemory.putLong(fp + EntryFrameLayout.METHOD, method.address());
        RawMemory.putLong(fp + EntryFrameLayout.PREVIOUS_SP, previousFp == 0 ? 0 : previousSp);
        RawMemory.putLong(fp + EntryFrameLayout.PREVIOUS_FP, previousFp);
        long slot = fp;
        for (int i = 0; i < arguments.length; i++) {
            int slots = i < receiver ? 1 : descriptor.parameterType(i - receiver).slots();
            slot -= (long) slots * InterpreterFrameLayout.SLOT;
            RawMemory.putLong(slot, arguments[i]);
        }
        RawMemory.putLong(slot - InterpreterFrameLayout.SLOT, entries.callStub());
        RawMemory.putLong(t.block() + ThreadBlockLayout.CALL_METHOD, method.address());
        t.setAnchor(slot - InterpreterFrameLayout.SLOT, fp);
        t.setEntryFp(fp);
        t.setServed(null);
        t.changeCallDepth(1);
        try {
            run(t, fp);
            t.setResultIsRoot(method.resultType().isReference());
            t.lockVm();
            return result(t, method.resultType());
        } finally {
            t.setResultIsRoot(false);
            t.changeCallDepth(-1);
            t.setAnchor(previousSp, previousFp);
            t.setEntryFp(previousEntry);
            t.setServed(null);
        }
    }

    /** Enters generated code and serves it until the called method is done. */
    private void run(JavaThread t, long entryFp) {
        RuntimeEntry request = null;
        while (true) {
            t.setServed(null);
            while (t.isSuspended() || !t.tryEnterJava()) {
                if (request == null) {
                    pause.beforeCall(t);
                } else {
                    pause.afterRequest(t, request);
                }
            }
            GeneratedCode.enter(t.block());
            // Before others may collect: the arguments are roots from here on.
            request = request(t);
            t.setServed(request);
            t.leaveJava();
            if (request == RuntimeEntry.CALL_DONE) {
                return;
            }
            if (locking.needsVmLock(request)) {
                t.lockVm();
            }
            try {
                serve(t, request);
            } catch (GuestException e) {
                t.lockVm();
                unwinder.unwind(t, entryFp);
            } catch (OutOfMemoryError | StackOverflowError e) {
                // The host ran out of something while serving: the guest gets the error of the same name.
                t.lockVm();
                services.hostError(t, e);
                unwinder.unwind(t, entryFp);
            }
        }
    }

    /** Serves a request; an exception that another thread sends takes the place of what comes of it. */
    private void serve(JavaThread t, RuntimeEntry request) {
        try {
            services.serve(t, request);
        } catch (GuestException e) {
            if (!t.isToStop() || !canStopAt(request)) {
                throw e;
            }
        }
        if (t.isToStop() && canStopAt(request)) {
            throw control.deliverStop(t);
        }
    }

    /**
     * Whether an exception that another thread sends may be thrown: where the program cannot tell it from one of the bytecode, and no monitor has just been
     * taken that no exception handler knows of yet.
     */
    private static boolean canStopAt(RuntimeEntry request) {
        return switch (request) {
            case SAFEPOINT, SAFEPOINT_RETURN_REFERENCE, SAFEPOINT_RETURN_VALUE, CALL_NATIVE -> true;
            default -> false;
        };
    }

    private static RuntimeEntry request(JavaThread t) {
        int id = RawMemory.getInt(t.block() + ThreadBlockLayout.REQUEST);
        RuntimeEntry entry = id > 0 && id < ENTRIES.length ? ENTRIES[id] : null;
        if (entry == null) {
            throw new IllegalStateException("generated code asks for unknown runtime entry " + id);
        }
        return entry;
    }

    private static long result(JavaThread t, BasicType type) {
        long raw = RawMemory.getLong(t.block() + ThreadBlockLayout.RESULT);
        switch (type) {
            case FLOAT:
                return RawMemory.getInt(t.block() + ThreadBlockLayout.RESULT_FP) & 0xFFFF_FFFFL;
            case DOUBLE:
                return RawMemory.getLong(t.block() + ThreadBlockLayout.RESULT_FP);
            case LONG, OBJECT, ARRAY:
                return raw;
            case VOID:
                return 0;
            case BOOLEAN:
                return raw & 1;
            default:
                return (int) raw;
        }
    }

    /**
     * Calls the method that the receiver's class selects for a resolved method (JVMS 5.4.6).
     *
     * @param rest arguments behind the receiver
     */
    public long callVirtual(JavaThread t, Method resolved, long receiver, long... rest) {
        long[] arguments = new long[rest.length + 1];
        arguments[0] = receiver;
        System.arraycopy(rest, 0, arguments, 1, rest.length);
        return call(t, select(resolved, receiver), arguments);
    }

    /** The method that the receiver's class selects for a resolved method. */
    public static Method select(Method resolved, long receiver) {
        if (!resolved.isVirtual() || resolved.isEffectivelyFinal()) {
            return resolved;
        }
        Klass k = Oops.klass(receiver);
        if (!resolved.holder().isInterface()) {
            return resolved.vtableIndex() < 0 ? resolved : k.vtable()[resolved.vtableIndex()];
        }
        Method selected = InterfaceTables.find(k, resolved);
        return selected == null ? resolved : selected;
    }
}
