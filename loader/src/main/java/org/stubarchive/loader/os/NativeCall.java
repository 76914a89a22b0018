package org.stubarchive.loader.os;

import com.sun.jna.Native;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Calls a C function by its address, with up to six integer or pointer arguments and an integer or pointer result.
 *
 * <p>All calls share one libffi call interface of six 64-bit arguments: in the calling conventions of x86-64 and aarch64 Linux these are all
 * passed in registers, and a function that takes fewer, or narrower, ignores the rest. About half a microsecond per call; a function that
 * is called often deserves a generated stub.
 */
public final class NativeCall {
    /** Greatest number of arguments. */
    public static final int MAX_ARGUMENTS = 6;

    /** {@code ffi_type} of libffi's public header: size_t size; unsigned short alignment, type; ffi_type **elements. */
    private static final int FFI_TYPE_SIZE = 24;
    private static final short FFI_TYPE_SINT64 = 12;
    private static final int DEFAULT_ABI = 0;

    private static final int RESULT = 0;
    private static final int VALUES = 8;
    private static final int POINTERS = VALUES + 8 * MAX_ARGUMENTS;
    private static final int BUFFER_SIZE = POINTERS + 8 * MAX_ARGUMENTS;

    private static final long CALL_INTERFACE = prepare();

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
        long buffer = RawMemory.allocate(BUFFER_SIZE);
        try {
            RawMemory.putLong(buffer + VALUES, a0);
            RawMemory.putLong(buffer + VALUES + 8, a1);
            RawMemory.putLong(buffer + VALUES + 16, a2);
            RawMemory.putLong(buffer + VALUES + 24, a3);
            RawMemory.putLong(buffer + VALUES + 32, a4);
            RawMemory.putLong(buffer + VALUES + 40, a5);
            for (int i = 0; i < MAX_ARGUMENTS; i++) {
                RawMemory.putLong(buffer + POINTERS + 8L * i, buffer + VALUES + 8L * i);
            }
            Native.ffi_call(CALL_INTERFACE, function, buffer + RESULT, buffer + POINTERS);
            return RawMemory.getLong(buffer + RESULT);
        } finally {
            RawMemory.free(buffer);
        }
    }
}
