package org.stubarchive.natives;

import java.util.Arrays;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.NativeMethods;
import org.stubarchive.vm.objects.JavaStrings;
import org.stubarchive.vm.oops.GuestModule;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Finds and calls the implementations of native methods. A method is bound when it is first called; a bound one is found without a lock. */
final class NativeRegistry implements NativeMethods {
    private static final int FIRST_CAPACITY = 1024;
    /** Beginning of the locations of the modules in the JDK's image. */
    private static final String IMAGE = "jrt:/";

    private final VirtualMachine vm;
    private final JavaStrings strings;
    private final GeneratedCatalogue catalogue = new GeneratedCatalogue();
    /** By number of the method. Replaced when it grows; bindings are immutable, and one that a thread does not see yet is looked up again. */
    private volatile NativeBinding[] bindings = new NativeBinding[FIRST_CAPACITY];

    /** A registry for the given machine, with nothing bound yet. */
    NativeRegistry(VirtualMachine vm, JavaStrings strings) {
        this.vm = vm;
        this.strings = strings;
    }

    @Override
    public long call(JavaThread thread, Method method, long fp) {
        NativeBinding binding = binding(method);
        if (binding == null || binding.needsVmLock()) {
            thread.lockVm();
        }
        if (binding == null) {
            throw vm.exceptions().create(thread, "java/lang/UnsatisfiedLinkError", message(method));
        }
        return binding.call(new NativeCall(vm, strings, thread, method, fp, binding.receiverBytes()));
    }

    private NativeBinding binding(Method method) {
        int id = method.id();
        NativeBinding[] known = bindings;
        NativeBinding binding = id < known.length ? known[id] : null;
        return binding != null ? binding : bind(method);
    }

    private synchronized NativeBinding bind(Method method) {
        int id = method.id();
        if (id >= bindings.length) {
            bindings = Arrays.copyOf(bindings, Math.max(id + 1, bindings.length * 2));
        }
        if (bindings[id] == null) {
            bindings[id] = find(method);
        }
        return bindings[id];
    }

    private NativeBinding find(Method method) {
        InstanceKlass holder = method.holder();
        if (!isOfClassLibrary(holder)) {
            return null;
        }
        boolean registration = Registration.is(method.name(), method.descriptor());
        NativeTable table = registration ? Registration.INSTANCE : catalogue.table(holder.name());
        int number = table == null ? NativeTable.NONE : table.find(holder.name(), method.name() + method.descriptor());
        return number == NativeTable.NONE ? null : new NativeBinding(table, number, method);
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

    /**
     * The message of the error, as in {@code 'int Foo.bar(java.lang.String)'}; if it is the class library's and not the program's fault that there is no such
     * native, it is said.
     */
    private static String message(Method method) {
        String text = "'" + SignatureText.of(method.holder().name(), method.name(), method.descriptor()) + "'";
        GuestModule module = method.holder().module();
        return isOfClassLibrary(method.holder()) && module != null && module.isNamed()
                ? text + ": " + MissingNatives.reason(method.holder().name(), module.name()) : text;
    }
}
