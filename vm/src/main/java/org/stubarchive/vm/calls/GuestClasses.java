package org.stubarchive.vm.calls;

import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** What calls and exceptions need of class loading, linking and native methods. Everything may run guest code. */
public interface GuestClasses {
    /** The class of the boot loader with this internal name, loaded if need be. */
    InstanceKlass boot(JavaThread t, String name);

    /** Initialises a class (JVMS 5.5). */
    void initialize(JavaThread t, InstanceKlass k);

    /** The class that a Class entry of the constant pool refers to, resolved if need be. */
    Klass classAt(JavaThread t, InstanceKlass holder, int index);

    /** Resolves the bytecode of the top frame. */
    void resolveBytecode(JavaThread t, Frame frame);

    /** The method that the static or special call calls at which a frame stands; resolved, its class initialised if need be. */
    Method directCallee(JavaThread t, Frame frame);

    /** Calls the native method whose frame is on top; gives the raw result. */
    long callNative(JavaThread t, Method method, long fp);

    /** A guest string. */
    long string(JavaThread t, String text);

    /** Text of a guest string, {@code null} for 0. */
    String text(long string);

    /** Where two classes come from, as ClassCastException says it. */
    String jointOrigin(Klass a, Klass b);
}
