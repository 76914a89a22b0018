package org.stubarchive.vm.classes;

import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.gc.Handle;
import org.stubarchive.vm.gc.HandleScope;
import org.stubarchive.vm.oops.ConstantPool;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Resolves method handle constants (JVMS 5.4.3.5): the class, then the member, whose errors the program gets as they are, then the types of its
 * descriptor; the class library makes the handle.
 */
final class MethodHandleConstants {
    private static final int PUT_STATIC = 4;
    private static final int INVOKE_VIRTUAL = 5;
    private static final int INVOKE_STATIC = 6;
    private static final int INVOKE_INTERFACE = 9;

    private final SystemDictionary dictionary;
    private final ConstantResolver constants;
    private final MethodResolver methods;
    private final FieldResolver fields;
    private final MethodHandleUpcalls upcalls;

    MethodHandleConstants(SystemDictionary dictionary, ConstantResolver constants, MethodResolver methods, FieldResolver fields, MethodHandleUpcalls upcalls) {
        this.dictionary = dictionary;
        this.constants = constants;
        this.methods = methods;
        this.fields = fields;
        this.upcalls = upcalls;
    }

    /** The {@code MethodHandle} of a constant pool entry. */
    long resolve(JavaThread t, ConstantPool pool, int index) {
        ConstantPoolView view = pool.view();
        int reference = view.methodHandleReference(index);
        int kind = view.methodHandleKind(index);
        String name = view.refName(reference);
        String descriptor = view.refDescriptor(reference);
        Klass callee = constants.classAt(t, pool, view.refClassIndex(reference));
        checkForm(t, pool, reference, callee);
        resolveMember(t, kind, new MethodReference(callee, name, descriptor, pool.holder(), MethodReference.Form.ANY));
        upcalls.prepare(t);
        try (HandleScope scope = t.handles().open()) {
            Handle type = scope.handle(Descriptor.isMethod(descriptor) ? constants.methodType(t, pool.holder(), descriptor)
                    : constants.mirrorOf(t, pool.holder(), descriptor));
            Handle text = scope.handle(dictionary.runtime().internedString(t, name));
            return upcalls.call(t, "linkMethodHandleConstant",
                    "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/invoke/MethodHandle;",
                    pool.holder().mirror(), kind, callee.mirror(), text.oop(), type.oop());
        }
    }

    private void resolveMember(JavaThread t, int kind, MethodReference r) {
        if (kind <= PUT_STATIC) {
            // The class library itself checks access to fields.
            fields.resolve(t, null, r.klass(), r.name(), r.descriptor());
        } else if (kind == INVOKE_STATIC) {
            methods.resolveStatic(t, r);
        } else if (kind == INVOKE_INTERFACE) {
            methods.resolveInterface(t, r);
        } else if (kind != INVOKE_VIRTUAL) {
            methods.resolveSpecial(t, r);
        } else if (!LinkResolver.isPolymorphic(r)) {
            methods.resolveVirtual(t, r);
        }
    }

    private void checkForm(JavaThread t, ConstantPool pool, int reference, Klass callee) {
        int tag = pool.view().tag(reference);
        if (tag == ConstantTag.METHODREF && callee.isInterface() || tag == ConstantTag.INTERFACE_METHODREF && !callee.isInterface()) {
            throw dictionary.runtime().exception(t, "java/lang/IncompatibleClassChangeError",
                    "Inconsistent constant pool data in classfile for class " + callee.name() + ". Method '"
                            + pool.view().refName(reference) + pool.view().refDescriptor(reference) + "' at index " + reference
                            + (callee.isInterface() ? " is CONSTANT_MethodRef and should be CONSTANT_InterfaceMethodRef"
                                    : " is CONSTANT_InterfaceMethodRef and should be CONSTANT_MethodRef"));
        }
    }
}
