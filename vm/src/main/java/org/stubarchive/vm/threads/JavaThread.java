package org.stubarchive.vm.threads;

import java.util.concurrent.atomic.AtomicBoolean;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.HandleArea;
import org.stubarchive.vm.gc.RootProvider;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.locks.LockOrder;
import org.stubarchive.vm.locks.LockRank;

/** A guest thread: its block, its stack, its handles, and the host thread that runs it. */
public final class JavaThread implements RootProvider {
    private static final ThreadLocal<JavaThread> CURRENT = new ThreadLocal<>();

    private final int id;
    private final GuestStack stack;
    private final ThreadBlock blockOwner;
    private final long block;
    private final VmLock lock;
    private final StateWord word;
    private final ThreadRequests requests;
    private final HandleArea handles = new HandleArea();
    private final NativeSection nativeSection = new NativeSection(this);
    private final HandshakeLock pairLock = new HandshakeLock(LockRank.PAIR);
    private boolean lockAfterNative;
    private final Contention contention = new Contention();
    private final HashGenerator hashes;
    private Thread host;
    private final long createdNanos = System.nanoTime();
    private volatile int nativeId;
    private boolean daemon;
    private long entryFp;
    private int callDepth;
    private long hostStackBytes = HostStack.LEAST_BYTES;
    private long outermostHostSp;
    private RuntimeEntry served;
    private boolean resultIsRoot;
    private int exceptionDepth;
    private long allocatedBytes;
    private boolean usesReserve;
    final AtomicBoolean parkPermit = new AtomicBoolean();
    volatile boolean interruptSignal;
    volatile boolean wakeUp;
    /** Whether the thread must not run guest code, see {@link ThreadControl}. */
    volatile boolean suspended;
    /** Whether the thread is to throw {@link #stopCause}. */
    volatile boolean stopSignal;
    GlobalRef stopCause;
    Monitor blockedOn;

    JavaThread(int id, GuestStack stack, long vmVariables, long dispatchTable, VmLock lock) {
        this.id = id;
        this.stack = stack;
        this.blockOwner = ThreadBlock.allocate(id, stack, vmVariables);
        this.block = blockOwner.address();
        this.lock = lock;
        this.word = new StateWord(block);
        this.requests = new ThreadRequests(this, word);
        this.hashes = new HashGenerator(id);
        RawMemory.putLong(block + ThreadBlockLayout.DISPATCH_TABLE, dispatchTable);
    }

    /** The guest thread that the calling host thread runs, or {@code null}. */
    public static JavaThread current() {
        return CURRENT.get();
    }

    void bindToHost(Thread thread) {
        host = thread;
        CURRENT.set(this);
        nativeId = Libc.gettid();
    }

    void unbindFromHost() {
        CURRENT.remove();
    }

    void setHost(Thread thread) {
        host = thread;
    }

    /** The host thread that runs this thread. */
    public Thread host() {
        return host;
    }

    /** Number that the operating system gives the thread; 0 before it runs. */
    public int nativeId() {
        return nativeId;
    }

    /** {@code System.nanoTime} of its creation. */
    public long createdNanos() {
        return createdNanos;
    }

    /** Guest thread number, 1..65535, unique among live threads. */
    public int id() {
        return id;
    }

    /** Address of the thread block. */
    public long block() {
        return block;
    }

    /** The guest stack. */
    public GuestStack stack() {
        return stack;
    }

    /** The handles of this thread. */
    public HandleArea handles() {
        return handles;
    }

    /** The guest's {@code java.lang.Thread}, or 0 while there is none. */
    public long threadObject() {
        return RawMemory.getLong(block + ThreadBlockLayout.THREAD_OBJECT);
    }

    /** Sets the guest's {@code java.lang.Thread}. */
    public void setThreadObject(long oop) {
        RawMemory.putLong(block + ThreadBlockLayout.THREAD_OBJECT, oop);
    }

    /** How often and how long the thread was blocked and waited. */
    public Contention contention() {
        return contention;
    }

