package org.stubarchive.loader.os;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import org.stubarchive.loader.memory.RawMemory;

/** Finds functions of the libraries that the process has loaded, with {@code dlsym}. */
public final class NativeSymbols {
    private static final long RTLD_DEFAULT = 0;
    private static final long DLSYM = findDlsym();

    private NativeSymbols() {}

    private static long findDlsym() {
        long address = LoadedLibraries.find("dlsym");
        return address != 0 ? address : Pointer.nativeValue(NativeLibrary.getProcess().getFunction("dlsym"));
    }

    /** Address of a function, or 0 if no loaded library has it. */
    public static long find(String name) {
        long text = CString.allocate(name);
        try {
            return NativeCall.call(DLSYM, RTLD_DEFAULT, text);
        } finally {
            RawMemory.free(text);
        }
    }

    /**
     * Address of a function.
     *
     * @throws UnsatisfiedLinkError if no loaded library has it
     */
    public static long require(String name) {
        long address = find(name);
        if (address == 0) {
            throw new UnsatisfiedLinkError("the C library of this machine has no function '" + name + "'");
        }
        return address;
    }
}
