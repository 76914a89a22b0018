package org.stubarchive.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * The arguments of one call of a native method, read from its guest frame. Parameters are counted from 0 as declared; the receiver is not
 * among them. References are read anew at each call, so they are right even after a collection.
 */
public final class NativeCall {
    private final VirtualMachine vm;
    private final JavaStrings strings;
    private final JavaThread thread;
    private final Method method;
    private final long fp;
    private final long locals;
    private final int[] slots;

    NativeCall(VirtualMachine vm, JavaStrings strings, JavaThread thread, Method method, long fp, int[] slots) {
        this.vm = vm;
        this.strings = strings;
        this.thread = thread;
        this.method = method;
        this.fp = fp;
        this.locals = RawMemory.getLong(fp + InterpreterFrameLayout.LOCALS);
        this.slots = slots;
    }

    /** The machine. */
    public VirtualMachine vm() {
        return vm;
    }

    /** Conversion of strings. */
    public JavaStrings strings() {
        return strings;
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

    /** An int argument, or a shorter integer that was extended to one. */
    public int intAt(int index) {
        return RawMemory.getInt(locals - slots[index]);
    }

    /** A boolean argument. */
    public boolean booleanAt(int index) {
        return (RawMemory.getInt(locals - slots[index]) & 1) != 0;
    }

    /** A long argument. */
    public long longAt(int index) {
        return RawMemory.getLong(locals - slots[index]);
    }

    /** A float argument. */
    public float floatAt(int index) {
        return RawMemory.getFloat(locals - slots[index]);
    }

    /** A double argument. */
    public double doubleAt(int index) {
        return RawMemory.getDouble(locals - slots[index]);
    }

    /** A reference argument, 0 for null. */
    public long refAt(int index) {
        return RawMemory.getLong(locals - slots[index]);
    }

    /** A reference argument that must not be null. */
    public long nonNullAt(int index) {
        long oop = refAt(index);
        if (oop == 0) {
            throw nullPointer();
        }
        return oop;
    }

    /** The type that a {@code Class} argument stands for, or null if it stands for a primitive type. */
    public Klass klassAt(int index) {
        return vm.mirrors().klassOfMirror(nonNullAt(index));
    }

    /** The type that the receiver, a {@code Class}, stands for, or null if it stands for a primitive type. */
    public Klass receiverKlass() {
        return vm.mirrors().klassOfMirror(receiver());
    }

    /** A {@code String} argument as a host string, or null. */
    public String stringAt(int index) {
        return strings.toHost(refAt(index));
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