    /** Whether the VM ends without waiting for this thread. */
    public boolean isDaemon() {
        return daemon;
    }

    void setDaemon(boolean value) {
        daemon = value;
    }

    // State

    /** The thread's state and what others ask of it, see {@link ThreadState}. Not once it has ended, as its block is gone then. */
    public int state() {
        return word.get();
    }

    StateWord word() {
        return word;
    }

    ThreadRequests requests() {
        return requests;
    }

    /** Whether the calling thread, which is this one, has the VM lock. */
    public boolean hasVmLock() {
        return lock.isOwned();
    }

    /** Takes the VM lock, unless the thread has it. Raw references are invalid afterwards. */
    public void lockVm() {
        if (!lock.isOwned()) {
            lock.lock(this);
        }
    }

    /** Gives the VM lock back, if the thread has it. */
    public void unlockVm() {
        if (lock.isOwned()) {
            lock.unlock();
        }
    }

    /**
     * From state {@code IN_VM} into generated code, without the VM lock; {@code false} if somebody asks something of the thread, which has to {@link #pause} then.
     */
    public boolean tryEnterJava() {
        LockOrder.changingState();
        if (!word.tryChange(StateTransition.ENTER_JAVA)) {
            return false;
        }
        unlockVm();
        return true;
    }

    /** From generated code to state {@code IN_VM}. Never waits. */
    public void leaveJava() {
        word.change(StateTransition.LEAVE_JAVA);
    }

    /** Does in state {@code IN_VM} what others ask of the thread, or waits for it. The VM lock is released; raw references are invalid afterwards. */
    public void pause() {
        LockOrder.changingState();
        unlockVm();
        requests.pause();
    }

    /** What a pair handshake with this thread takes. */
    HandshakeLock pairLock() {
        return pairLock;
    }

    /** Starts a time in which the thread may block. Raw references are invalid afterwards. */
    public NativeSection enterNative() {
        LockOrder.changingState();
        lockAfterNative = lock.isOwned();
        requests.enterNative();
        unlockVm();
        return nativeSection;
    }

    void leaveNative() {
        if (lockAfterNative) {
            lock.lockAndReturn(this);
        } else {
            returnToVm();
        }
    }

    /** From {@code IN_NATIVE} to {@code IN_VM}. */
    void returnToVm() {
        if (!word.tryChange(StateTransition.LEAVE_NATIVE)) {
            requests.returnToVm(StateTransition.LEAVE_NATIVE);
        }
    }

    /** The start of a thread: {@code IN_VM}, with the VM lock. */
    void enterVm() {
        if (!word.tryChange(StateTransition.START)) {
            requests.returnToVm(StateTransition.START);
        }
        lockVm();
    }

    // Exceptions

    /** The pending exception, 0 if there is none. */
    public long pendingException() {
        return RawMemory.getLong(block + ThreadBlockLayout.PENDING_EXCEPTION);
    }

    /** Makes an exception pending and gives what to throw on the host side. */
    public GuestException setPending(long oop) {
        RawMemory.putLong(block + ThreadBlockLayout.PENDING_EXCEPTION, oop);
        return GuestException.INSTANCE;
    }

    /** Clears the pending exception and gives it, 0 if there was none. */
    public long takePending() {
        long oop = pendingException();
        RawMemory.putLong(block + ThreadBlockLayout.PENDING_EXCEPTION, 0);
        return oop;
    }

    // Frames

    /** Guest stack pointer of the last leave: points at the resume address; slots above are real. */
    public long guestSp() {
        return RawMemory.getLong(block + ThreadBlockLayout.GUEST_SP);
    }

    /** Guest frame pointer of the last leave. */
    public long guestFp() {
        return RawMemory.getLong(block + ThreadBlockLayout.GUEST_FP);
    }

    /** Sets where the thread resumes. */
    public void setAnchor(long sp, long fp) {
        RawMemory.putLong(block + ThreadBlockLayout.GUEST_SP, sp);
        RawMemory.putLong(block + ThreadBlockLayout.GUEST_FP, fp);
    }

