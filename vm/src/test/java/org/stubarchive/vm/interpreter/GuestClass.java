package org.stubarchive.vm.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stubarchive.format.layout.CpCacheLayout;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.FieldDeclaration;
import org.stubarchive.vm.classfile.MethodDeclaration;

/** A linked class or array class: its klass, and what resolution needs. Every field takes 8 bytes. */
final class GuestClass {
    /** A field: where it is and of which type. */
    record GuestField(GuestClass holder, FieldDeclaration declaration, int offset) {
        BasicType type() {
            return BasicType.ofDescriptor(declaration.descriptor().charAt(0));
        }

        boolean isVolatile() {
            return (declaration.accessFlags() & 0x40) != 0;
        }
    }

    final String name;
    final ClassFile file;
    final GuestClass superclass;
    final long klass;
    final long mirror;
    long cache;
    final Map<String, GuestMethod> methods = new LinkedHashMap<>();
    final Map<String, GuestField> fields = new HashMap<>();
    final List<GuestMethod> vtable = new ArrayList<>();
    final Set<GuestClass> interfaces = new LinkedHashSet<>();
    /** Element class of a reference array. */
    GuestClass element;
    private int instanceSize = ObjectLayout.ARRAY_ELEMENTS;

    /** Links a class whose superclass is linked. */
    GuestClass(GuestWorld world, ClassFile file, GuestClass superclass) {
        this.name = file.name();
        this.file = file;
        this.superclass = superclass;
        if (superclass != null) {
            vtable.addAll(superclass.vtable);
            interfaces.addAll(superclass.interfaces);
            instanceSize = superclass.instanceSize;
        }
        int newVirtuals = file.methods().length;
        klass = world.metadata().allocate(KlassLayout.VTABLE + 8 * (vtable.size() + newVirtuals));
        int staticsEnd = layFields();
        mirror = world.allocateRaw(staticsEnd);
        cache = makeCache(world);
        world.define(this);
        for (int i = 0; i < file.interfaceCount(); i++) {
            GuestClass direct = world.load(file.interfaceName(i));
            interfaces.add(direct);
            interfaces.addAll(direct.interfaces);
        }
        for (MethodDeclaration d : file.methods()) {
            addMethod(new GuestMethod(world, this, d));
        }
        fillKlass(world);
    }

    /** Makes an array class; {@code element} is null for primitive elements. */
    GuestClass(GuestWorld world, String name, GuestClass element, int layoutHelper) {
        this.name = name;
        this.file = null;
        this.element = element;
        this.superclass = world.load("java/lang/Object");
        vtable.addAll(superclass.vtable);
        klass = world.metadata().allocate(KlassLayout.VTABLE + 8 * vtable.size());
        mirror = world.allocateRaw(ObjectLayout.ARRAY_ELEMENTS);
        world.define(this);
        fillKlass(world);
        RawMemory.putInt(klass + KlassLayout.LAYOUT_HELPER, layoutHelper);
        if (element != null) {
            RawMemory.putInt(klass + KlassLayout.ELEMENT_KLASS, (int) element.klass);
            RawMemory.putInt(element.klass + KlassLayout.ARRAY_KLASS, (int) klass);
        }
    }

    boolean isInterface() {
        return file != null && file.isInterface();
    }

    private int layFields() {
        int statics = ObjectLayout.ARRAY_ELEMENTS;
        for (FieldDeclaration f : file.fields()) {
            int offset;
            if (f.isStatic()) {
                offset = statics;
                statics += 8;
            } else {
                offset = instanceSize;
                instanceSize += 8;
            }
            fields.put(f.name(), new GuestField(this, f, offset));
        }
        return statics;
    }

    private long makeCache(GuestWorld world) {
        ConstantPoolView pool = file.constantPool();
        long start = world.metadata().allocate(8 + (pool.size() << CpCacheLayout.ENTRY_SHIFT)) + 8;
        for (int i = 1; i < pool.size(); i++) {
            long value = start + ((long) i << CpCacheLayout.ENTRY_SHIFT) + CpCacheLayout.VALUE;
            switch (pool.tag(i)) {
                case ConstantTag.INTEGER -> RawMemory.putLong(value, pool.intValue(i));
                case ConstantTag.FLOAT -> RawMemory.putLong(value, pool.floatBits(i));
                case ConstantTag.LONG -> RawMemory.putLong(value, pool.longValue(i));
                case ConstantTag.DOUBLE -> RawMemory.putLong(value, pool.doubleBits(i));
                default -> { }
            }
        }
        return start;
    }

    private void addMethod(GuestMethod m) {
        methods.put(m.key(), m);
        if (!m.isVirtual() || isInterface()) {
            return;
        }
        for (int i = 0; i < vtable.size(); i++) {
            if (vtable.get(i).key().equals(m.key())) {
                vtable.set(i, m);
                m.vtableOffset = KlassLayout.VTABLE + 8 * i;
                return;
            }
        }
        m.vtableOffset = KlassLayout.VTABLE + 8 * vtable.size();
        vtable.add(m);
    }

