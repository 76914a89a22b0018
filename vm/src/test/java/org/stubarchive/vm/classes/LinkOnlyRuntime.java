package org.stubarchive.vm.classes;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.MethodEntries;
import org.stubarchive.vm.threads.JavaThread;

/** A runtime without a heap that collects and without guest code: enough to load and link classes of the boot loader. */
final class LinkOnlyRuntime implements GuestRuntime, MethodEntries {
    /** What would be a guest exception. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Thrown(String className, String message) {
            super(className + ": " + message);
        }
    }

    private final Map<String, Long> strings = new HashMap<>();

    @Override
    public GuestException exception(JavaThread t, String className, String message) {
        throw new Thrown(className, message);
    }

    @Override
    public GuestException exception(JavaThread t, String className, String message, long cause) {
        throw new Thrown(className, message);
    }

    @Override
    public GuestException outOfMemory(JavaThread t, String message) {
        throw new Thrown("java/lang/OutOfMemoryError", message);
    }

    @Override
    public GuestException rethrow(JavaThread t, long exception) {
        throw new UnsupportedOperationException("no guest exceptions");
    }

    @Override
    public long call(JavaThread t, Method m, long... arguments) {
        throw new UnsupportedOperationException("call of " + m);
    }

    @Override
    public long callVirtual(JavaThread t, Method resolved, long receiver, long... arguments) {
        throw new UnsupportedOperationException("call of " + resolved);
    }

    @Override
    public long allocateInstance(JavaThread t, InstanceKlass k) {
        return allocate(k.address(), k.instanceSize());
    }

    @Override
    public long allocateArray(JavaThread t, ArrayKlass k, int length) {
        long array = allocate(k.address(), k.sizeInBytes(length));
        RawMemory.putInt(array + ObjectLayout.ARRAY_LENGTH, length);
        return array;
    }

    @Override
    public long allocateMirror(JavaThread t, InstanceKlass classKlass, int bytes) {
        return allocate(classKlass.address(), bytes);
    }

    private static long allocate(long klass, long bytes) {
        long oop = RawMemory.allocate(bytes);
        RawMemory.putInt(oop + ObjectLayout.KLASS, (int) klass);
        return oop;
    }

    @Override
    public long string(JavaThread t, String s) {
        throw new UnsupportedOperationException("no strings");
    }

    @Override
    public long internedString(JavaThread t, String s) {
        return strings.computeIfAbsent(s, k -> RawMemory.allocate(ObjectLayout.ARRAY_ELEMENTS));
    }

    @Override
    public String hostString(long oop) {
        return null;
    }

    @Override
    public int identityHash(JavaThread t, long oop) {
        return 1;
    }

    @Override
    public long normal() {
        return 0x10;
    }

    @Override
    public long synchronizedEntry() {
        return 0x20;
    }

    @Override
    public long nativeEntry() {
        return 0x30;
    }

    @Override
    public long synchronizedNativeEntry() {
        return 0x40;
    }

    @Override
    public long wrongMethod() {
        return 0x60;
    }

    @Override
    public long abstractEntry() {
        return 0x50;
    }

    @Override
    public long intrinsic(int id) {
        return 0;
    }

    @Override
    public boolean hasIntrinsics(String holder) {
        return false;
    }

    @Override
    public int intrinsicId(String holder, String name, String descriptor) {
        return 0;
    }
}
