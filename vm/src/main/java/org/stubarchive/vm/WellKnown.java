package org.stubarchive.vm;

import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.oops.ArrayKlass;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;

/** Classes of the class library that the VM uses often. Each must have been loaded. */
public final class WellKnown {
    private final ObjectModel model;
    private InstanceKlass string;
    private InstanceKlass classKlass;
    private InstanceKlass cloneable;
    private InstanceKlass serializable;
    private InstanceKlass throwable;
    private InstanceKlass thread;

    /** Classes of the given model. */
    public WellKnown(ObjectModel model) {
        this.model = model;
    }

    private InstanceKlass loaded(String name) {
        Klass k = model.bootLoader().find(name);
        if (k == null) {
            throw new IllegalStateException(name + " is not loaded yet");
        }
        return (InstanceKlass) k;
    }

    /** {@code java.lang.Object}. */
    public InstanceKlass object() {
        return model.objectKlass();
    }

    /** {@code java.lang.String}. */
    public InstanceKlass string() {
        if (string == null) {
            string = loaded("java/lang/String");
        }
        return string;
    }

    /** {@code java.lang.Class}. */
    public InstanceKlass classKlass() {
        if (classKlass == null) {
            classKlass = loaded("java/lang/Class");
        }
        return classKlass;
    }

    /** {@code java.lang.Cloneable}. */
    public InstanceKlass cloneable() {
        if (cloneable == null) {
            cloneable = loaded("java/lang/Cloneable");
        }
        return cloneable;
    }

    /** {@code java.io.Serializable}. */
    public InstanceKlass serializable() {
        if (serializable == null) {
            serializable = loaded("java/io/Serializable");
        }
        return serializable;
    }

    /** {@code java.lang.Throwable}. */
    public InstanceKlass throwable() {
        if (throwable == null) {
            throwable = loaded("java/lang/Throwable");
        }
        return throwable;
    }

    /** {@code java.lang.Thread}. */
    public InstanceKlass thread() {
        if (thread == null) {
            thread = loaded("java/lang/Thread");
        }
        return thread;
    }

    /** Arrays of a primitive type. */
    public ArrayKlass typeArray(BasicType type) {
        return model.typeArray(type);
    }

    /** {@code byte[]}. */
    public ArrayKlass byteArray() {
        return model.typeArray(BasicType.BYTE);
    }
}
