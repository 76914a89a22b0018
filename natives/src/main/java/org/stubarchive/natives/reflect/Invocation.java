package org.stubarchive.natives.reflect;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.Oop;
import org.stubarchive.natives.OopArgument;
import org.stubarchive.vm.calls.GuestException;
import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.objects.GuestArrays;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.Oops;

/** Calls of methods and constructors through reflection: arguments are unboxed and widened, what they throw is wrapped. */
final class Invocation {
    private static final String ILLEGAL_ARGUMENT = "java/lang/IllegalArgumentException";

    private Invocation() {}

    /** {@code invoke0(method, receiver, arguments)}. */
    static long invoke(NativeCall c, @Oop long m, OopArgument obj, OopArgument args) {
        Method method = MemberObjects.get().methodOf(c, c.nonNull(m));
        c.vm().dictionary().initialize(c.thread(), method.holder());
        if (method.isStatic()) {
            long result = call(c, method, arguments(c, method, args, 0));
            return box(c, method, result);
        }
        long receiver = obj.nonNull();
        if (!Oops.klass(receiver).isSubtypeOf(method.holder())) {
            throw c.exception(ILLEGAL_ARGUMENT, "object is not an instance of declaring class");
        }
        Method selected = org.stubarchive.vm.calls.JavaCalls.select(method, receiver);
        long[] arguments = arguments(c, method, args, 1);
        arguments[0] = obj.oop();
        return box(c, method, call(c, selected, arguments));
    }

    /** {@code newInstance0(constructor, arguments)}. */
    static long construct(NativeCall c, @Oop long type, OopArgument args) {
        Method constructor = MemberObjects.get().methodOf(c, c.nonNull(type));
        InstanceKlass klass = constructor.holder();
        if (klass.hasFlag(AccessFlags.ABSTRACT)) {
            throw c.exception("java/lang/InstantiationException", klass.externalName());
        }
        c.vm().dictionary().initialize(c.thread(), klass);
        try (HandleScope scope = c.thread().handles().open()) {
            Handle object = scope.handle(c.vm().heap().allocateInstance(c.thread(), klass));
            long[] arguments = arguments(c, constructor, args, 1);
            arguments[0] = object.oop();
            call(c, constructor, arguments);
            return object.oop();
        }
    }

    /**
     * Raw arguments from an {@code Object[]}.
     *
     * @param array number of the native's parameter that holds the array; null means no arguments
     * @param reserved elements left free at the start, for a receiver
     */
    private static long[] arguments(NativeCall c, Method method, OopArgument array, int reserved) {
        MethodDescriptor descriptor = method.parsed();
        int given = array.oop() == 0 ? 0 : Oops.arrayLength(array.oop());
        if (given != descriptor.parameterCount()) {
            throw c.exception(ILLEGAL_ARGUMENT, "wrong number of arguments");
        }
        Klass[] types = new Klass[given];
        for (int i = 0; i < given; i++) {
            if (descriptor.parameterType(i).isReference()) {
                types[i] = c.vm().dictionary().resolve(c.thread(), descriptor.parameterClassName(i), method.holder().loader());
            }
        }
        long[] result = new long[reserved + given];
        for (int i = 0; i < given; i++) {
            long value = GuestArrays.element(array.oop(), i);
            if (types[i] == null) {
                result[reserved + i] = primitive(c, descriptor.parameterType(i), value);
            } else if (value == 0 || Oops.klass(value).isSubtypeOf(types[i])) {
                result[reserved + i] = value;
            } else {
                throw mismatch(c);
            }
        }
        return result;
    }

    private static long primitive(NativeCall c, BasicType wanted, long value) {
        if (value == 0) {
            throw c.exception(ILLEGAL_ARGUMENT, null);
        }
        BasicType type = Boxing.typeOf(value);
        if (type == null || !Boxing.isWidening(type, wanted)) {
            throw mismatch(c);
        }
        return Boxing.widen(type, wanted, Boxing.unbox(value, type));
    }

    private static GuestException mismatch(NativeCall c) {
        return c.exception(ILLEGAL_ARGUMENT, "argument type mismatch");
    }

    /** Calls; an exception of the callee is wrapped in an {@code InvocationTargetException}. */
    private static long call(NativeCall c, Method method, long[] arguments) {
        try {
            return c.vm().calls().call(c.thread(), method, arguments);
        } catch (GuestException e) {
            try (HandleScope scope = c.thread().handles().open()) {
                Handle target = scope.handle(c.thread().takePending());
                long wrapper = c.objects().construct(c.thread(), "java/lang/reflect/InvocationTargetException",
                        "(Ljava/lang/Throwable;)V", target.oop());
                throw c.thread().setPending(wrapper);
            }
        }
    }

    private static long box(NativeCall c, Method method, long raw) {
        BasicType type = method.resultType();
        if (type.isReference()) {
            return raw;
        }
        return type == BasicType.VOID ? 0 : Boxing.box(c, type, raw);
    }
}
