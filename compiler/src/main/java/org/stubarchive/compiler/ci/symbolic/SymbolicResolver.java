package org.stubarchive.compiler.ci.symbolic;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.stubarchive.compiler.ci.CiCall;
import org.stubarchive.compiler.ci.CiConstant;
import org.stubarchive.compiler.ci.CiConstant.Kind;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.CiResolver;
import org.stubarchive.compiler.ci.CiSignature;
import org.stubarchive.compiler.ci.Invocation;
import org.stubarchive.format.runtime.BasicType;

/** Answers from class files, in one namespace. For one thread. */
public final class SymbolicResolver implements CiResolver {
    private static final int INTEGER = 3;
    private static final int FLOAT = 4;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int DYNAMIC = 17;
    private static final String ROOT = "java/lang/Object";

    private final ClassSource source;
    /** By internal name or array descriptor; {@code null} for what was not found. */
    private final Map<String, CiKlass> klasses = new HashMap<>();

    /** Answers from what this source finds. */
    public SymbolicResolver(ClassSource source) {
        this.source = Objects.requireNonNull(source, "source");
    }

    /** The class of an internal name or array descriptor; {@code null} if it, or a class that it is made of, is not found. */
    public CiKlass klass(String name) {
        if (klasses.containsKey(name)) {
            return klasses.get(name);
        }
        CiKlass made = name.startsWith("[") ? array(name) : declared(name);
        klasses.put(name, made);
        return made;
    }

    /** The method that a class declares; {@code null} if there is no such class or method. */
    public CiMethod method(String klass, String name, String descriptor) {
        return klass(klass) instanceof SymbolicKlass k ? k.declaredMethod(name, descriptor) : null;
    }

    /**
     * The method that a call selects for a receiver (JVMS 5.4.6).
     *
     * @param receiver the receiver's class
     * @return {@code null} if it has no such method, or only an abstract one
     */
    public CiMethod select(CiKlass receiver, String name, String descriptor) {
        CiKlass k = receiver.isArray() ? klass(ROOT) : receiver;
        CiMethod found = k instanceof SymbolicKlass s ? s.method(name, descriptor) : null;
        return found == null || (found.accessFlags() & CiFlags.ABSTRACT) != 0 ? null : found;
    }

    private CiKlass declared(String name) {
        ClassDescription d = source.find(name);
        if (d == null) {
            return null;
        }
        CiKlass superKlass = d.superName() == null ? null : klass(d.superName());
        if (d.superName() != null && !(superKlass instanceof SymbolicKlass)) {
            return null;
        }
        String[] names = d.interfaceNames();
        SymbolicKlass[] interfaces = new SymbolicKlass[names.length];
        for (int i = 0; i < names.length; i++) {
            if (!(klass(names[i]) instanceof SymbolicKlass k)) {
                return null;
            }
            interfaces[i] = k;
        }
        return new SymbolicKlass(d, (SymbolicKlass) superKlass, interfaces);
    }

    private CiKlass array(String descriptor) {
        String element = descriptor.substring(1);
        BasicType type = BasicType.ofDescriptor(element.charAt(0));
        CiKlass elementKlass = type.isReference() ? ofDescriptor(element) : null;
        return type.isReference() && elementKlass == null ? null : new SymbolicArray(descriptor, klass(ROOT), type, elementKlass);
    }

