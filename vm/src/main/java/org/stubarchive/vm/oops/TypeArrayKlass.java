package org.stubarchive.vm.oops;

import org.stubarchive.format.runtime.BasicType;

/** Class of arrays of a primitive type. */
public final class TypeArrayKlass extends ArrayKlass {
    /** {@code public abstract final}. */
    private static final int FLAGS = 0x0411;

    TypeArrayKlass(ObjectModel model, BasicType elementType) {
        super(model, "[" + elementType.descriptor(), model.bootLoader(), FLAGS, elementType);
        writeSupers();
    }

    @Override
    public Klass elementKlass() {
        return null;
    }

    @Override
    public int dimensions() {
        return 1;
    }

    @Override
    Klass displaySuper() {
        return model.objectKlass();
    }

    @Override
    int depth() {
        return 1;
    }

    @Override
    boolean isPrimary() {
        return true;
    }

    @Override
    Klass[] secondarySupers() {
        return model.arrayInterfaces();
    }

    @Override
    public boolean isSubtypeOf(Klass k) {
        return k == this || k == model.objectKlass() || model.isArrayInterface(k);
    }

    @Override
    public String packageName() {
        return "";
    }
}
