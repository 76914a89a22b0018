package org.stubarchive.vm;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.OsException;
import org.stubarchive.loader.os.ShortageException;
import org.stubarchive.vm.objects.ArrayCopy;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.attach.SignalDispatcher;
import org.stubarchive.vm.calls.BytecodeTracer;
import org.stubarchive.vm.calls.Exceptions;
import org.stubarchive.vm.calls.GuestClasses;
import org.stubarchive.vm.calls.GuestEntries;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.GuestHandlers;
import org.stubarchive.vm.calls.JavaCalls;
import org.stubarchive.vm.calls.NativeMethods;
import org.stubarchive.vm.calls.RequestLocking;
import org.stubarchive.vm.calls.RuntimeServices;
import org.stubarchive.vm.calls.Unwinder;
import org.stubarchive.vm.calls.VmExit;
import org.stubarchive.vm.classes.SystemDictionary;
import org.stubarchive.vm.code.AdapterLibrary;
import org.stubarchive.vm.code.BoundFrameKinds;
import org.stubarchive.vm.code.InterpreterEntries;
import org.stubarchive.vm.code.MethodEntryWords;
import org.stubarchive.vm.code.VmCode;
import org.stubarchive.vm.frames.FrameChecker;
import org.stubarchive.vm.frames.FrameKinds;
import org.stubarchive.vm.frames.FrameRoots;
import org.stubarchive.vm.frames.StackWalk;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.gc.HeapVerifier;
import org.stubarchive.vm.gc.KlassShapes;
import org.stubarchive.vm.gc.References;
import org.stubarchive.vm.gc.SemispaceHeap;
import org.stubarchive.vm.interpreter.InterpreterStub;
import org.stubarchive.vm.locks.LockOrder;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.oops.Mirrors;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.threads.Handshakes;
import org.stubarchive.vm.threads.HostStack;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.MonitorTable;
import org.stubarchive.vm.threads.ObjectSynchronizer;
import org.stubarchive.vm.threads.Safepoints;
import org.stubarchive.vm.threads.ThreadRegistry;
import org.stubarchive.vm.threads.Threads;

/** The virtual machine of this process: its parts, and how they are put together. */
public final class VirtualMachine {
    private static final AtomicBoolean CREATED = new AtomicBoolean();

    private final VmOptions options;
    private final VmLog log;
    private final MetadataSpace metadata;
    private final long vmVariables;
    private final VmCode code;
    private final GuestEntries entries;
    private final ObjectModel model;
    private final ThreadRegistry registry;
    private final Heap heap;
    private final Exceptions exceptions;
    private final ObjectSynchronizer synchronizer;
    private final Threads threads;
    private final References references;
    private final StackWalk stacks;
    private final JavaCalls calls;
    private final WellKnown wellKnown;
    private final SystemDictionary dictionary;
    private final LinkedClasses classes;
    private final GuestObjects objects;
    private final ArrayCopy arrayCopy;
    private final JavaStrings strings;
    private final VmEnd end = new VmEnd();
    private final long startNanos = System.nanoTime();
    private volatile BootSequence boot;
    private volatile Runnable whenEnded;

