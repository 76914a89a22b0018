package org.stubarchive.vm.oops;

import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.loader.memory.RawMemory;

/** Fields of the class library whose offsets generated code reads from the VM variables. */
enum PublishedOffset {
    METHOD_HANDLE_FORM("java/lang/invoke/MethodHandle", "form", "Ljava/lang/invoke/LambdaForm;", VmVariablesLayout.METHOD_HANDLE_FORM),
    LAMBDA_FORM_VMENTRY("java/lang/invoke/LambdaForm", "vmentry", "Ljava/lang/invoke/MemberName;", VmVariablesLayout.LAMBDA_FORM_VMENTRY),
    MEMBER_NAME_METHOD("java/lang/invoke/MemberName", "method", "Ljava/lang/invoke/ResolvedMethodName;",
        VmVariablesLayout.MEMBER_NAME_METHOD),
    RESOLVED_METHOD_NAME_VMTARGET(InjectedField.RESOLVED_METHOD_NAME_VMTARGET, VmVariablesLayout.RESOLVED_METHOD_NAME_VMTARGET),
    MEMBER_NAME_VMINDEX(InjectedField.MEMBER_NAME_VMINDEX, VmVariablesLayout.MEMBER_NAME_VMINDEX),
    REFERENCE_REFERENT("java/lang/ref/Reference", "referent", "Ljava/lang/Object;", VmVariablesLayout.REFERENCE_REFERENT),
    CLASS_KLASS(InjectedField.CLASS_KLASS, VmVariablesLayout.CLASS_KLASS),
    STRING_VALUE("java/lang/String", "value", "[B", VmVariablesLayout.STRING_VALUE),
    STRING_CODER("java/lang/String", "coder", "B", VmVariablesLayout.STRING_CODER),
    STRING_HASH("java/lang/String", "hash", "I", VmVariablesLayout.STRING_HASH);

    private static final PublishedOffset[] VALUES = values();

    private final String holder;
    private final String field;
    private final String descriptor;
    private final InjectedField injected;
    private final int variable;

    PublishedOffset(String holder, String field, String descriptor, int variable) {
        this.holder = holder;
        this.field = field;
        this.descriptor = descriptor;
        this.injected = null;
        this.variable = variable;
    }

    PublishedOffset(InjectedField injected, int variable) {
        this.holder = injected.holder();
        this.field = injected.fieldName();
        this.descriptor = null;
        this.injected = injected;
        this.variable = variable;
    }

    /**
     * Writes the offsets of a class that was just laid out.
     *
     * @throws IllegalStateException if the class library's class lacks a field that generated code needs
     */
    static void publish(InstanceKlass klass, long variables) {
        for (PublishedOffset p : VALUES) {
            if (p.holder.equals(klass.name())) {
                RawMemory.putInt(variables + p.variable, p.offsetIn(klass));
            }
        }
    }

    private int offsetIn(InstanceKlass klass) {
        if (injected != null) {
            return injected.offset();
        }
        Field f = klass.findField(field, descriptor);
        if (f == null) {
            throw new IllegalStateException("class library: " + klass.externalName() + " has no field " + field + " of type " + descriptor);
        }
        return f.offset();
    }
}
