package org.stubarchive.vm;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.stubarchive.vm.calls.GuestClasses;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.calls.NativeMethods;
import org.stubarchive.vm.classes.BootClassPath;
import org.stubarchive.vm.classes.GuestRuntime;
import org.stubarchive.vm.classes.SystemDictionary;
import org.stubarchive.vm.classes.Verification;
import org.stubarchive.vm.classfile.ParseOptions;
import org.stubarchive.vm.frames.Frame;
import org.stubarchive.vm.log.LogLevel;
import org.stubarchive.vm.log.LogTopic;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.threads.JavaThread;

/** Joins class loading and linking with the rest of the runtime: gives each side what it needs of the other. */
final class LinkedClasses implements GuestClasses, GuestRuntime {
    private final VirtualMachine vm;
    private final SystemDictionary dictionary;
    private final JavaStrings strings;
    private NativeMethods natives;

    LinkedClasses(VirtualMachine vm, ObjectModel model) {
        this.vm = vm;
        strings = new JavaStrings(vm);
        try {
            dictionary = new SystemDictionary(model, BootClassPath.open(), this, verification(vm.options().verifyMode()));
            dictionary.setPreview(vm.options().enablePreview() ? ParseOptions.Preview.ENABLED : ParseOptions.Preview.DISABLED);
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

    void setNatives(NativeMethods methods) {
        natives = methods;
    }

    JavaStrings strings() {
        return strings;
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
        if (vm.log().isOn(LogTopic.CLASS)) {
            vm.log().line(LogTopic.CLASS, k.externalName() + " source: " + source);
        }
    }

    @Override
    public void initializing(InstanceKlass k) {
        if (vm.log().isOn(LogTopic.CLASS, LogLevel.DEBUG)) {
            vm.log().line(LogTopic.CLASS, k.externalName() + " initializing");
        }
    }

    @Override
    public GuestException exception(JavaThread t, String className, String message) {
        return vm.exceptions().create(t, className, message);
    }

    @Override
    public GuestException exception(JavaThread t, String className, String message, long cause) {
        return vm.exceptions().create(t, className, message, cause);
    }

    @Override
    public GuestException outOfMemory(JavaThread t, String message) {
        return vm.exceptions().outOfMemory(t, message);
    }

    @Override
    public GuestException rethrow(JavaThread t, long exception) {
        return t.setPending(exception);
    }

    @Override
    public long call(JavaThread t, Method m, long... arguments) {
        return vm.calls().call(t, m, arguments);
    }

    @Override
    public long callVirtual(JavaThread t, Method resolved, long receiver, long... arguments) {
        return vm.calls().callVirtual(t, resolved, receiver, arguments);
    }

    @Override
    public long allocateInstance(JavaThread t, InstanceKlass k) {
        return vm.heap().allocateInstance(t, k);
    }

    @Override
    public long allocateArray(JavaThread t, ArrayKlass k, int length) {
        return vm.heap().allocateArray(t, k, length);
    }

    @Override
    public long allocateMirror(JavaThread t, InstanceKlass classKlass, int bytes) {
        return vm.heap().allocateMirror(t, classKlass, bytes);
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
        return vm.synchronizer().monitors().identityHash(t, oop);
    }
}
