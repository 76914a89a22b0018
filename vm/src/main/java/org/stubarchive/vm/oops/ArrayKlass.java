package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;

/** An array class (JVMS 5.3.3). Its superclass is {@code Object}; it implements {@code Cloneable} and {@code Serializable}. */
public abstract sealed class ArrayKlass extends Klass permits ObjectArrayKlass, TypeArrayKlass {
    private final BasicType elementType;

    ArrayKlass(ObjectModel model, String name, ClassLoaderData loader, int accessFlags, BasicType elementType) {
        super(model, name, loader, accessFlags);
        this.elementType = elementType;
        bind(model.allocate(KlassLayout.VTABLE + 8 * model.objectKlass().vtable().length));
        int kind = elementType.isReference() ? 0 : elementType.code();
        RawMemory.putInt(address() + KlassLayout.LAYOUT_HELPER, 0x8000_0000 | kind << 8 | elementShift());
        RawMemory.putInt(address() + KlassLayout.STATE, ClassState.INITIALIZED.value());
        RawMemory.putLong(address() + KlassLayout.ITABLE, model.emptyTable());
        writeVtable();
    }

    /** Type of the elements: {@link BasicType#OBJECT} or {@link BasicType#ARRAY} for references. */
    public final BasicType elementType() {
        return elementType;
    }

    /** log2 of the size of an element in bytes. */
    public final int elementShift() {
        return Integer.numberOfTrailingZeros(elementType.size());
    }

    /** Size in bytes of an array of this class, a multiple of 8; exact for every length. */
    public final long sizeInBytes(int length) {
        long bytes = ObjectLayout.ARRAY_ELEMENTS + ((long) length << elementShift());
        return bytes + ObjectLayout.ALIGNMENT - 1 & -ObjectLayout.ALIGNMENT;
    }

    /** Element klass, {@code null} for arrays of primitives. */
    public abstract Klass elementKlass();

    /** Number of dimensions, 1..255. */
    public abstract int dimensions();

    @Override
    public final InstanceKlass superKlass() {
        return model.objectKlass();
    }

    @Override
    public final boolean isInterface() {
        return false;
    }

    @Override
    public final Method[] vtable() {
        return model.objectKlass().vtable();
    }

    @Override
    public final RuntimePackage runtimePackage() {
        return null;
    }

    @Override
    public final String descriptor() {
        return name();
    }
}
