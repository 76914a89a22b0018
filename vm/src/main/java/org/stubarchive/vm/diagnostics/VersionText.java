package org.stubarchive.vm.diagnostics;

import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.VmOptions;

/** How the machine names itself. */
public final class VersionText {
    /** The property {@code java.vm.name}. */
    public static final String NAME = "Stubarchive VM";

    private VersionText() {}

    /** The property {@code java.vm.info}: how code is executed. */
    public static String mode(VmOptions options) {
        return options.interpreterOnly() ? "interpreted mode" : "mixed mode";
    }

    /** First line of dumps: name, release and mode. */
    static String banner(VirtualMachine vm) {
        return NAME + " (" + System.getProperty("java.vm.version") + " " + mode(vm.options()) + ")";
    }

    /** Name and release of the machine, and the release of the class library. */
    static String version() {
        return NAME + " version " + System.getProperty("java.vm.version") + "\nJDK " + System.getProperty("java.version") + "\n";
    }
}
