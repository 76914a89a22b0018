package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** Calls of {@code java.lang.invoke.MethodHandleNatives}, by which the class library links method handles and call sites. */
final class MethodHandleUpcalls {
    private static final String NATIVES = "java/lang/invoke/MethodHandleNatives";
    private static final String LINK_CALL_SITE = "linkCallSite";
    private static final String LINK_CONSTANT = "linkDynamicConstant";
    /** With and without the constant pool index, which some releases of the class library take as the second parameter. */
    private static final String[] CALL_SITE_DESCRIPTORS = {
        "(Ljava/lang/Object;ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)"
            + "Ljava/lang/invoke/MemberName;",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;[Ljava/lang/Object;)"
            + "Ljava/lang/invoke/MemberName;"};
    private static final String[] CONSTANT_DESCRIPTORS = {
        "(Ljava/lang/Object;ILjava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;",
        "(Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;Ljava/lang/Object;)Ljava/lang/Object;"};

    private final SystemDictionary dictionary;
    private InstanceKlass natives;

    MethodHandleUpcalls(SystemDictionary dictionary) {
        this.dictionary = dictionary;
    }

    private InstanceKlass natives(JavaThread t) {
        if (natives == null) {
            InstanceKlass k = dictionary.bootKlass(NATIVES);
            dictionary.initialize(t, k);
            natives = k;
        }
        return natives;
    }

    private Method method(JavaThread t, String name, String descriptor) {
        Method m = natives(t).findMethod(name, descriptor);
        if (m == null) {
            throw new IllegalStateException("class library: MethodHandleNatives has no method " + name + descriptor);
        }
        return m;
    }

    /** Calls a static method. The class must not need to be initialised by guest code that could move the arguments: it is at first use. */
    long call(JavaThread t, String name, String descriptor, long... arguments) {
        return dictionary.runtime().call(t, method(t, name, descriptor), arguments);
    }

    /** Makes sure that later calls run no initializer, so that raw references may be passed. */
    void prepare(JavaThread t) {
        natives(t);
    }

    /** Links a call site; gives the MemberName of the adapter. */
    long linkCallSite(JavaThread t, long caller, int index, long bootstrap, long name, long type, long arguments, long appendixResult) {
        Method m = natives(t).findMethod(LINK_CALL_SITE, CALL_SITE_DESCRIPTORS[0]);
        if (m != null) {
            return dictionary.runtime().call(t, m, caller, index, bootstrap, name, type, arguments, appendixResult);
        }
        return call(t, LINK_CALL_SITE, CALL_SITE_DESCRIPTORS[1], caller, bootstrap, name, type, arguments, appendixResult);
    }

    /** Computes a dynamic constant. */
    long linkDynamicConstant(JavaThread t, long caller, int index, long bootstrap, long name, long type, long arguments) {
        Method m = natives(t).findMethod(LINK_CONSTANT, CONSTANT_DESCRIPTORS[0]);
        if (m != null) {
            return dictionary.runtime().call(t, m, caller, index, bootstrap, name, type, arguments);
        }
        return call(t, LINK_CONSTANT, CONSTANT_DESCRIPTORS[1], caller, bootstrap, name, type, arguments);
    }

    /** The pending exception itself if it is an Error, else a BootstrapMethodError with it as the cause (JVMS 5.4.3.6). */
    GuestException wrapBootstrapFailure(JavaThread t) {
        long thrown = t.pendingException();
        if (Oops.klass(thrown).isSubtypeOf(dictionary.bootKlass("java/lang/Error"))) {
            return GuestException.INSTANCE;
        }
        t.takePending();
        return dictionary.runtime().exception(t, "java/lang/BootstrapMethodError", null, thrown);
    }

    /** The method that a resolved {@code MemberName} stands for. */
    Method target(long memberName) {
        InstanceKlass k = (InstanceKlass) Oops.klass(memberName);
        long resolved = Oops.getReference(memberName, k.findField("method", "Ljava/lang/invoke/ResolvedMethodName;").offset());
        return Method.at(Oops.getLong(resolved, InjectedField.RESOLVED_METHOD_NAME_VMTARGET.offset()));
    }
}
