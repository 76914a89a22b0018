package org.stubarchive.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.stubarchive.vm.calls.Exceptions;
import org.stubarchive.vm.calls.GuestCalls;
import org.stubarchive.vm.calls.GuestClasses;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.NativeMethods;
import org.stubarchive.vm.classes.BootClassPath;
import org.stubarchive.vm.classes.GuestRuntime;
import org.stubarchive.vm.classes.SystemDictionary;
import org.stubarchive.vm.classes.Verification;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.gc.Heap;
import org.stubarchive.vm.log.LogLevel;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.log.VmLog;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.MonitorTable;

/** Joins class loading and linking with the rest of the runtime: gives each side what it needs of the other. */
final class LinkedClasses implements GuestClasses, GuestRuntime {
    private final VmLog log;
    private final Heap heap;
    private final MonitorTable monitors;
    private final SystemDictionary dictionary;
    private final JavaStrings strings;
    private Exceptions exceptions;
    private GuestCalls calls;
    private NativeMethods natives;

    LinkedClasses(VmOptions options, VmLog log, ObjectModel model, Heap heap, JavaStrings strings, MonitorTable monitors) {
        this.log = log;
        this.heap = heap;
        this.strings = strings;
        this.monitors = monitors;
        try {
            dictionary = new SystemDictionary(model, BootClassPath.open(), this, verification(options.verifyMode()));
            dictionary.setPreview(options.enablePreview() ? ParseOptions.Preview.ENABLED : ParseOptions.Preview.DISABLED);
        } catch (IOException e) {
            throw new UncheckedIOException("opening the class library of the running JDK", e);
        }
    }

    private static Verification verification(VmOptions.VerifyMode mode) {
        return switch (mode) {
            case NONE -> Verification.NONE;
            case REMOTE -> Verification.UNTRUSTED;
            case ALL -> Verification.ALL;
        };
    }

    /** Sets what uses classes itself; once, before any is loaded. */
    void connect(Exceptions made, GuestCalls guest) {
        exceptions = made;
        calls = guest;
    }

    void setNatives(NativeMethods methods) {
        natives = methods;
    }

    SystemDictionary dictionary() {
        return dictionary;
    }

    // What calls and exceptions need

    @Override
    public InstanceKlass boot(JavaThread t, String name) {
        return dictionary.bootKlass(name);
    }

    @Override
    public void initialize(JavaThread t, InstanceKlass k) {
        if (!k.isInitialized()) {
            dictionary.initialize(t, k);
        }
    }

    @Override
    public Klass classAt(JavaThread t, InstanceKlass holder, int index) {
        return dictionary.resolver().constants().classAt(t, holder.constants(), index);
    }

    @Override
    public void resolveBytecode(JavaThread t, Frame frame) {
        dictionary.resolver().resolveBytecode(t, frame.method(), frame.bci());
    }

    @Override
    public Method directCallee(JavaThread t, Frame frame) {
        return dictionary.resolver().directCallee(t, frame.method(), frame.bci());
    }

    @Override
    public long callNative(JavaThread t, Method method, long fp) {
        return natives.call(t, method, fp);
    }

    @Override
    public long string(JavaThread t, String text) {
        return text == null ? 0 : strings.fromHost(t, text);
    }

    @Override
    public String text(long string) {
        return strings.toHost(string);
    }

    @Override
    public String jointOrigin(Klass a, Klass b) {
        return dictionary.descriptions().joint(a, b);
    }

    // What loading and linking need

    @Override
    public void defined(InstanceKlass k, String source) {
        if (log.isOn(LogTopic.CLASS)) {
            log.line(LogTopic.CLASS, k.externalName() + " source: " + source);
        }
    }

    @Override
    public void initializing(InstanceKlass k) {
        if (log.isOn(LogTopic.CLASS, LogLevel.DEBUG)) {
            log.line(LogTopic.CLASS, k.externalName() + " initializing");
        }
    }

    @Override
    public GuestException exception(JavaThread t, String className, String message) {
        return exceptions.create(t, className, message);
    }

    @Override
    public GuestException exception(JavaThread t, String className, String message, long cause) {
        return exceptions.create(t, className, message, cause);
    }

    @Override
    public GuestException outOfMemory(JavaThread t, String message) {
        return exceptions.outOfMemory(t, message);
    }

    @Override
    public GuestException rethrow(JavaThread t, long exception) {
        return t.setPending(exception);
    }

    @Override
    public long call(JavaThread t, Method m, long... arguments) {
        return calls.call(t, m, arguments);
    }

    @Override
    public long callVirtual(JavaThread t, Method resolved, long receiver, long... arguments) {
        return calls.callVirtual(t, resolved, receiver, arguments);
    }

    @Override
    public long allocateInstance(JavaThread t, InstanceKlass k) {
        return heap.allocateInstance(t, k);
    }

    @Override
    public long allocateArray(JavaThread t, ArrayKlass k, int length) {
        return heap.allocateArray(t, k, length);
    }

    @Override
    public long allocateMirror(JavaThread t, InstanceKlass classKlass, int bytes) {
        return heap.allocateMirror(t, classKlass, bytes);
    }

    @Override
    public long internedString(JavaThread t, String s) {
        return strings.intern(t, s);
    }

    @Override
    public String hostString(long oop) {
        return strings.toHost(oop);
    }

    @Override
    public int identityHash(JavaThread t, long oop) {
        return monitors.identityHash(t, oop);
    }
}
