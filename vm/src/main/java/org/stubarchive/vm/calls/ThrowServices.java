package org.stubarchive.vm.calls;

import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;

/** The exceptions that bytecodes throw, with the messages of {@code java}. */
final class ThrowServices {
    /** Release whose interface calls name no conflict of default methods, but a missing implementation. */
    private static final int LAST_RELEASE_WITHOUT_CONFLICTS = 17;

    private final Exceptions exceptions;
    private final GuestClasses classes;

    ThrowServices(Exceptions exceptions, GuestClasses classes) {
        this.exceptions = exceptions;
        this.classes = classes;
    }

    GuestException serve(JavaThread t, RuntimeEntry request) {
        switch (request) {
            case THROW:
                return t.setPending(t.argument(0));
            case THROW_NULL_POINTER:
                return create(t, "java/lang/NullPointerException", null);
            case THROW_DIVIDE_BY_ZERO:
                return create(t, "java/lang/ArithmeticException", "/ by zero");
            case THROW_ARRAY_INDEX:
                return create(t, "java/lang/ArrayIndexOutOfBoundsException",
                        "Index " + t.intArgument(0) + " out of bounds for length " + Oops.arrayLength(t.argument(1)));
            case THROW_ARRAY_STORE:
                return create(t, "java/lang/ArrayStoreException", Oops.klass(t.argument(0)).externalName());
            case THROW_CLASS_CAST:
                return classCast(t, Oops.klass(t.argument(0)), Klass.at(t.argument(1)));
            case THROW_NEGATIVE_ARRAY_SIZE:
                return create(t, "java/lang/NegativeArraySizeException", Integer.toString(t.intArgument(0)));
            case THROW_STACK_OVERFLOW:
                return exceptions.stackOverflow(t);
            case THROW_ABSTRACT_METHOD:
                return abstractMethod(t, Method.at(t.argument(0)), t.argument(1));
            case THROW_INCOMPATIBLE_CLASS_CHANGE:
                return noInterfaceMethod(t, Oops.klass(t.argument(0)), Method.at(t.argument(1)));
            case FORWARD_EXCEPTION:
                return GuestException.INSTANCE;
            default:
                throw new IllegalStateException("no service for " + request);
        }
    }

    private GuestException create(JavaThread t, String className, String message) {
        return exceptions.create(t, className, message);
    }

    private GuestException classCast(JavaThread t, Klass from, Klass to) {
        return create(t, "java/lang/ClassCastException", "class " + from.externalName() + " cannot be cast to class " + to.externalName() + " ("
                + classes.jointOrigin(from, to) + ")");
    }

    private GuestException abstractMethod(JavaThread t, Method selected, long receiver) {
        if (selected.selectionConflict() != null) {
            return create(t, "java/lang/IncompatibleClassChangeError", selected.selectionConflict());
        }
        Klass k = receiver == 0 ? selected.holder() : Oops.klass(receiver);
        return missingImplementation(t, k, selected);
    }

    private GuestException missingImplementation(JavaThread t, Klass k, Method method) {
        InstanceKlass holder = method.holder();
        String resolved = holder.isInterface() ? "interface " + holder.externalName() : "abstract class " + holder.externalName();
        return create(t, "java/lang/AbstractMethodError",
                "Receiver class " + k.externalName() + " does not define or inherit an implementation of the resolved method '"
                        + signature(method) + "' of " + resolved + ".");
    }

    /** Modifiers, result, name and parameters, as in {@code abstract int size()}. */
    private static String signature(Method method) {
        String full = method.externalName();
        String qualified = method.holder().externalName() + "." + method.name() + "(";
        return (method.isAbstract() ? "abstract " : "") + full.replace(qualified, method.name() + "(");
    }

    /** The error for an interface method that the receiver's class has no implementation of. */
    GuestException noInterfaceMethod(JavaThread t, Klass k, Method method) {
        if (!k.isSubtypeOf(method.holder())) {
            return create(t, "java/lang/IncompatibleClassChangeError",
                    "Class " + k.externalName() + " does not implement the requested interface " + method.holder().externalName());
        }
        Method named = k instanceof InstanceKlass i ? i.lookupClassMethod(method.name(), method.descriptor()) : null;
        if (named != null && !named.isPublic() && !named.isPrivate()) {
            return create(t, "java/lang/IllegalAccessError", "'" + named.externalName() + "'");
        }
        String conflict = k instanceof InstanceKlass i && Runtime.version().feature() > LAST_RELEASE_WITHOUT_CONFLICTS ? conflictOf(i, method) : null;
        return conflict == null ? missingImplementation(t, k, method) : create(t, "java/lang/IncompatibleClassChangeError", conflict);
    }

    /** What makes the selection ambiguous, from the class's virtual method of the same name and descriptor. */
    private static String conflictOf(InstanceKlass k, Method method) {
        for (Method m : k.vtable()) {
            if (m.selectionConflict() != null && m.name().equals(method.name()) && m.descriptor().equals(method.descriptor())) {
                return m.selectionConflict();
            }
        }
        return null;
    }
}
