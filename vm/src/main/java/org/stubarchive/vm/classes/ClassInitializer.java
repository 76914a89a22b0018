package org.stubarchive.vm.classes;

import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.gc.GlobalRef;
import org.stubarchive.vm.gc.GlobalRefs;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ClassState;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.Initialization;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.threads.JavaThread;
import org.stubarchive.vm.threads.NativeSection;

/** Initialises classes (JVMS 5.5). The numbers in comments are the steps there. */
final class ClassInitializer {
    private static final String ERROR = "java/lang/ExceptionInInitializerError";

    private final SystemDictionary dictionary;
    private final GuestRuntime runtime;

    ClassInitializer(SystemDictionary dictionary) {
        this.dictionary = dictionary;
        this.runtime = dictionary.runtime();
    }

    void initialize(JavaThread t, InstanceKlass k) {
        if (k.isInitialized()) {
            return;
        }
        dictionary.link(t, k);
        while (k.state() == ClassState.INITIALIZING) {
            if (k.initializingThread() == t) {
                return; // 3
            }
            Initialization running = k.initialization(); // 2
            try (NativeSection section = t.enterNative()) {
                running.await();
            }
        }
        if (k.isInitialized()) {
            return; // 4
        }
        if (k.state() == ClassState.FAILED) {
            throw noClassDefinition(t, k); // 5
        }
        k.setInitialization(new Initialization()); // 6
        k.setInitializingThread(t);
        k.setState(ClassState.INITIALIZING);
        try {
            assignConstants(t, k);
            if (!k.isInterface()) {
                initializeSupertypes(t, k); // 7
            }
        } catch (GuestException e) {
            GuestException same = record(t, k);
            end(k, ClassState.FAILED);
            throw same;
        }
        run(t, k);
    }

    private void run(JavaThread t, InstanceKlass k) {
        runtime.initializing(k);
        Method initializer = k.classInitializer();
        try {
            if (initializer != null) {
                runtime.call(t, initializer); // 9
            }
        } catch (GuestException e) {
            GuestException wrapped = wrap(t, k); // 11
            end(k, ClassState.FAILED); // 12
            throw wrapped;
        }
        end(k, ClassState.INITIALIZED); // 10
    }

    private static void end(InstanceKlass k, ClassState state) {
        Initialization i = k.initialization();
        k.setInitializingThread(null);
        k.setState(state);
        if (state == ClassState.INITIALIZED) {
            k.setInitialization(null);
        }
        i.finish();
    }

    private GuestException noClassDefinition(JavaThread t, InstanceKlass k) {
        String message = "Could not initialize class " + k.externalName();
        Initialization i = k.initialization();
        return i == null || i.failure() == null ? runtime.exception(t, "java/lang/NoClassDefFoundError", message)
                : runtime.exception(t, "java/lang/NoClassDefFoundError", message, i.failure().oop());
    }

    /** Records why the initialisation failed; the exception stays pending. */
    private GuestException record(JavaThread t, InstanceKlass k) {
        try (HandleScope scope = t.handles().open()) {
            Handle thrown = scope.handle(t.takePending());
            k.initialization().setFailure(initializationError(t, scope, thrown));
            return runtime.rethrow(t, thrown.oop());
        }
    }

    /**
     * Records why the initialisation failed, and makes the exception pending that the initialising thread sees: the one thrown if it is an
     * Error, else an ExceptionInInitializerError with it as the cause.
     */
    private GuestException wrap(JavaThread t, InstanceKlass k) {
        try (HandleScope scope = t.handles().open()) {
            Handle thrown = scope.handle(t.takePending());
            k.initialization().setFailure(initializationError(t, scope, thrown));
            if (Oops.klass(thrown.oop()).isSubtypeOf(dictionary.bootKlass("java/lang/Error"))) {
                return runtime.rethrow(t, thrown.oop());
            }
            InstanceKlass errorKlass = dictionary.bootKlass(ERROR);
            initialize(t, errorKlass);
            Handle error = scope.handle(runtime.allocateInstance(t, errorKlass));
            runtime.call(t, errorKlass.findMethod("<init>", "(Ljava/lang/Throwable;)V"), error.oop(), thrown.oop());
            return runtime.rethrow(t, error.oop());
        }
    }

