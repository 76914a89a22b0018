package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A class, interface or array class. The part that generated code reads is the native struct at {@link #address()}, laid out by
 * {@link KlassLayout}; everything else is in this object. Klasses are never freed and never move.
 */
public abstract sealed class Klass permits InstanceKlass, ArrayKlass {
    /** The object model that owns this klass. */
    final ObjectModel model;
    private int id;
    private long address;
    private final String name;
    private final ClassLoaderData loader;
    private final int accessFlags;
    private volatile ObjectArrayKlass arrayKlass;

    /** @param name internal name */
    Klass(ObjectModel model, String name, ClassLoaderData loader, int accessFlags) {
        this.model = model;
        this.name = name;
        this.loader = loader;
        this.accessFlags = accessFlags;
    }

    /**
     * Enters the klass into the table and fills the common words of the native struct. Called once by each constructor.
     *
     * @param struct zeroed native struct
     */
    final void bind(long struct) {
        this.address = struct;
        this.id = model.enter(this);
        RawMemory.putInt(address + KlassLayout.KLASS_ID, id);
        RawMemory.putInt(address + KlassLayout.ACCESS_FLAGS, accessFlags);
    }

    /**
     * The klass whose native struct is at an address.
     *
     * @return {@code null} for address 0
     */
    public static Klass at(long address) {
        return address == 0 ? null : ObjectModel.current().klassOfId(RawMemory.getInt(address + KlassLayout.KLASS_ID));
    }

    /** Number in the klass table, from 0 in order of creation. */
    public final int id() {
        return id;
    }

    /** Address of the native struct, below 4 GiB. */
    public final long address() {
        return address;
    }

    /** Internal name: {@code java/lang/String}, {@code [I}, {@code [Ljava/lang/String;}. A hidden class has {@code +} before its suffix. */
    public final String name() {
        return name;
    }

    /** Defining loader; of an array class, that of its element type. */
    public final ClassLoaderData loader() {
        return loader;
    }

    /** Access flags as in the class file. */
    public final int accessFlags() {
        return accessFlags;
    }

    /** Whether one of these flags is set. */
    public final boolean hasFlag(int flags) {
        return (accessFlags & flags) != 0;
    }

    /** The mirror, a {@code java.lang.Class}; 0 before mirrors can be made. */
    public final long mirror() {
        return RawMemory.getLong(address + KlassLayout.MIRROR);
    }

    /** Superclass in the sense of the language: {@code Object} for arrays and interfaces, {@code null} for {@code Object} itself. */
    public abstract InstanceKlass superKlass();

    /** The klass before this one in the display of primary supers; differs from {@link #superKlass()} for arrays of references. */
    abstract Klass displaySuper();

    /** Whether this is an interface. */
    public abstract boolean isInterface();

    /** Whether this is an array class. */
    public final boolean isArray() {
        return this instanceof ArrayKlass;
    }

    /** Whether a reference of this type can be assigned to type {@code k} without a cast that can fail (JVMS {@code instanceof}). */
    public abstract boolean isSubtypeOf(Klass k);

    /** The virtual method table; that of {@code Object} for arrays. */
    public abstract Method[] vtable();

    /** Superclass depth: 0 for {@code Object}. */
    abstract int depth();

    /** The supertypes that the display does not hold, in the order of the native list. */
    abstract Klass[] secondarySupers();

    /** Internal name of the package; empty for the unnamed package and for arrays of primitives. */
    public abstract String packageName();

    /** The run-time package; {@code null} for arrays. */
    public abstract RuntimePackage runtimePackage();

    /** Name as {@code Class.getName()} gives it. */
    public String externalName() {
        return name.replace('/', '.');
    }

    /** Field descriptor of the type. */
    public String descriptor() {
        return "L" + name + ";";
    }

    /** Whether {@link #arrayKlass} is made and complete; takes no lock. */
    public final boolean hasArrayKlass() {
        return RawMemory.getIntAcquire(address + KlassLayout.ARRAY_KLASS) != 0;
    }

    /**
     * Class of arrays with this element type. Making it allocates its mirror: raw references that the caller holds are then invalid.
     *
     * @param t current thread, {@code null} before mirrors can be made
     */
    public final ObjectArrayKlass arrayKlass(JavaThread t) {
        ObjectArrayKlass a = arrayKlass;
        if (a == null) {
            a = new ObjectArrayKlass(model, this, t);
            arrayKlass = a;
            model.mirrors().created(t, a);
            // Generated code of other threads makes arrays of a class that it finds here: everything must be in it.
            RawMemory.putIntRelease(address + KlassLayout.ARRAY_KLASS, (int) a.address());
        }
        return a;
    }

    /** Writes super, display, check offset and secondary supers; called once, when the supertypes are known. */
    final void writeSupers() {
        Klass s = displaySuper();
        int depth = depth();
        if (superKlass() != null) {
            RawMemory.putInt(address + KlassLayout.SUPER, (int) superKlass().address());
        }
        if (s != null) {
            RawMemory.copy(s.address + KlassLayout.PRIMARY_SUPERS, address + KlassLayout.PRIMARY_SUPERS, 4L * KlassLayout.PRIMARY_SUPER_LIMIT);
        }
        boolean primary = isPrimary();
        if (primary) {
            RawMemory.putInt(address + KlassLayout.PRIMARY_SUPERS + 4L * depth, (int) address);
        }
        RawMemory.putInt(address + KlassLayout.SUPER_CHECK_OFFSET,
                primary ? KlassLayout.PRIMARY_SUPERS + 4 * depth : KlassLayout.SECONDARY_SUPER_CACHE);
        Klass[] secondary = secondarySupers();
        long list = model.allocate(KlassLayout.SECONDARY_SUPERS_FIRST + 4 * secondary.length);
        RawMemory.putInt(list, secondary.length);
        for (int i = 0; i < secondary.length; i++) {
            RawMemory.putInt(list + KlassLayout.SECONDARY_SUPERS_FIRST + 4L * i, (int) secondary[i].address);
        }
        RawMemory.putLong(address + KlassLayout.SECONDARY_SUPERS, list);
    }

    /** Whether the display of subtypes has a place for this klass. */
    abstract boolean isPrimary();

    /** Copies the vtable into the native struct. */
    final void writeVtable() {
        Method[] table = vtable();
        RawMemory.putInt(address + KlassLayout.VTABLE_LENGTH, table.length);
        long at = address + KlassLayout.VTABLE;
        for (Method m : table) {
            RawMemory.putLong(at, m.address());
            at += 8;
        }
    }

    @Override
    public final String toString() {
        return externalName();
    }
}