    /**
     * Creates the machine; nothing runs yet.
     *
     * @throws IllegalStateException if this process has one already
     * @throws ShortageException if the limits of the process do not allow its memory
     */
    public VirtualMachine(VmOptions options, VmCode code) {
        if (!CREATED.compareAndSet(false, true)) {
            throw new IllegalStateException("this process has a virtual machine already");
        }
        this.options = options;
        if (options.isOn(VmFlag.CHECK_LOCK_ORDER)) {
            LockOrder.check();
        }
        log = new VmLog(options.log());
        metadata = metadataSpace(options.maxMetadataBytes());
        vmVariables = RawMemory.allocate(VmVariablesLayout.SIZE);
        RawMemory.putLong(vmVariables + VmVariablesLayout.FAST_ALLOCATION_LIMIT, SemispaceHeap.fastAllocationLimit());
        this.code = code;
        entries = entries(code);
        InterpreterEntries methodEntries = new InterpreterEntries(code);
        model = new ObjectModel(metadata, methodEntries, vmVariables);
        MethodEntryWords entryWords = new MethodEntryWords(new AdapterLibrary(code), methodEntries.wrongMethod());
        registry = new ThreadRegistry(vmVariables, options.stackBytes());
        registry.setDispatchTable(entries.dispatchTables());
        FrameKinds kinds = new BoundFrameKinds(code);
        registry.setFrameRoots(new FrameRoots(kinds));
        KlassShapes shapes = new KlassShapes(model);
        HeapVerifier verifier = options.verifyHeap() ? new HeapVerifier(shapes, metadata) : null;
        SemispaceHeap spaces = new SemispaceHeap(registry, registry.safepoints(), log, shapes, options.maxHeapBytes(), options.initialHeapBytes(), verifier);
        heap = new Heap(spaces);
        stacks = new StackWalk(kinds);
        wellKnown = new WellKnown(model);
        strings = new JavaStrings(heap, wellKnown);
        MonitorTable monitors = new MonitorTable(registry);
        classes = new LinkedClasses(options, log, model, heap, strings, monitors);
        dictionary = classes.dictionary();
        exceptions = new Exceptions(options, log, heap, classes, stacks);
        synchronizer = new ObjectSynchronizer(monitors, exceptions);
        references = new References(spaces, registry, classes);
        BytecodeTracer tracer = new BytecodeTracer(log, new FrameChecker(spaces, metadata));
        RuntimeServices services = new RuntimeServices(exceptions, heap, synchronizer, references, classes, stacks, tracer, entryWords);
        Unwinder unwinder = new Unwinder(kinds, new GuestHandlers(log, synchronizer, classes));
        calls = new JavaCalls(exceptions, registry.control(), stacks, entries, services, unwinder,
                options.isOn(VmFlag.USE_VM_LOCK) ? RequestLocking.always() : RequestLocking.asNeeded());
        threads = new Threads(options, log, registry, exceptions, synchronizer, spaces, strings, calls, end);
        arrayCopy = new ArrayCopy(exceptions);
        objects = new GuestObjects(heap, dictionary, wellKnown, strings, calls);
        heap.connect(exceptions);
        exceptions.connect(calls);
        references.connect(calls);
        classes.connect(exceptions, calls);
        heap.addRoots(registry);
        heap.addRoots(model.roots());
        heap.addWeak(monitors);
    }

    private static MetadataSpace metadataSpace(long limit) {
        try {
            return new MetadataSpace(limit);
        } catch (OsException e) {
            throw ShortageException.ofMemory("classes, below 4 GiB,", limit, "choose a smaller -XX:MaxMetaspaceSize", e);
        }
    }

    private GuestEntries entries(VmCode bound) {
        long executing = bound.newDispatchTables();
        RawMemory.putLong(vmVariables + VmVariablesLayout.EXECUTING_DISPATCH_TABLE, executing);
        long tables = options.traceBytecodes() ? bound.newTracingTables() : executing;
        return new GuestEntries(bound.addresses().entry(EntryStubs.CALL_STUB, 0), bound.addresses().entry(InterpreterStub.EXCEPTION_ENTRY.staticId(), 0), tables);
    }

    /** Sets the implementation of native methods; before {@link #run}. */
    public void setNatives(NativeMethods natives) {
        classes.setNatives(natives);
    }

    /**
     * Starts the machine, runs the guest's main method, waits for its threads and ends.
     *
     * @return exit status of the guest program
     * @throws ShortageException if the limits of the process do not allow the start
     */
    public int run() {
        GuestEnvironment.restore();
        SignalDispatcher signals = new SignalDispatcher(this);
        start(signals);
        long stack = HostStack.bytes(options.stackBytes());
        Thread main = new Thread(null, new GuestMain(this, stack), "guest-main", stack);
        main.setDaemon(true);
        try {
            start(main, stack);
            return end.await();
        } finally {
            signals.close();
            Runnable action = whenEnded;
            if (action != null) {
                action.run();
            }
        }
    }

    private static void start(Thread main, long stack) {
        try {
            main.start();
        } catch (OutOfMemoryError e) {
            throw ShortageException.ofThread("the program", stack, e);
        }
    }

    /** Sets what is done when the guest has ended, in the thread that waits for it. */
    public void whenEnded(Runnable action) {
        whenEnded = action;
    }