    private void fillKlass(GuestWorld world) {
        RawMemory.putInt(klass + KlassLayout.LAYOUT_HELPER, instanceSize);
        RawMemory.putLong(klass + KlassLayout.MIRROR, mirror);
        RawMemory.putInt(klass + KlassLayout.SUPER, superclass == null ? 0 : (int) superclass.klass);
        List<GuestClass> chain = new ArrayList<>();
        for (GuestClass c = this; c != null; c = c.superclass) {
            chain.add(0, c);
        }
        boolean inDisplay = element == null && !isInterface() && chain.size() <= KlassLayout.PRIMARY_SUPER_LIMIT;
        RawMemory.putInt(klass + KlassLayout.SUPER_CHECK_OFFSET,
                inDisplay ? KlassLayout.PRIMARY_SUPERS + 4 * (chain.size() - 1) : KlassLayout.SECONDARY_SUPER_CACHE);
        for (int i = 0; i < Math.min(chain.size(), KlassLayout.PRIMARY_SUPER_LIMIT); i++) {
            if (element == null || i == 0) {
                RawMemory.putInt(klass + KlassLayout.PRIMARY_SUPERS + 4L * i, (int) chain.get(i).klass);
            }
        }
        List<GuestClass> secondary = secondarySupers(world);
        for (int i = KlassLayout.PRIMARY_SUPER_LIMIT; i < chain.size(); i++) {
            secondary.add(chain.get(i));
        }
        long list = world.metadata().allocate(KlassLayout.SECONDARY_SUPERS_FIRST + 4 * secondary.size());
        RawMemory.putInt(list, secondary.size());
        for (int i = 0; i < secondary.size(); i++) {
            RawMemory.putInt(list + KlassLayout.SECONDARY_SUPERS_FIRST + 4L * i, (int) secondary.get(i).klass);
        }
        RawMemory.putLong(klass + KlassLayout.SECONDARY_SUPERS, list);
        for (int i = 0; i < vtable.size(); i++) {
            RawMemory.putLong(klass + KlassLayout.VTABLE + 8L * i, vtable.get(i).address);
        }
        fillInterfaceTables(world);
    }

    private List<GuestClass> secondarySupers(GuestWorld world) {
        List<GuestClass> result = new ArrayList<>(interfaces);
        if (element != null) {
            for (GuestClass c = element.superclass; c != null; c = c.superclass) {
                result.add(world.arrayOf(c));
            }
            for (GuestClass c : element.interfaces) {
                result.add(world.arrayOf(c));
            }
        }
        return result;
    }

    private void fillInterfaceTables(GuestWorld world) {
        List<long[]> pairs = new ArrayList<>();
        for (GuestClass i : interfaces) {
            for (GuestMethod selector : i.methods.values()) {
                GuestMethod target = find(selector.key());
                if (selector.isVirtual() && target != null && target.isVirtual()) {
                    pairs.add(new long[] {selector.address, target.address});
                    long slot = klass + imtOffset(selector);
                    if (RawMemory.getLong(slot) == 0) {
                        RawMemory.putLong(slot, selector.address);
                        RawMemory.putLong(slot + KlassLayout.IMT_TARGET, target.address);
                    }
                }
            }
        }
        long table = world.metadata().allocate(KlassLayout.ITABLE_FIRST + pairs.size() * KlassLayout.ITABLE_PAIR_SIZE);
        RawMemory.putInt(table, pairs.size());
        for (int i = 0; i < pairs.size(); i++) {
            RawMemory.putLong(table + KlassLayout.ITABLE_FIRST + 16L * i, pairs.get(i)[0]);
            RawMemory.putLong(table + KlassLayout.ITABLE_FIRST + 16L * i + 8, pairs.get(i)[1]);
        }
        RawMemory.putLong(klass + KlassLayout.ITABLE, table);
    }

    /** Few slots on purpose, so that conflicts happen. */
    static int imtOffset(GuestMethod selector) {
        return KlassLayout.IMT + (selector.key().hashCode() & 1) * KlassLayout.IMT_SLOT_SIZE;
    }

    /** The method that a class selects: its own, an inherited one, or an interface's default. */
    GuestMethod find(String key) {
        for (GuestClass c = this; c != null; c = c.superclass) {
            if (c.methods.containsKey(key)) {
                return c.methods.get(key);
            }
        }
        for (GuestClass i : interfaces) {
            if (i.methods.containsKey(key)) {
                return i.methods.get(key);
            }
        }
        return null;
    }

    GuestField field(String fieldName) {
        for (GuestClass c = this; c != null; c = c.superclass) {
            if (c.fields.containsKey(fieldName)) {
                return c.fields.get(fieldName);
            }
        }
        throw new IllegalArgumentException("no field " + fieldName + " in " + name);
    }

    boolean isSubclassOf(String other) {
        for (GuestClass c = this; c != null; c = c.superclass) {
            if (c.name.equals(other)) {
                return true;
            }
        }
        return interfaces.stream().anyMatch(i -> i.name.equals(other));
    }

    @Override
    public String toString() {
        return name;
    }
}
