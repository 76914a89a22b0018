package org.stubarchive.vm.classes;

import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;

/**
 * What is to be resolved to a method.
 *
 * @param klass class or interface that the reference names
 * @param name name of the method
 * @param descriptor its descriptor
 * @param caller class on whose behalf resolution runs; {@code null}: nothing is checked for access
 * @param form kind of constant pool entry, if there is one
 */
public record MethodReference(Klass klass, String name, String descriptor, InstanceKlass caller, Form form) {
    /** Constant pool entry that a reference comes from. */
    public enum Form {
        /** CONSTANT_Methodref. */
        CLASS_METHOD,
        /** CONSTANT_InterfaceMethodref. */
        INTERFACE_METHOD,
        /** None: any kind of class is accepted. */
        ANY
    }
}
