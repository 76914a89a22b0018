package org.stubarchive.vm.oops;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.threads.JavaThread;

/**
 * The instances of {@code java.lang.Class}. A mirror holds the static fields of its class behind its own fields. Classes that are loaded
 * before mirrors can be made get theirs when {@link #enable} is called.
 */
public final class Mirrors {
    /** Allocates mirrors. */
    @FunctionalInterface
    public interface Allocator {
        /**
         * Allocates an instance of {@code java.lang.Class}, all fields zero.
         *
         * @param bytes size with the statics
         */
        long allocateMirror(JavaThread t, InstanceKlass classKlass, int bytes);
    }

    private final ObjectModel model;
    private final long[] primitiveSlots = new long[BasicType.values().length];
    private List<Klass> waiting = new ArrayList<>();
    private Allocator allocator;
    private InstanceKlass classKlass;
    private int componentTypeOffset;
    private int classLoaderOffset;
    private int moduleOffset;
    /** Fields of class libraries in which {@code Class} answers for itself; {@code null} in others, which ask by native methods. */
    private Field modifiers;
    private Field primitive;

    Mirrors(ObjectModel model) {
        this.model = model;
    }

    /**
     * Makes the mirrors of the primitive types and of all classes loaded so far; from then on each class gets its mirror when it is made.
     *
     * @param loadedClassKlass {@code java.lang.Class}
     */
    public void enable(JavaThread t, InstanceKlass loadedClassKlass, Allocator mirrorAllocator) {
        classKlass = loadedClassKlass;
        allocator = mirrorAllocator;
        componentTypeOffset = offset("componentType", "Ljava/lang/Class;");
        classLoaderOffset = offset("classLoader", "Ljava/lang/ClassLoader;");
        moduleOffset = offset("module", "Ljava/lang/Module;");
        modifiers = classKlass.findField("modifiers", "C");
        primitive = classKlass.findField("primitive", "Z");
        for (BasicType type : BasicType.values()) {
            if (!type.isReference()) {
                long mirror = allocator.allocateMirror(t, classKlass, classKlass.instanceSize());
                RawMemory.putInt(mirror + InjectedField.CLASS_PRIMITIVE.offset(), type.code());
                setModifiers(mirror, null);
                if (primitive != null) {
                    Oops.putByte(mirror, primitive.offset(), (byte) 1);
                }
                primitiveSlots[type.ordinal()] = model.newRoot(mirror);
            }
        }
        List<Klass> early = waiting;
        waiting = null;
        for (Klass k : early) {
            make(t, k);
        }
        for (Klass k : early) {
            if (k instanceof ArrayKlass a) {
                Oops.putReference(a.mirror(), componentTypeOffset, componentMirror(a));
            }
        }
    }

    private int offset(String field, String descriptor) {
        Field f = classKlass.findField(field, descriptor);
        if (f == null) {
            throw new IllegalStateException("class library: java.lang.Class has no field " + field + " of type " + descriptor);
        }
        return f.offset();
    }

    /** Whether mirrors can be made. */
    public boolean enabled() {
        return allocator != null;
    }

    /** Gives a new class its mirror, or notes that it needs one. May collect garbage. */
    public void created(JavaThread t, Klass k) {
        if (waiting != null) {
            waiting.add(k);
        } else {
            make(t, k);
        }
    }

    private void make(JavaThread t, Klass k) {
        int bytes = classKlass.instanceSize();
        if (k instanceof InstanceKlass i) {
            i.layOutStatics(bytes);
            bytes = i.mirrorBytes();
        }
        long mirror = allocator.allocateMirror(t, classKlass, bytes);
        RawMemory.putLong(mirror + InjectedField.CLASS_KLASS.offset(), k.address());
        RawMemory.putLong(k.address() + KlassLayout.MIRROR, mirror);
        model.roots().add(k.address() + KlassLayout.MIRROR);
        Oops.putReference(mirror, classLoaderOffset, k.loader().loaderOop());
        GuestModule module = moduleOf(k);
        if (module != null) {
            Oops.putReference(mirror, moduleOffset, module.moduleOop());
        }
        setModifiers(mirror, k);
        if (k instanceof ArrayKlass a) {
            Oops.putReference(mirror, componentTypeOffset, componentMirror(a));
        }
    }

    private void setModifiers(long mirror, Klass klassOrNull) {
        if (modifiers != null) {
            RawMemory.putShort(mirror + modifiers.offset(), (short) ClassModifiers.of(klassOrNull));
        }
    }

    private long componentMirror(ArrayKlass a) {
        return a.elementKlass() == null ? primitiveMirror(a.elementType()) : a.elementKlass().mirror();
    }

    /** The module to store in a mirror; none before {@code java.base} is defined, for then no package of the boot loader has its module. */
    private GuestModule moduleOf(Klass k) {
        GuestModule base = model.objectKlass().runtimePackage().module();
        if (base == null) {
            return null;
        }
        Klass bottom = k instanceof ObjectArrayKlass a ? a.bottomKlass() : k;
        return bottom instanceof InstanceKlass i ? i.module() : base;
    }

    /** Stores the modules of all mirrors whose classes have one by now; called when {@code java.base} is defined. */
    public void refreshModules() {
        for (Klass k : model.klasses()) {
            GuestModule module = moduleOf(k);
            if (module != null && k.mirror() != 0 && Oops.getReference(k.mirror(), moduleOffset) == 0) {
                Oops.putReference(k.mirror(), moduleOffset, module.moduleOop());
            }
        }
        GuestModule base = model.objectKlass().module();
        for (long slot : primitiveSlots) {
            if (slot != 0) {
                Oops.putReference(RawMemory.getLong(slot), moduleOffset, base.moduleOop());
            }
        }
    }

    /**
     * The class that a mirror stands for.
     *
     * @return {@code null} for primitive types and void
     */
    public Klass klassOfMirror(long mirrorOop) {
        return Klass.at(RawMemory.getLong(mirrorOop + InjectedField.CLASS_KLASS.offset()));
    }

    /**
     * The primitive type or void that a mirror stands for.
     *
     * @return {@code null} for classes
     */
    public BasicType primitiveOfMirror(long mirrorOop) {
        int code = RawMemory.getInt(mirrorOop + InjectedField.CLASS_PRIMITIVE.offset());
        return code == 0 ? null : BasicType.ofCode(code);
    }

    /** Mirror of a primitive type or void. */
    public long primitiveMirror(BasicType type) {
        return RawMemory.getLong(primitiveSlots[type.ordinal()]);
    }

    /** Mirror of the type that a field descriptor (or {@code V}) of a primitive type starts with, or of a class. */
    public long mirrorOf(Klass klassOrNull, BasicType type) {
        return klassOrNull == null ? primitiveMirror(type) : klassOrNull.mirror();
    }

    /** The protection domain that a class was defined with, or 0. */
    public long protectionDomain(Klass k) {
        return Oops.getReference(k.mirror(), InjectedField.CLASS_PROTECTION_DOMAIN.offset());
    }
}