    /** Entry frame of the innermost call of guest code, 0 if there is none. */
    public long entryFp() {
        return entryFp;
    }

    /** Sets the entry frame of the innermost call of guest code. */
    public void setEntryFp(long fp) {
        entryFp = fp;
    }

    /** Number of calls of guest code that are active. */
    public int callDepth() {
        return callDepth;
    }

    /** Counts a call of guest code in ({@code 1}) or out ({@code -1}). */
    public void changeCallDepth(int delta) {
        callDepth += delta;
    }

    /** Whether another thread has suspended this one. */
    public boolean isSuspended() {
        return suspended;
    }

    /** Whether another thread wants this one to throw an exception. */
    public boolean isToStop() {
        return stopSignal;
    }

    void setHostStackBytes(long bytes) {
        hostStackBytes = bytes;
    }

    /** Whether the host thread's stack has room for one more call of guest code and for what it asks of the runtime. */
    public boolean hasHostStack() {
        long sp = RawMemory.getLong(block + ThreadBlockLayout.HOST_SP);
        if (callDepth <= 1) {
            outermostHostSp = sp;
        }
        return callDepth == 0 || outermostHostSp - sp <= hostStackBytes - HostStack.ROOM_BYTES;
    }

    /** The request whose arguments are still in the thread block, or {@code null}. */
    public RuntimeEntry served() {
        return served;
    }

    /** Sets the request whose arguments are roots. */
    public void setServed(RuntimeEntry entry) {
        served = entry;
    }

    /** Says whether the result in the thread block is a reference that generated code has just given. */
    public void setResultIsRoot(boolean value) {
        resultIsRoot = value;
    }

    /** Counts an exception under construction in or out, and gives how many there are. */
    public int changeExceptionDepth(int delta) {
        exceptionDepth += delta;
        return exceptionDepth;
    }

    // Arguments and result of a request

    /** Raw argument of the request being served. */
    public long argument(int index) {
        return RawMemory.getLong(block + ThreadBlockLayout.ARGUMENTS + 8L * index);
    }

    /** Int argument of the request being served. */
    public int intArgument(int index) {
        return RawMemory.getInt(block + ThreadBlockLayout.ARGUMENTS + 8L * index);
    }

    /** Sets the result that generated code resumes with. */
    public void setResult(long value) {
        RawMemory.putLong(block + ThreadBlockLayout.RESULT, value);
    }

    // Allocation

    /** Bytes that this thread has allocated outside of its current allocation buffer. */
    public long allocatedBytes() {
        return allocatedBytes;
    }

    /** Counts allocated bytes. */
    public void addAllocatedBytes(long bytes) {
        allocatedBytes += bytes;
    }

    /** Whether the thread may use memory that is set aside for creating an OutOfMemoryError. */
    public boolean usesReserve() {
        return usesReserve;
    }

    /** Begins to use memory that is set aside, or ends it. */
    public void setUsesReserve(boolean value) {
        usesReserve = value;
    }

    /** A new identity hash, never 0. */
    int nextHash() {
        return hashes.next();
    }

    @Override
    public void visitRoots(RootVisitor visitor) {
        visitor.visit(block + ThreadBlockLayout.PENDING_EXCEPTION);
        visitor.visit(block + ThreadBlockLayout.THREAD_OBJECT);
        handles.visitRoots(visitor);
        if (resultIsRoot) {
            visitor.visit(block + ThreadBlockLayout.RESULT);
        }
        if (served != null) {
            String kinds = served.argumentKinds();
            for (int i = 0; i < kinds.length(); i++) {
                if (kinds.charAt(i) == 'A') {
                    visitor.visit(block + ThreadBlockLayout.ARGUMENTS + 8L * i);
                }
            }
        }
    }

    /** Frees block, stack and handles. */
    void close() {
        handles.close();
        blockOwner.close();
        stack.close();
    }
}
