package org.stubarchive.loader.os;

import com.sun.jna.Native;
import org.stubarchive.format.layout.NativeCallLayout;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Calls a C function by its address, with up to six integer or pointer arguments and an integer or pointer result.
 *
 * <p>Until the stub {@code native_call} is bound, calls go through JNA's lowest layer and take about 350 ns; all share one libffi call
 * interface of six 64-bit arguments: in the calling conventions of x86-64 and aarch64 Linux these are all passed in registers, and a
 * function that takes fewer, or narrower, ignores the rest. Afterwards the stub does the same in a fraction of the time, and saves
 * {@code errno} before the host's JVM can change it.
 */
public final class NativeCall {
    /** Greatest number of arguments. */
    public static final int MAX_ARGUMENTS = NativeCallLayout.ARGUMENT_COUNT;

    /** {@code ffi_type} of libffi's public header: size_t size; unsigned short alignment, type; ffi_type **elements. */
    private static final int FFI_TYPE_SIZE = 24;
    private static final short FFI_TYPE_SINT64 = 12;
    private static final int DEFAULT_ABI = 0;

    /** The block for libffi is that of the stub, followed by pointers to the arguments. */
    private static final int POINTERS = NativeCallLayout.SIZE;
    private static final int BLOCK_SIZE = POINTERS + 8 * MAX_ARGUMENTS;

    private static final long CALL_INTERFACE = prepare();
    private static final ThreadLocal<int[]> ERRNO = new ThreadLocal<>();

    private static boolean bound;

    private NativeCall() {}

    private static long prepare() {
        // libffi keeps the pointers: these blocks live as long as the process.
        long type = RawMemory.allocate(FFI_TYPE_SIZE);
        RawMemory.putLong(type, 8);
        RawMemory.putShort(type + 8, (short) 8);
        RawMemory.putShort(type + 10, FFI_TYPE_SINT64);
        long types = RawMemory.allocate(8L * MAX_ARGUMENTS);
        for (int i = 0; i < MAX_ARGUMENTS; i++) {
            RawMemory.putLong(types + 8L * i, type);
        }
        return Native.ffi_prep_cif(DEFAULT_ABI, MAX_ARGUMENTS, type, types);
    }

    /** Prepares for calls, which otherwise the first call does. */
    public static void start() {
        NativeSymbols.require("mmap");
    }

    /**
     * Lets all calls from now on go through generated code.
     *
     * @param stub address of the stub {@code native_call}; it has to stay
     */
    public static void bind(long stub) {
        JniFunctions.register(NativeCall.class, "invoke", "(J)V", stub);
        bound = true;
    }

    /** Goes back to JNA: before the code that {@link #bind} was given is released. */
    public static void unbind() {
        bound = false;
    }

    /** The stub. */
    private static native void invoke(long block);

    /** Calls a function without arguments. */
    public static long call(long function) {
        return call(function, 0, 0, 0, 0, 0, 0);
    }

    /** Calls a function of one argument. */
    public static long call(long function, long a0) {
        return call(function, a0, 0, 0, 0, 0, 0);
    }

    /** Calls a function of two arguments. */
    public static long call(long function, long a0, long a1) {
        return call(function, a0, a1, 0, 0, 0, 0);
    }

    /** Calls a function of three arguments. */
    public static long call(long function, long a0, long a1, long a2) {
        return call(function, a0, a1, a2, 0, 0, 0);
    }

    /** Calls a function of four arguments. */
    public static long call(long function, long a0, long a1, long a2, long a3) {
        return call(function, a0, a1, a2, a3, 0, 0);
    }

    /** Calls a function of six arguments; one that takes fewer ignores the rest. */
    public static long call(long function, long a0, long a1, long a2, long a3, long a4, long a5) {
        long block = RawMemory.allocate(BLOCK_SIZE);
        try {
            RawMemory.putLong(block + NativeCallLayout.FUNCTION, function);
            long arguments = block + NativeCallLayout.ARGUMENTS;
            RawMemory.putLong(arguments, a0);
            RawMemory.putLong(arguments + 8, a1);
            RawMemory.putLong(arguments + 16, a2);
            RawMemory.putLong(arguments + 24, a3);
            RawMemory.putLong(arguments + 32, a4);
            RawMemory.putLong(arguments + 40, a5);
            if (bound) {
                invoke(block);
                saveErrno(RawMemory.getInt(block + NativeCallLayout.ERRNO));
            } else {
                for (int i = 0; i < MAX_ARGUMENTS; i++) {
                    RawMemory.putLong(block + POINTERS + 8L * i, arguments + 8L * i);
                }
                Native.ffi_call(CALL_INTERFACE, function, block + NativeCallLayout.RESULT, block + POINTERS);
            }
            return RawMemory.getLong(block + NativeCallLayout.RESULT);
        } finally {
            RawMemory.free(block);
        }
    }

    private static void saveErrno(int value) {
        int[] saved = ERRNO.get();
        if (saved == null) {
            saved = new int[1];
            ERRNO.set(saved);
        }
        saved[0] = value;
    }

    /**
     * Error number after this thread's last call.
     *
     * @param location address of {@code __errno_location}, for calls that no stub made
     */
    static int errno(long location) {
        int[] saved = bound ? ERRNO.get() : null;
        return saved != null ? saved[0] : RawMemory.getInt(call(location));
    }
}