    /** An error that tells later users of the class what happened, with the stack trace of the exception; {@code null} if that fails. */
    private GlobalRef initializationError(JavaThread t, HandleScope scope, Handle thrown) {
        try {
            InstanceKlass throwable = dictionary.bootKlass("java/lang/Throwable");
            Field detail = throwable.findField("detailMessage", "Ljava/lang/String;");
            String message = runtime.hostString(Oops.getReference(thrown.oop(), detail.offset()));
            Field name = dictionary.bootKlass("java/lang/Thread").findField("name", "Ljava/lang/String;");
            String threadName = t.threadObject() == 0 ? "main" : runtime.hostString(Oops.getReference(t.threadObject(), name.offset()));
            runtime.exception(t, ERROR, "Exception " + Oops.klass(thrown.oop()).externalName() + (message == null ? " " : ": " + message + " ")
                    + "[in thread \"" + threadName + "\"]");
            Handle error = scope.handle(t.takePending());
            long trace = runtime.callVirtual(t, throwable.findMethod("getStackTrace", "()[Ljava/lang/StackTraceElement;"), thrown.oop());
            runtime.callVirtual(t, throwable.findMethod("setStackTrace", "([Ljava/lang/StackTraceElement;)V"), error.oop(), trace);
            return GlobalRefs.create(error.oop());
        } catch (GuestException e) {
            t.takePending();
            return null;
        }
    }

    /** The superclass, then those superinterfaces that declare default methods, superinterfaces first. */
    private void initializeSupertypes(JavaThread t, InstanceKlass k) {
        if (k.superKlass() != null) {
            initialize(t, k.superKlass());
        }
        if (k.hasDefaults()) {
            for (InstanceKlass i : k.interfaces()) {
                initializeInterfaces(t, i);
            }
        }
    }

    private void initializeInterfaces(JavaThread t, InstanceKlass i) {
        if (!i.hasDefaults() || i.isInitialized()) {
            return;
        }
        for (InstanceKlass s : i.interfaces()) {
            initializeInterfaces(t, s);
        }
        if (declaresDefaults(i)) {
            initialize(t, i);
        }
    }

    private static boolean declaresDefaults(InstanceKlass i) {
        for (Method m : i.methods()) {
            if (m.isDefault()) {
                return true;
            }
        }
        return false;
    }

    /** Static fields with a ConstantValue attribute get its value (JVMS 5.5 step 6). */
    private void assignConstants(JavaThread t, InstanceKlass k) {
        ConstantPoolView pool = k.constants().view();
        for (Field f : k.fields()) {
            int index = f.isStatic() ? f.declaration().constantValueIndex() : 0;
            if (index == 0) {
                continue;
            }
            switch (f.type()) {
                case BOOLEAN, BYTE -> Oops.putByte(k.mirror(), f.offset(), (byte) pool.intValue(index));
                case CHAR, SHORT -> Oops.putShort(k.mirror(), f.offset(), (short) pool.intValue(index));
                case INT -> Oops.putInt(k.mirror(), f.offset(), pool.intValue(index));
                case FLOAT -> Oops.putInt(k.mirror(), f.offset(), pool.floatBits(index));
                case LONG -> Oops.putLong(k.mirror(), f.offset(), pool.longValue(index));
                case DOUBLE -> Oops.putLong(k.mirror(), f.offset(), pool.doubleBits(index));
                case OBJECT -> {
                    long text = runtime.internedString(t, pool.string(index));
                    k.constants().setResolvedReference(index, text);
                    Oops.putReference(k.mirror(), f.offset(), text);
                }
                default -> throw new IllegalStateException(f + ": ConstantValue of type " + f.type());
            }
        }
    }
}
