package org.stubarchive.vm.diagnostics;

import java.nio.charset.StandardCharsets;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** The guest's properties in the format of {@code Properties.store}, as {@code jdk.internal.vm.VMSupport} writes them. */
public final class PropertyText {
    private static final String SUPPORT = "jdk/internal/vm/VMSupport";

    private final VirtualMachine vm;

    /** Properties of a machine. */
    public PropertyText(VirtualMachine vm) {
        this.vm = vm;
    }

    /** The system properties. */
    public String system(JavaThread t) {
        return serialized(t, "serializePropertiesToByteArray");
    }

    /** The properties of agents: what tools want to know of the command line. */
    public String agent(JavaThread t) {
        return serialized(t, "serializeAgentPropertiesToByteArray");
    }

    private String serialized(JavaThread t, String method) {
        try {
            InstanceKlass support = vm.classes().boot(t, SUPPORT);
            vm.classes().initialize(t, support);
            Method serialize = support.findMethod(method, "()[B");
            return new String(GuestArrays.bytes(vm.calls().call(t, serialize)), StandardCharsets.ISO_8859_1);
        } catch (GuestException e) {
            throw new IllegalArgumentException(Oops.klass(t.takePending()).externalName() + " in " + SUPPORT.replace('/', '.') + "." + method, e);
        }
    }
}
