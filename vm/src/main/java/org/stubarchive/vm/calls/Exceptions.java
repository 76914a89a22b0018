package org.stubarchive.vm.calls;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.VmFlag;
import org.stubarchive.vm.VmOptions;
import org.stubarchive.vm.exceptions.NullPointerMessage;
import org.stubarchive.vm.frames.Backtrace;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.frames.StackWalk;
import org.stubarchive.vm.gc.AllocationErrors;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.GlobalRefs;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Makes guest exceptions. Each method leaves an exception pending and gives what to throw on the host side; when making the wanted one
 * fails, the exception of that failure is pending instead.
 */
public final class Exceptions implements AllocationErrors {
    /** Exceptions whose making needs others, one within the other, before the innermost is made without running constructors. */
    private static final int MAX_NESTING = 8;

    /** Errors for lack of heap that have a stack trace; the later ones have none, as with {@code java}. */
    private static final int TRACED_OUT_OF_MEMORY = 4;

    /** Exit status of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int EXIT_OUT_OF_MEMORY = 3;

    private static final String STACK_OVERFLOW = "java/lang/StackOverflowError";
    private static final String OUT_OF_MEMORY = "java/lang/OutOfMemoryError";
    private static final String STRING_CONSTRUCTOR = "(Ljava/lang/String;)V";
    private static final String CAUSE_CONSTRUCTOR = "(Ljava/lang/Throwable;)V";
    private static final String PLAIN_CONSTRUCTOR = "()V";

    private final VmOptions options;
    private final VmLog log;
    private final Heap heap;
    private final GuestClasses classes;
    private final StackWalk stacks;
    private GuestCalls calls;
    private ThrowableFields fields;
    private GlobalRef spareOutOfMemory;
    private int tracedOutOfMemory = TRACED_OUT_OF_MEMORY;

    /** Makes exceptions in the given heap. */
    public Exceptions(VmOptions options, VmLog log, Heap heap, GuestClasses classes, StackWalk stacks) {
        this.options = options;
        this.log = log;
        this.heap = heap;
        this.classes = classes;
        this.stacks = stacks;
    }

    /** Sets what runs constructors, which may throw themselves; once, before anything is thrown. */
    public void connect(GuestCalls guest) {
        calls = guest;
    }

    /** Prepares what must exist before memory or stack runs out; called during start, when exceptions can be initialised. */
    public void prepare(JavaThread t) {
        fields();
        classes.initialize(t, classes.boot(t, STACK_OVERFLOW));
        InstanceKlass k = classes.boot(t, OUT_OF_MEMORY);
        classes.initialize(t, k);
        spareOutOfMemory = GlobalRefs.create(heap.allocateInstance(t, k));
        long message = classes.string(t, "Java heap space");
        fields().setMessage(spareOutOfMemory.oop(), message);
    }

    private ThrowableFields fields() {
        if (fields == null) {
            fields = new ThrowableFields((InstanceKlass) ObjectModel.current().bootLoader().find("java/lang/Throwable"));
        }
        return fields;
    }

    /**
     * Makes an exception by its constructor.
     *
     * @param message {@code null} for none
     */
    public GuestException create(JavaThread t, String className, String message) {
        return create(t, className, message, 0);
    }

    /**
     * Makes an exception by its constructor.
     *
     * @param message {@code null} for none
     * @param cause 0 for none
     */
    public GuestException create(JavaThread t, String className, String message, long cause) {
        if (log.isOn(LogTopic.EXCEPTIONS)) {
            log.line(LogTopic.EXCEPTIONS, "thread " + t.id() + " throws " + className.replace('/', '.') + (message == null ? "" : ": " + message));
        }
        try (HandleScope scope = t.handles().open()) {
            Handle causeHandle = scope.handle(cause);
            t.lockVm();
            if (t.changeExceptionDepth(1) > MAX_NESTING) {
                return createWithoutConstructor(t, classes.boot(t, className), message, Trace.RECORDED);
            }
            return construct(t, scope, className, message, causeHandle);
        } catch (GuestException e) {
            return e;
        } finally {
            t.changeExceptionDepth(-1);
        }
    }

    private GuestException construct(JavaThread t, HandleScope scope, String className, String message, Handle cause) {
        InstanceKlass k = classes.boot(t, className);
        classes.initialize(t, k);
        Handle text = scope.handle(message == null ? 0 : classes.string(t, message));
        Handle exception = scope.handle(heap.allocateInstance(t, k));
        Method withCause = message == null && cause.oop() != 0 ? k.findMethod("<init>", CAUSE_CONSTRUCTOR) : null;
        Method plain = message == null ? k.findMethod("<init>", PLAIN_CONSTRUCTOR) : null;
        if (withCause != null) {
            calls.call(t, withCause, exception.oop(), cause.oop());
            return t.setPending(exception.oop());
        }
        if (plain != null) {
            calls.call(t, plain, exception.oop());
        } else {
            Method constructor = k.findMethod("<init>", STRING_CONSTRUCTOR);
            if (constructor == null) {
                throw new IllegalStateException("class library: " + className + " has no constructor for " + (message == null ? "no" : "a") + " message");
            }
            calls.call(t, constructor, exception.oop(), text.oop());
        }
        if (cause.oop() != 0) {
            Method initCause = k.lookupMethod("initCause", "(Ljava/lang/Throwable;)Ljava/lang/Throwable;");
            calls.callVirtual(t, initCause, exception.oop(), cause.oop());
        }
        return t.setPending(exception.oop());
    }

