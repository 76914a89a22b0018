package org.stubarchive.natives;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.NativeMethods;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.GuestModule;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Finds and calls the implementations of native methods. A method is bound when it is first called. */
final class NativeRegistry implements NativeMethods {
    private static final int FIRST_CAPACITY = 1024;
    /** Beginning of the locations of the modules in the JDK's image. */
    private static final String IMAGE = "jrt:/";

    private final VirtualMachine vm;
    private final JavaStrings strings;
    private final Map<String, NativeClass> classes = new HashMap<>();
    private NativeBinding[] bindings = new NativeBinding[FIRST_CAPACITY];

    /** A registry for the given machine, with nothing bound yet. */
    NativeRegistry(VirtualMachine vm, JavaStrings strings) {
        this.vm = vm;
        this.strings = strings;
    }

    @Override
    public long call(JavaThread thread, Method method, long fp) {
        NativeBinding binding = binding(method);
        if (binding == null) {
            throw vm.exceptions().create(thread, "java/lang/UnsatisfiedLinkError", message(method));
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
        if (!isOfClassLibrary(method.holder())) {
            return null;
        }
        if (isRegistration(method)) {
            return new NativeBinding(RegistrationNatives.INSTANCE, 0, method);
        }
        if (!classes.containsKey(holder)) {
            classes.put(holder, NativeCatalog.create(holder));
        }
        NativeClass natives = classes.get(holder);
        if (natives == null) {
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

    /** Whether a class belongs to a module of the JDK's image: natives are not given to classes of programs that have the same name. */
    private static boolean isOfClassLibrary(InstanceKlass holder) {
        if (holder.loader().isBoot()) {
            return true;
        }
        GuestModule module = holder.module();
        String location = module == null ? null : module.location();
        return location != null && location.startsWith(IMAGE) && Oops.klass(holder.loader().loaderOop()).loader().isBoot();
    }

    /** Methods by which a class of the library fetches its natives or field offsets; nothing is left to do for them here. */
    private static boolean isRegistration(Method method) {
        return RegistrationNatives.isRegistration(method.name(), method.descriptor());
    }

    /**
     * The message of the error, as in {@code 'int Foo.bar(java.lang.String)'}; if it is the class library's and not the program's fault that there is no such native, it is said.
     */
    private static String message(Method method) {
        String text = "'" + SignatureText.of(method.holder().name(), method.name(), method.descriptor()) + "'";
        GuestModule module = method.holder().module();
        return isOfClassLibrary(method.holder()) && module != null && module.isNamed()
                ? text + ": " + MissingNatives.reason(method.holder().name(), module.name()) : text;
    }
}