    private CiKlass ofDescriptor(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case 'L' -> klass(descriptor.substring(1, descriptor.length() - 1));
            case '[' -> klass(descriptor);
            default -> null;
        };
    }

    @Override
    public CiKlass klassAt(CiMethod from, int poolIndex) {
        return klass(pool(from).className(poolIndex));
    }

    @Override
    public CiKlass klassOf(CiKlass from, String descriptor) {
        return ofDescriptor(descriptor);
    }

    @Override
    public CiField fieldAt(CiMethod from, int poolIndex) {
        PoolDescription pool = pool(from);
        return klass(pool.memberHolder(poolIndex)) instanceof SymbolicKlass k ? k.field(pool.memberName(poolIndex), pool.memberDescriptor(poolIndex)) : null;
    }

    @Override
    public CiCall callAt(CiMethod from, int poolIndex, Invocation bytecode) {
        PoolDescription pool = pool(from);
        String name = pool.memberName(poolIndex);
        CiSignature signature = CiSignature.of(pool.memberDescriptor(poolIndex));
        if (bytecode == Invocation.DYNAMIC) {
            return new CiCall(bytecode, null, name, signature, null, poolIndex);
        }
        String holder = pool.memberHolder(poolIndex);
        CiKlass klass = klass(holder);
        SymbolicKlass declared = klass instanceof SymbolicKlass k ? k : klass != null && klass(ROOT) instanceof SymbolicKlass root ? root : null;
        if (declared != null && bytecode == Invocation.VIRTUAL && isPolymorphic(declared, name)) {
            return new CiCall(Invocation.HANDLE, holder, name, signature, null, poolIndex);
        }
        CiMethod target = declared == null ? null : declared.method(name, signature.descriptor());
        return new CiCall(bytecode, holder, name, signature, target, poolIndex);
    }

    /** Whether a method of this name is signature-polymorphic (JVMS 2.9.3): native, with one parameter that is an array of objects. */
    private static boolean isPolymorphic(SymbolicKlass k, String name) {
        if (!k.name().equals("java/lang/invoke/MethodHandle") && !k.name().equals("java/lang/invoke/VarHandle")) {
            return false;
        }
        for (MethodDescription m : k.description().methods()) {
            if (m.name().equals(name) && m.descriptor().startsWith("([Ljava/lang/Object;)") && (m.accessFlags() & CiFlags.NATIVE) != 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CiConstant constantAt(CiMethod from, int poolIndex) {
        PoolDescription pool = pool(from);
        return switch (pool.tag(poolIndex)) {
            case INTEGER -> CiConstant.number(BasicType.INT, pool.numberBits(poolIndex), poolIndex);
            case FLOAT -> CiConstant.number(BasicType.FLOAT, pool.numberBits(poolIndex), poolIndex);
            case LONG -> CiConstant.number(BasicType.LONG, pool.numberBits(poolIndex), poolIndex);
            case DOUBLE -> CiConstant.number(BasicType.DOUBLE, pool.numberBits(poolIndex), poolIndex);
            case CLASS -> new CiConstant(Kind.KLASS, BasicType.OBJECT, 0, pool.className(poolIndex), klassAt(from, poolIndex), poolIndex);
            case STRING -> new CiConstant(Kind.STRING, BasicType.OBJECT, 0, pool.string(poolIndex), null, poolIndex);
            case METHOD_HANDLE -> new CiConstant(Kind.METHOD_HANDLE, BasicType.OBJECT, 0, "#" + poolIndex, null, poolIndex);
            case METHOD_TYPE -> new CiConstant(Kind.METHOD_TYPE, BasicType.OBJECT, 0, pool.methodType(poolIndex), null, poolIndex);
            case DYNAMIC -> {
                String descriptor = pool.memberDescriptor(poolIndex);
                yield new CiConstant(Kind.DYNAMIC, BasicType.ofDescriptor(descriptor.charAt(0)), 0, pool.memberName(poolIndex) + ":" + descriptor, null,
                        poolIndex);
            }
            default -> throw new IllegalArgumentException("constant pool entry " + poolIndex + " of " + from.holder().name() + " is no loadable constant");
        };
    }

    @Override
    public boolean isInitialized(CiKlass klass) {
        return klass.isArray();
    }

    @Override
    public boolean isSubtype(CiKlass sub, CiKlass of) {
        if (sub == of || of.isRoot()) {
            return true;
        }
        if (sub.isArray()) {
            if (!of.isArray()) {
                return of.name().equals("java/lang/Cloneable") || of.name().equals("java/io/Serializable");
            }
            return sub.elementKlass() != null && of.elementKlass() != null && isSubtype(sub.elementKlass(), of.elementKlass());
        }
        return sub instanceof SymbolicKlass a && of instanceof SymbolicKlass b && a.isSubclassOf(b);
    }

    private static PoolDescription pool(CiMethod from) {
        return ((SymbolicMethod) from).pool();
    }
}
