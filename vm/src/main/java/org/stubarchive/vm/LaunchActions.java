package org.stubarchive.vm;

import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Performs {@link LaunchAction}s with the methods of the class library that the {@code java} launcher calls for them. */
final class LaunchActions {
    private static final String HELPER = "sun/launcher/LauncherHelper";
    private static final String VERSION = "java/lang/VersionProps";
    private static final String PRINT_TO = "(Z)V";

    private final VirtualMachine vm;
    private final JavaThread t;

    LaunchActions(VirtualMachine vm, JavaThread t) {
        this.vm = vm;
        this.t = t;
    }

    /** Ends with a guest exception if the class library throws one. */
    void perform(LaunchAction action) {
        switch (action.kind()) {
            case VERSION -> vm.calls().call(t, method(VERSION, "print", PRINT_TO), 1);
            case VERSION_TO_OUTPUT -> vm.calls().call(t, method(VERSION, "print", PRINT_TO), 0);
            case SHOW_VERSION -> vm.calls().call(t, method(VERSION, "println", PRINT_TO), 1);
            case SHOW_VERSION_TO_OUTPUT -> vm.calls().call(t, method(VERSION, "println", PRINT_TO), 0);
            case SHOW_SETTINGS -> showSettings(action.argument());
            case SHOW_MODULES -> vm.calls().call(t, method(HELPER, "showResolvedModules", "()V"));
            case LIST_MODULES -> vm.calls().call(t, method(HELPER, "listModules", "()V"));
            case DESCRIBE_MODULE -> vm.calls().call(t, method(HELPER, "describeModule", "(Ljava/lang/String;)V"), vm.classes().string(t, action.argument()));
            case DRY_RUN -> { }
        }
    }

    private void showSettings(String option) {
        vm.calls().call(t, method(HELPER, "showSettings", "(ZLjava/lang/String;JJJ)V"), 1, vm.classes().string(t, option), vm.options().initialHeapBytes(),
                vm.options().maxHeapBytes(), vm.options().stackBytes());
    }

    private Method method(String className, String name, String descriptor) {
        InstanceKlass k = vm.classes().boot(t, className);
        vm.classes().initialize(t, k);
        Method method = k.findMethod(name, descriptor);
        if (method == null) {
            throw new IllegalStateException("class library: no method " + className + "." + name + descriptor);
        }
        return method;
    }
}
