package org.stubarchive.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.objects.GuestObjects;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * One call of a native method: the machine, the calling thread, and the guest frame. The receiver is read from it anew at each use, so it is right even after a
 * collection.
 */
public final class NativeCall {
    private final VirtualMachine vm;
    private final JavaStrings strings;
    private final JavaThread thread;
    private final Method method;
    private final long fp;
    private final long locals;
    private final int receiverBytes;

    NativeCall(VirtualMachine vm, JavaStrings strings, JavaThread thread, Method method, long fp, int receiverBytes) {
        this.vm = vm;
        this.strings = strings;
        this.thread = thread;
        this.method = method;
        this.fp = fp;
        this.locals = RawMemory.getLong(fp + InterpreterFrameLayout.LOCALS);
        this.receiverBytes = receiverBytes;
    }

    /** The machine. */
    public VirtualMachine vm() {
        return vm;
    }

    /** Conversion of strings. */
    public JavaStrings strings() {
        return strings;
    }

    /** Makes objects. */
    public GuestObjects objects() {
        return vm.objects();
    }

    /** The calling thread. */
    public JavaThread thread() {
        return thread;
    }

    /** The native method. */
    public Method method() {
        return method;
    }

    /** Frame pointer of the native method's own frame. */
    public long framePointer() {
        return fp;
    }

    /** The object that the method was called on; for static methods undefined. */
    public long receiver() {
        return RawMemory.getLong(locals);
    }

    /** The raw reference, which must not be null. */
    public @Oop long nonNull(@Oop long oop) {
        if (oop == 0) {
            throw nullPointer();
        }
        return oop;
    }

    /** The text of a {@code String}, or null. */
    public String text(@Oop long string) {
        return strings.toHost(string);
    }

    /** The type that a {@code Class}, which must not be null, stands for; null if it stands for a primitive type. */
    public Klass klass(@Oop long mirror) {
        return vm.mirrors().klassOfMirror(nonNull(mirror));
    }

    /** Address of the first declared parameter in the guest's frame; those that follow lie below it. */
    long parameters() {
        return locals - receiverBytes;
    }

    /** The type that the receiver, a {@code Class}, stands for, or null if it stands for a primitive type. */
    public Klass receiverKlass() {
        return vm.mirrors().klassOfMirror(receiver());
    }

    /** A new guest string, or 0 for null. */
    public long newString(String value) {
        return value == null ? 0 : strings.fromHost(thread, value);
    }

    /** An exception to throw. */
    public GuestException exception(String className, String message) {
        return vm.exceptions().create(thread, className, message);
    }

    /** A {@code NullPointerException} to throw. */
    public GuestException nullPointer() {
        return exception("java/lang/NullPointerException", null);
    }
}