    /** Records that the process received a signal which the guest handles. */
    public void signalReceived(int number) {
        end.signalReceived(number);
    }

    /** Whether the guest has ended with the exit status of a signal that it received: somebody ended it, by Ctrl-C or kill(1). */
    public boolean isEndedBySignal() {
        return end.isBySignal();
    }

    private static void start(SignalDispatcher signals) {
        try {
            signals.start();
        } catch (IOException | OsException e) {
            System.err.println("stubarchive: warning: SIGQUIT is not served: " + e.getMessage());
        }
    }

    /** {@code System.nanoTime} at which the machine was made. */
    public long startNanos() {
        return startNanos;
    }

    /** Lets host threads attach; called when the class library has started. */
    void setBooted(BootSequence sequence) {
        boot = sequence;
    }

    /**
     * Runs an action in the calling host thread as a guest thread of its own. Does nothing before the class library has started. An uncaught guest
     * exception goes to the thread's handler; an exit of the guest ends the machine.
     */
    public void runAttached(String threadName, Consumer<JavaThread> action) {
        if (boot == null) {
            return;
        }
        JavaThread t = threads.registry().attachCurrent();
        try {
            boot.createSystemThreadObject(t, threadName);
            try {
                action.accept(t);
            } catch (GuestException e) {
                threads.reportUncaught(t);
            }
            threads.end(t);
        } catch (VmExit e) {
            exited(e.status());
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /**
     * Runs an action in the calling host thread as a guest thread that has no {@code java.lang.Thread}: it may stop the world and look, but run no guest code.
     *
     * @param action runs in state {@code IN_VM}
     */
    public void runUnnamed(Consumer<JavaThread> action) {
        JavaThread t = registry.attachCurrent();
        try {
            action.accept(t);
        } finally {
            registry.detachCurrent(t);
        }
    }

    /** Records that the guest has ended; {@link #run} returns. The calling guest thread stops the world for good. */
    public void exited(int status) {
        registry.safepoints().begin(JavaThread.current());
        end.exited(status);
    }

    /** Records a defect of the VM; {@link #run} throws it. */
    public void failed(Throwable defect) {
        end.failed(defect);
    }

    /** What it was started with. */
    public VmOptions options() {
        return options;
    }

    /** Tracing. */
    public VmLog log() {
        return log;
    }

    /** Metadata below 4 GiB. */
    public MetadataSpace metadata() {
        return metadata;
    }

    /** Address of the variables that generated code reads. */
    public long vmVariables() {
        return vmVariables;
    }

    /** The generated code. */
    public VmCode code() {
        return code;
    }

    /** Addresses in generated code. */
    public GuestEntries entries() {
        return entries;
    }

    /** Classes, methods and loaders. */
    public ObjectModel model() {
        return model;
    }

    /** The heap. */
    public Heap heap() {
        return heap;
    }

    /** Reference objects and finalizers. */
    public References references() {
        return references;
    }

    /** Guest threads. */
    public Threads threads() {
        return threads;
    }

    /** Stopping the world. */
    public Safepoints safepoints() {
        return registry.safepoints();
    }

    /** Asking something of some threads. */
    public Handshakes handshakes() {
        return registry.handshakes();
    }

    /** Monitors. */
    public ObjectSynchronizer synchronizer() {
        return synchronizer;
    }

    /** Calls of guest code. */
    public JavaCalls calls() {
        return calls;
    }

    /** Making of guest exceptions. */
    public Exceptions exceptions() {
        return exceptions;
    }

    /** Frames. */
    public StackWalk stacks() {
        return stacks;
    }

    /** Mirrors. */
    public Mirrors mirrors() {
        return model.mirrors();
    }

    /** Classes used often. */
    public WellKnown wellKnown() {
        return wellKnown;
    }

    /** Makes objects of the class library. */
    public GuestObjects objects() {
        return objects;
    }

    /** Copies of array elements, checked. */
    public ArrayCopy arrayCopy() {
        return arrayCopy;
    }

    /** Strings. */
    public JavaStrings strings() {
        return strings;
    }

    /** Loading and linking of classes. */
    public SystemDictionary dictionary() {
        return dictionary;
    }

    /** What calls and exceptions need of loading and linking. */
    public GuestClasses classes() {
        return classes;
    }
}
