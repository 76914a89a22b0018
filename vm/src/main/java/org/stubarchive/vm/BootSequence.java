package org.stubarchive.vm;

import org.stubarchive.vm.calls.VmExit;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.GlobalRefs;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Start of the class library: core classes, the main thread, {@code System.initPhase1} to {@code 3}. */
final class BootSequence {
    private static final String[] FIRST = {"java/lang/String", "java/lang/System", "java/lang/Class", "java/lang/ThreadGroup", "java/lang/Thread"};
    private static final String[] SECOND = {"java/lang/Module", "java/lang/reflect/Method", "java/lang/ref/Finalizer"};
    private static final String[] ERRORS = {"java/lang/OutOfMemoryError", "java/lang/NullPointerException", "java/lang/ClassCastException",
        "java/lang/ArrayStoreException", "java/lang/ArithmeticException", "java/lang/ArrayIndexOutOfBoundsException", "java/lang/StackOverflowError",
        "java/lang/IllegalMonitorStateException", "java/lang/IllegalArgumentException", "java/lang/InternalError"};
    /**
     * What resolves method handles. {@code MethodHandleStatics} tells the VM class of the class library that it is there (JDK 22 and later); reflection
     * refuses to make accessors until then.
     */
    private static final String[] METHOD_HANDLES = {"java/lang/invoke/MethodHandle", "java/lang/invoke/ResolvedMethodName", "java/lang/invoke/MemberName",
        "java/lang/invoke/MethodHandleNatives"};
    /** Needed at the end, when there may be no room to load it. */
    private static final String LAST = "java/lang/Shutdown";

    private final VirtualMachine vm;
    private final JavaThread t;
    private GlobalRef mainGroup;
    private GlobalRef systemGroup;

    BootSequence(VirtualMachine vm, JavaThread t) {
        this.vm = vm;
        this.t = t;
    }

    /** Brings the class library up to the point where programs can run. */
    void run() {
        vm.dictionary().boot(t);
        for (String name : new String[] {"java/lang/Throwable", "java/lang/ref/Reference", "java/lang/ref/SoftReference", "java/lang/StackOverflowError",
            "java/lang/OutOfMemoryError"}) {
            vm.classes().boot(t, name);
        }
        vm.heap().spaces().startSoftClock();
        vm.threads().bind(vm.classes().boot(t, "java/lang/Thread"), vm.dictionary().findOrLoadBoot(t, "java/lang/Thread$FieldHolder"));
        initialize(FIRST);
        createMainThread();
        UnsafeConstants.set(vm.dictionary(), t);
        initialize(SECOND);
        InstanceKlass system = vm.classes().boot(t, "java/lang/System");
        vm.calls().call(t, system.findMethod("initPhase1", "()V"));
        initialize(ERRORS);
        initialize(LAST);
        vm.exceptions().prepare(t);
        initialize(METHOD_HANDLES);
        long status = vm.calls().call(t, system.findMethod("initPhase2", "(ZZ)I"), 0, 0);
        if (status != 0) {
            // The class library has said what is wrong with the module graph.
            throw new VmExit(1);
        }
        vm.calls().call(t, system.findMethod("initPhase3", "()V"));
    }

    private void initialize(String... names) {
        for (String name : names) {
            vm.classes().initialize(t, vm.classes().boot(t, name));
        }
    }

    private void createMainThread() {
        InstanceKlass group = vm.classes().boot(t, "java/lang/ThreadGroup");
        try (HandleScope scope = t.handles().open()) {
            Handle system = scope.handle(vm.heap().allocateInstance(t, group));
            vm.calls().call(t, group.findMethod("<init>", "()V"), system.oop());
            systemGroup = GlobalRefs.create(system.oop());
            Handle main = scope.handle(vm.heap().allocateInstance(t, group));
            mainGroup = GlobalRefs.create(main.oop());
            Method named = group.findMethod("<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V");
            long name = vm.classes().string(t, "main");
            vm.calls().call(t, named, main.oop(), system.oop(), name);
        }
        createThreadObject(t, "main");
    }

    /** Gives an attached thread its {@code java.lang.Thread}, in the main group. */
    void createThreadObject(JavaThread attached, String name) {
        createThreadObject(attached, name, mainGroup);
    }

    /** Gives an attached thread a {@code java.lang.Thread} that the end of the program does not wait for, in the system group. */
    void createSystemThreadObject(JavaThread attached, String name) {
        createThreadObject(attached, name, systemGroup);
        vm.threads().makeDaemon(attached);
    }

    private void createThreadObject(JavaThread attached, String name, GlobalRef group) {
        InstanceKlass k = vm.wellKnown().thread();
        try (HandleScope scope = attached.handles().open()) {
            Handle thread = scope.handle(vm.heap().allocateInstance(attached, k));
            Method constructor = k.findMethod("<init>", "(Ljava/lang/ThreadGroup;Ljava/lang/String;)V");
            long text = vm.classes().string(attached, name);
            vm.threads().adopt(attached, thread.oop());
            vm.calls().call(attached, constructor, thread.oop(), group.oop(), text);
            vm.threads().adopted(attached);
        }
    }
}
