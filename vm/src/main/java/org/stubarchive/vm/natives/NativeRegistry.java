package org.stubarchive.vm.natives;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Finds and calls the implementations of native methods. A method is bound when it is first called. */
public final class NativeRegistry {
    private static final int FIRST_CAPACITY = 1024;

    private final VirtualMachine vm;
    private final JavaStrings strings;
    private final Map<String, NativeClass> classes = new HashMap<>();
    private NativeBinding[] bindings = new NativeBinding[FIRST_CAPACITY];

    /** A registry for the given machine, with nothing bound yet. */
    public NativeRegistry(VirtualMachine vm, JavaStrings strings) {
        this.vm = vm;
        this.strings = strings;
    }

    /**
     * Calls a native method whose frame is on top of the thread's stack.
     *
     * @param fp frame pointer of that frame
     * @return raw bits of the result, see {@link NativeClass#call}
     * @throws GuestException what the method throws, or {@code UnsatisfiedLinkError}
     */
    public long call(JavaThread thread, Method method, long fp) {
        NativeBinding binding = binding(method);
        if (binding == null) {
            throw vm.exceptions().create(thread, "java/lang/UnsatisfiedLinkError", signatureText(method));
        }
        return binding.call(new NativeCall(vm, strings, thread, method, fp, binding.slots()));
    }

    /** Whether the method has an implementation. */
    public boolean isImplemented(Method method) {
        return binding(method) != null;
    }

    private NativeBinding binding(Method method) {
        int id = method.id();
        if (id >= bindings.length) {
            bindings = Arrays.copyOf(bindings, Math.max(id + 1, bindings.length * 2));
        }
        NativeBinding binding = bindings[id];
        if (binding == null) {
            binding = bind(method);
            bindings[id] = binding;
        }
        return binding;
    }

    private NativeBinding bind(Method method) {
        String holder = method.holder().name();
        if (method.holder().loader().isBoot() && isRegistration(method)) {
            return new NativeBinding(RegistrationNatives.INSTANCE, 0, method);
        }
        if (!classes.containsKey(holder)) {
            classes.put(holder, NativeCatalog.create(holder));
        }
        NativeClass natives = classes.get(holder);
        if (natives == null || !method.holder().loader().isBoot()) {
            return null;
        }
        String wanted = method.name() + method.descriptor();
        String[] signatures = natives.signatures();
        for (int i = 0; i < signatures.length; i++) {
            if (signatures[i].equals(wanted)) {
                return new NativeBinding(natives, i, method);
            }
        }
        return null;
    }

    /** Methods by which a class of the library fetches its natives or field offsets; nothing is left to do for them here. */
    private static boolean isRegistration(Method method) {
        return RegistrationNatives.isRegistration(method.name(), method.descriptor());
    }

    /** The message of the error, as in {@code 'int Foo.bar(java.lang.String)'}. */
    private static String signatureText(Method method) {
        return "'" + SignatureText.of(method.holder().name(), method.name(), method.descriptor()) + "'";
    }
}
