package org.stubarchive.compiler.parse;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Predicate;
import jdk.internal.misc.Unsafe;
import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.Invocation;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.FrameState;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GraphInterpreter;
import org.stubarchive.compiler.graph.GraphRuntime;
import org.stubarchive.compiler.graph.GraphVerifier;
import org.stubarchive.compiler.graph.GuestException;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.TrapReason;
import org.stubarchive.format.runtime.BasicType;

/**
 * Runs the methods of a program as graphs on objects of the host. The program's classes are loaded in the host, too, which initialises them and lays them
 * out. Methods of the class library run in the host, but for constructors, which the host does not call on objects that exist.
 */
final class HostRuntime implements GraphRuntime {
    /** May do everything with every class. */
    private static final MethodHandles.Lookup TRUSTED = trusted();
    private static final Unsafe UNSAFE = Unsafe.getUnsafe();
    /** How methods of the class library are called, by class, name, descriptor and way of calling; takes the arguments as an array. */
    private static final Map<String, MethodHandle> LIBRARY = new HashMap<>();

    private final SymbolicResolver resolver;
    private final ClassLoader loader;
    private final ImplicitExceptions implicit;
    private final Predicate<Node> leaves;
    private final Map<CiMethod, Graph> graphs;
    private final Map<CiField, Place> places = new HashMap<>();
    private final Map<String, Class<?>> classes = new HashMap<>();
    private final BytecodeInterpreter interpreter = new BytecodeInterpreter(this);
    private final Map<Object, Integer> held = new IdentityHashMap<>();
    private int departures;

    private record Place(Object base, long offset) {}

    /**
     * A runtime.
     *
     * @param loader loads the program's classes
     * @param leaves where compiled code is left without need
     * @param graphs of methods that were built before with the same resolver and form of checks; takes further ones
     */
    HostRuntime(SymbolicResolver resolver, ClassLoader loader, ImplicitExceptions implicit, Predicate<Node> leaves, Map<CiMethod, Graph> graphs) {
        this.resolver = resolver;
        this.loader = loader;
        this.implicit = implicit;
        this.leaves = leaves;
        this.graphs = graphs;
    }

