package org.stubarchive.loader.os;

import com.sun.jna.Function;
import com.sun.jna.JNIEnv;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import java.util.Map;
import org.stubarchive.loader.memory.RawMemory;

/**
 * The JNI function table, reached from Java: binds generated code as the body of {@code static native} methods.
 *
 * <p>Table positions are those of the Java Native Interface specification, "JNI Functions" and "The Invocation API".
 */
public final class JniFunctions {
    private static final int JNI_OK = 0;
    private static final int JNI_VERSION_1_8 = 0x0001_0008;
    private static final int INVOKE_GET_ENV = 6;
    private static final int REGISTER_NATIVES = 215;
    private static final int NATIVE_METHOD_SIZE = 24;

    private JniFunctions() {}

    /**
     * Makes machine code the body of a static native method. The code is called as C: JNI environment, class, then the arguments. A
     * method that has a body already gets the new one.
     *
     * @param owner class that declares the method
     * @param name of the method
     * @param descriptor of the method
     * @param code address of the code
     * @throws UnsatisfiedLinkError if the host's JVM refuses
     */
    public static void register(Class<?> owner, String name, String descriptor, long code) {
        long function = RawMemory.getLong(RawMemory.getLong(environment()) + 8L * REGISTER_NATIVES);
        long methodName = CString.allocate(name);
        long methodDescriptor = CString.allocate(descriptor);
        long method = RawMemory.allocate(NATIVE_METHOD_SIZE);
        try {
            RawMemory.putLong(method, methodName);
            RawMemory.putLong(method + 8, methodDescriptor);
            RawMemory.putLong(method + 16, code);
            // The class must be passed as an object: a local reference would not outlive the call that made it.
            Object[] arguments = {JNIEnv.CURRENT, owner, method, 1};
            Map<String, Object> options = Map.of(Library.OPTION_ALLOW_OBJECTS, Boolean.TRUE);
            Object result = Function.getFunction(new Pointer(function)).invoke(int.class, arguments, options);
            if (((Integer) result) != JNI_OK) {
                throw new UnsatisfiedLinkError("JNI RegisterNatives of " + owner.getName() + "." + name + descriptor + " gave " + result);
            }
        } finally {
            RawMemory.free(method);
            RawMemory.free(methodDescriptor);
            RawMemory.free(methodName);
        }
    }

    /** The calling thread's {@code JNIEnv*}. */
    private static long environment() {
        long buffer = RawMemory.allocate(16);
        try {
            long result = NativeCall.call(NativeSymbols.require("JNI_GetCreatedJavaVMs"), buffer, 1, buffer + 8);
            long vm = RawMemory.getLong(buffer);
            if ((int) result != JNI_OK || vm == 0) {
                throw new UnsatisfiedLinkError("JNI_GetCreatedJavaVMs gave " + (int) result);
            }
            long getEnv = RawMemory.getLong(RawMemory.getLong(vm) + 8L * INVOKE_GET_ENV);
            result = NativeCall.call(getEnv, vm, buffer + 8, JNI_VERSION_1_8);
            if ((int) result != JNI_OK) {
                throw new UnsatisfiedLinkError("JNI GetEnv gave " + (int) result);
            }
            return RawMemory.getLong(buffer + 8);
        } finally {
            RawMemory.free(buffer);
        }
    }
}
