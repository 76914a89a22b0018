package org.stubarchive.natives.lang.nulls;

import org.stubarchive.natives.SignatureText;
import org.stubarchive.vm.classfile.ConstantPoolView;

/** Classes and methods as they would be written, without the packages of {@code Object} and {@code String}. */
final class SourceNames {
    private SourceNames() {}

    /** Class, name and parameter types of the method that a constant pool entry refers to. */
    static String method(ConstantPoolView pool, int index) {
        return SignatureText.typeOf(owner(pool, index)) + "." + pool.refName(index) + "(" + SignatureText.shortParameters(pool.refDescriptor(index)) + ")";
    }

    /** Class and name of the field that a constant pool entry refers to. */
    static String staticField(ConstantPoolView pool, int index) {
        return SignatureText.typeOf(owner(pool, index)) + "." + pool.refName(index);
    }

    /** Descriptor of the class that a constant pool entry names. */
    private static String owner(ConstantPoolView pool, int index) {
        String name = pool.refClass(index);
        return name.startsWith("[") ? name : "L" + name + ";";
    }
}
