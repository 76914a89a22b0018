package org.stubarchive.vm;

import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Finds the guest's main class as the {@code java} launcher does, and runs its main method. */
final class MainClass {
    private static final String HELPER = "sun/launcher/LauncherHelper";
    /** First JDK whose source launcher has a class of that name. */
    private static final int FIRST_SOURCE_LAUNCHER = 22;
    /** An address at which nothing can be mapped. */
    private static final long UNMAPPED = 16;

    private final VirtualMachine vm;
    private final JavaThread t;

    MainClass(VirtualMachine vm, JavaThread t) {
        this.vm = vm;
        this.t = t;
    }

    /** Does what the options ask for, the program last. Ends with a guest exception if the main method does. */
    void run() {
        InstanceKlass helper = vm.classes().boot(t, HELPER);
        vm.classes().initialize(t, helper);
        boolean dry = false;
        for (LaunchAction action : vm.options().actions()) {
            new LaunchActions(vm, t).perform(action);
            if (action.kind().isLast()) {
                return;
            }
            dry |= action.kind() == LaunchAction.Kind.DRY_RUN;
        }
        InstanceKlass main = load(helper);
        vm.classes().initialize(t, main);
        if (!dry) {
            callMain(helper, main);
        }
    }

    private InstanceKlass load(InstanceKlass helper) {
        Method check = helper.findMethod("checkAndLoadMain", "(ZILjava/lang/String;)Ljava/lang/Class;");
        boolean source = vm.options().launchMode() == VmOptions.LaunchMode.SOURCE;
        String what = source ? sourceLauncher() : vm.options().mainClass();
        int mode =
                switch (vm.options().launchMode()) {
                    case CLASS -> 1;
                    case JAR -> 2;
                    case MODULE -> 3;
                    case SOURCE -> 4;
                };
        long mirror = vm.calls().call(t, check, 1, mode, vm.classes().string(t, what));
        return (InstanceKlass) vm.mirrors().klassOfMirror(mirror);
    }

    /** The class that compiles and runs a source file, with its module. */
    private static String sourceLauncher() {
        return Runtime.version().feature() < FIRST_SOURCE_LAUNCHER ? "jdk.compiler/com.sun.tools.javac.launcher.Main"
                : "jdk.compiler/com.sun.tools.javac.launcher.SourceLauncher";
    }

    private void callMain(InstanceKlass helper, InstanceKlass main) {
        Method method = main.lookupMethod("main", isSet(helper, "noArgMain") ? "()V" : "([Ljava/lang/String;)V");
        try (HandleScope scope = t.handles().open()) {
            Handle arguments = scope.handle(arguments());
            Handle receiver = scope.handle(method.isStatic() ? 0 : newInstance(main));
            if (vm.options().gcStress() > 0) {
                vm.heap().spaces().startStress(t, vm.options().gcStress());
            }
            if (vm.options().injectFault()) {
                // The first dispatch of main reads its table here.
                RawMemory.putLong(t.block() + ThreadBlockLayout.DISPATCH_TABLE, UNMAPPED);
            }
            long[] passed = method.parsed().parameterCount() == 0 ? new long[0] : new long[] {arguments.oop()};
            if (method.isStatic()) {
                vm.calls().call(t, method, passed);
            } else {
                vm.calls().callVirtual(t, method, receiver.oop(), passed);
            }
        }
    }

    /** What the launcher helper found out about the main method; {@code false} in releases that know only static ones with arguments. */
    private static boolean isSet(InstanceKlass helper, String field) {
        Field f = helper.findField(field, "Z");
        return f != null && Oops.getByte(helper.mirror(), f.offset()) != 0;
    }

    /** An object for an instance main method (JLS 12.1.4); the launcher helper has checked that there is a constructor. */
    private long newInstance(InstanceKlass main) {
        Method constructor = main.findMethod("<init>", "()V");
        try (HandleScope scope = t.handles().open()) {
            Handle object = scope.handle(vm.heap().allocateInstance(t, main));
            vm.calls().call(t, constructor, object.oop());
            return object.oop();
        }
    }

    private long arguments() {
        int count = vm.options().arguments().size();
        Klass string = vm.wellKnown().string();
        try (HandleScope scope = t.handles().open()) {
            Handle array = scope.handle(vm.heap().allocateArray(t, string.arrayKlass(t), count));
            for (int i = 0; i < count; i++) {
                long text = vm.classes().string(t, vm.options().arguments().get(i));
                Oops.putReferenceAt(array.oop(), i, text);
            }
            return array.oop();
        }
    }
}