    private static MethodHandles.Lookup trusted() {
        try {
            Field f = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
            Unsafe u = Unsafe.getUnsafe();
            return (MethodHandles.Lookup) u.getReference(u.staticFieldBase(f), u.staticFieldOffset(f));
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }

    /** How often compiled code was left for the interpreter. */
    int departures() {
        return departures;
    }

    SymbolicResolver resolver() {
        return resolver;
    }

    /** Runs a method as a graph. */
    Object run(CiMethod method, Object... arguments) {
        Graph g = graphs.get(method);
        if (g == null) {
            g = GraphBuilder.build(new CiEnv(resolver), method, implicit);
            GraphVerifier.verify(g);
            graphs.put(method, g);
        }
        return GraphInterpreter.run(g, this, arguments);
    }

    Class<?> host(CiKlass klass) {
        return classes.computeIfAbsent(klass.name(), n -> {
            try {
                return Class.forName(n.replace('/', '.'), true, loader);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(n, e);
            }
        });
    }

    private static Class<?> primitive(BasicType t) {
        return switch (t) {
            case BOOLEAN -> boolean.class;
            case CHAR -> char.class;
            case FLOAT -> float.class;
            case DOUBLE -> double.class;
            case BYTE -> byte.class;
            case SHORT -> short.class;
            case INT -> int.class;
            case LONG -> long.class;
            default -> throw new IllegalArgumentException(t.name());
        };
    }

    @Override
    public Object newObject(CiKlass klass) {
        try {
            return UNSAFE.allocateInstance(host(klass));
        } catch (InstantiationException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Object newArray(BasicType element, int length) {
        return Array.newInstance(primitive(element), length);
    }

    @Override
    public Object newRefArray(CiKlass element, int length) {
        return Array.newInstance(host(element), length);
    }

    @Override
    public Object newMultiArray(CiKlass array, int[] lengths) {
        Class<?> element = host(array);
        for (int i = 0; i < lengths.length; i++) {
            element = element.getComponentType();
        }
        return Array.newInstance(element, lengths);
    }

    @Override
    public Object newException(TrapReason reason, Object[] in, CiMethod method, int bci) {
        return switch (reason) {
            case NULL_CHECK -> new NullPointerException();
            case BOUNDS_CHECK -> new ArrayIndexOutOfBoundsException("Index " + in[0] + " out of bounds for length " + in[1]);
            case ZERO_CHECK -> new ArithmeticException("/ by zero");
            case CAST_CHECK -> new ClassCastException();
            case STORE_CHECK -> new ArrayStoreException(in[1].getClass().getName());
            case SIZE_CHECK -> new NegativeArraySizeException(String.valueOf(in[0]));
            case UNRESOLVED -> throw new IllegalArgumentException("no exception");
        };
    }

    @Override
    public boolean isInstance(Object object, CiKlass klass) {
        return host(klass).isInstance(object);
    }

    private Place place(CiField f) {
        return places.computeIfAbsent(f, k -> {
            Class<?> holder = host(f.holder());
            if (!f.isStatic()) {
                return new Place(null, UNSAFE.objectFieldOffset(holder, f.name()));
            }
            for (Field d : holder.getDeclaredFields()) {
                if (d.getName().equals(f.name()) && Modifier.isStatic(d.getModifiers())) {
                    return new Place(UNSAFE.staticFieldBase(d), UNSAFE.staticFieldOffset(d));
                }
            }
            throw new AssertionError("the host has no field " + f);
        });
    }

    @Override
    public Object load(Object object, CiField f) {
        Place p = place(f);
        Object base = f.isStatic() ? p.base : object;
        return switch (f.type()) {
            case BOOLEAN -> UNSAFE.getBoolean(base, p.offset) ? 1 : 0;
            case BYTE -> (int) UNSAFE.getByte(base, p.offset);
            case CHAR -> (int) UNSAFE.getChar(base, p.offset);
            case SHORT -> (int) UNSAFE.getShort(base, p.offset);
            case INT -> UNSAFE.getInt(base, p.offset);
            case LONG -> UNSAFE.getLong(base, p.offset);
            case FLOAT -> UNSAFE.getFloat(base, p.offset);
            case DOUBLE -> UNSAFE.getDouble(base, p.offset);
            default -> UNSAFE.getReference(base, p.offset);
        };
    }

    @Override
    public void store(Object object, CiField f, Object value) {
        Place p = place(f);
        Object base = f.isStatic() ? p.base : object;
        switch (f.type()) {
            case BOOLEAN -> UNSAFE.putBoolean(base, p.offset, ((Integer) value & 1) != 0);
            case BYTE -> UNSAFE.putByte(base, p.offset, ((Integer) value).byteValue());
            case CHAR -> UNSAFE.putChar(base, p.offset, (char) ((Integer) value).intValue());
            case SHORT -> UNSAFE.putShort(base, p.offset, ((Integer) value).shortValue());
            case INT -> UNSAFE.putInt(base, p.offset, (Integer) value);
            case LONG -> UNSAFE.putLong(base, p.offset, (Long) value);
            case FLOAT -> UNSAFE.putFloat(base, p.offset, (Float) value);
            case DOUBLE -> UNSAFE.putDouble(base, p.offset, (Double) value);
            default -> UNSAFE.putReference(base, p.offset, value);
        }
    }

    @Override
    public Object constant(CiConstant c) {
        return switch (c.kind()) {
            case STRING -> c.text().intern();
            case KLASS -> host(c.klass());
            default -> throw new UnsupportedOperationException(c.toString());
        };
    }

    @Override
    public void initialize(CiKlass klass) {
        host(klass);
    }

    @Override
    public Object invoke(CiCall call, Object[] arguments) {
        CiMethod target = call.target();
        if (target == null) {
            throw new UnsupportedOperationException(call.toString());
        }
        boolean selects = call.invocation() == Invocation.VIRTUAL || call.invocation() == Invocation.INTERFACE;
        if (selects && (target.accessFlags() & Modifier.PRIVATE) == 0) {
            Class<?> receiver = arguments[0].getClass();
            CiKlass k = receiver.isHidden() ? null : resolver.klass(receiver.getName().replace('.', '/'));
            CiMethod selected = k == null ? null : resolver.select(k, target.name(), target.signature().descriptor());
            target = selected == null ? target : selected;
        }
        Class<?> holder = host(target.holder());
        if (target.code() != null && (holder.getClassLoader() == loader || target.isConstructor())) {
            return run(target, arguments);
        }
        return invokeHost(holder, target, call.invocation(), arguments);
    }

    private static Object invokeHost(Class<?> holder, CiMethod target, Invocation how, Object[] arguments) {
        try {
            MethodHandle call = LIBRARY.get(how + target.qualifiedName());
            MethodType type = MethodType.fromMethodDescriptorString(target.signature().descriptor(), holder.getClassLoader());
            if (call == null) {
                MethodHandle exact = target.isStatic() ? TRUSTED.findStatic(holder, target.name(), type)
                        : how == Invocation.SPECIAL ? TRUSTED.findSpecial(holder, target.name(), type, holder) : TRUSTED.findVirtual(holder, target.name(),
                                type);
                call = exact.asFixedArity().asType(exact.type().generic()).asSpreader(Object[].class, arguments.length);
                LIBRARY.put(how + target.qualifiedName(), call);
            }
            Object[] passed = arguments.clone();
            int receiver = target.isStatic() ? 0 : 1;
            for (int i = receiver; i < passed.length; i++) {
                passed[i] = narrowed(passed[i], type.parameterType(i - receiver));
            }
            return widened(call.invoke(passed), type.returnType());
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new AssertionError(target.qualifiedName(), e);
        } catch (VirtualMachineError | AssertionError e) {
            throw e;
        } catch (Throwable e) {
            throw new GuestException(e);
        }
    }

    private static Object narrowed(Object value, Class<?> type) {
        if (!(value instanceof Integer i) || !type.isPrimitive()) {
            return value;
        }
        if (type == boolean.class) {
            return (i & 1) != 0;
        }
        return type == byte.class ? (Object) i.byteValue() : type == char.class ? (Object) (char) i.intValue() : type == short.class
                ? (Object) i.shortValue() : value;
    }

    private static Object widened(Object value, Class<?> type) {
        if (!type.isPrimitive()) {
            return value;
        }
        return value instanceof Boolean b ? (Integer) (b ? 1 : 0) : value instanceof Character c ? (Integer) (int) c
                : value instanceof Byte || value instanceof Short ? (Integer) ((Number) value).intValue() : value;
    }

    @Override
    public void monitorEnter(Object object) {
        // One thread runs the program: nothing contends.
        held.merge(object, 1, Integer::sum);
    }

    @Override
    public void monitorExit(Object object) {
        if (held.merge(object, -1, Integer::sum) == 0) {
            held.remove(object);
        }
    }

    /** Objects that are locked, with how often; negative if they were unlocked too often. */
    Map<Object, Integer> held() {
        return held;
    }

    @Override
    public boolean shallLeave(Node node) {
        return leaves.test(node);
    }

    @Override
    public Object interpret(FrameState state, Object[] values, Object result, Object thrown) {
        departures++;
        for (int i = 0; i < state.lockCount(); i++) {
            Object lock = values[state.localCount() + state.stackCount() + i];
            if (held.getOrDefault(lock, 0) <= 0) {
                throw new AssertionError(state.method().qualifiedName() + "@" + state.bci() + " is to hold a lock that it does not hold");
            }
        }
        return interpreter.goOn(state, values, result, thrown);
    }
}
