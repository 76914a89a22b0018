package org.stubarchive.vm.interpreter;

import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** What a call gave, in a form that compares to the bit: the boxed result, or the class of the exception. */
final class Outcomes {
    private Outcomes() {}

    /** The methods of the sample classes that take and give primitives. The host and the guest must have the same natives for them. */
    static Stream<Method> sampleMethods() {
        return Stream.of(ArithmeticSample.class, ControlFlowSample.class, WideSample.class, ArraySample.class, ArrayCopySample.class, ObjectSample.class,
                        AssembledSamples.host())
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> Modifier.isStatic(m.getModifiers()) && !Modifier.isPrivate(m.getModifiers()) && !m.isSynthetic())
                .sorted(Comparator.comparing(Method::toString));
    }

    /** The guest's version of a host method. */
    static GuestMethod guestMethod(GuestWorld world, Method host) {
        String descriptor = MethodType.methodType(host.getReturnType(), host.getParameterTypes()).toMethodDescriptorString();
        AssembledSamples.link(world);
        return world.load(host.getDeclaringClass().getName().replace('.', '/')).methods.get(host.getName() + descriptor);
    }

    static Object onHost(Method method, Object[] arguments) {
        try {
            method.setAccessible(true);
            return bits(method.invoke(null, arguments));
        } catch (InvocationTargetException e) {
            return "throws " + e.getCause().getClass().getName();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object onGuest(GuestCall call, GuestMethod method, Object[] arguments) {
        try {
            return bits(call.invoke(method, arguments));
        } catch (GuestThrow e) {
            return "throws " + e.className();
        }
    }

    /** NaNs compare as one value: the payload of a computed NaN is not specified. */
    private static Object bits(Object value) {
        if (value instanceof Float f) {
            return "float " + Integer.toHexString(Float.floatToIntBits(f));
        }
        if (value instanceof Double d) {
            return "double " + Long.toHexString(Double.doubleToLongBits(d));
        }
        return value == null ? "void" : value;
    }
}