    /** Whether an exception gets a stack trace. */
    private enum Trace {
        RECORDED,
        NONE
    }

    private GuestException createWithoutConstructor(JavaThread t, InstanceKlass k, String message, Trace trace) {
        try (HandleScope scope = t.handles().open()) {
            Handle text = scope.handle(message == null ? 0 : classes.string(t, message));
            Handle exception = scope.handle(heap.allocateInstance(t, k));
            fields().setMessage(exception.oop(), text.oop());
            if (trace == Trace.RECORDED) {
                fillInStackTrace(t, exception.oop());
            }
            return t.setPending(exception.oop());
        }
    }

    /** Makes an existing exception pending. */
    public GuestException pending(JavaThread t, long exception) {
        return t.setPending(exception);
    }

    /** {@code StackOverflowError}; runs no guest code. */
    public GuestException stackOverflow(JavaThread t) {
        t.lockVm();
        try {
            return createWithoutConstructor(t, classes.boot(t, STACK_OVERFLOW), null, Trace.RECORDED);
        } catch (GuestException e) {
            return e;
        }
    }

    @Override
    public GuestException negativeArraySize(JavaThread t, int length) {
        return create(t, "java/lang/NegativeArraySizeException", Integer.toString(length));
    }

    /** {@code OutOfMemoryError} for lack of heap; runs no guest code, and uses memory that is set aside for it. */
    @Override
    public GuestException outOfMemory(JavaThread t, String message) {
        if (spareOutOfMemory == null) {
            throw new OutOfMemoryError(message);
        }
        t.lockVm();
        if (t.changeExceptionDepth(1) > 1 && t.usesReserve()) {
            t.changeExceptionDepth(-1);
            return t.setPending(spareOutOfMemory.oop());
        }
        if (options.isOn(VmFlag.EXIT_ON_OUT_OF_MEMORY_ERROR)) {
            System.out.println("Terminating due to java.lang.OutOfMemoryError: " + message);
            throw new VmExit(EXIT_OUT_OF_MEMORY);
        }
        t.setUsesReserve(true);
        try {
            Trace trace = tracedOutOfMemory > 0 ? Trace.RECORDED : Trace.NONE;
            tracedOutOfMemory--;
            return createWithoutConstructor(t, classes.boot(t, OUT_OF_MEMORY), message, trace);
        } catch (GuestException e) {
            return e;
        } finally {
            t.setUsesReserve(false);
            t.changeExceptionDepth(-1);
        }
    }

    /** {@code Throwable.fillInStackTrace}: records the calling thread's frames in an exception. Allocates. */
    public void fillInStackTrace(JavaThread t, long exception) {
        if (!options.isOn(VmFlag.STACK_TRACE_IN_THROWABLE)) {
            return;
        }
        Backtrace trace = new Backtrace(options.number(VmFlag.MAX_JAVA_STACK_TRACE_DEPTH));
        Frame frame = stacks.frames(t);
        Backtrace.skipConstruction(frame, (InstanceKlass) Oops.klass(exception));
        if (options.isOn(VmFlag.SHOW_HIDDEN_FRAMES)) {
            trace.takeAllAndHidden(frame);
        } else {
            trace.takeAll(frame);
        }
        try (HandleScope scope = t.handles().open()) {
            Handle h = scope.handle(exception);
            ArrayKlass longs = ObjectModel.current().typeArray(BasicType.LONG);
            long array = heap.allocateArray(t, longs, trace.count());
            trace.store(array);
            fields().setTrace(h.oop(), array, trace.count());
        }
    }

    /** The frames recorded in an exception: an array for {@link Backtrace}, or 0. */
    public long backtrace(long exception) {
        return fields().backtrace(exception);
    }

    /** An exception with its stack trace and its causes as {@code Throwable.printStackTrace} prints them, without running guest code. */
    public String describe(long exception) {
        return new ThrowableText(fields(), classes).of(exception);
    }

    /**
     * {@code NullPointerException.getExtendedNPEMessage}: what was null, found out from the code that threw the exception.
     *
     * @return {@code null} if the program, a native method or a hidden frame threw it
     */
    public String nullPointerMessage(long exception) {
        long trace = backtrace(exception);
        if (trace == 0 || Backtrace.depth(trace) == 0 || Backtrace.hasHiddenTop(trace)) {
            return null;
        }
        Method top = Backtrace.methodAt(trace, 0);
        int bci = Backtrace.bciAt(trace, 0);
        return bci < 0 || top.declaration() == null ? null : NullPointerMessage.of(top.declaration(), top.holder().constants().view(), bci);
    }
}
