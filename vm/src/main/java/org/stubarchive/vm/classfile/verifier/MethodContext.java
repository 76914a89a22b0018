package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantPoolView;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;

/** A method to be verified and its surroundings; knows the frame at its start. */
final class MethodContext {
    final ClassFile classFile;
    final MethodDeclaration method;
    final CodeAttribute code;
    final ConstantPoolView pool;
    final TypeTable types;
    final VerificationContext context;
    /** Type of the class. */
    final int thisType;

    MethodContext(ClassFile classFile, MethodDeclaration method, TypeTable types, VerificationContext context) {
        this.classFile = classFile;
        this.method = method;
        this.code = method.code();
        this.pool = classFile.constantPool();
        this.types = types;
        this.context = context;
        this.thisType = types.ofClass(classFile.name());
    }

    /** Frame at bytecode index 0 (JVMS 4.10.1.6). */
    Frame entryFrame() {
        Frame f = new Frame(code.maxLocals(), code.maxStack());
        int local = 0;
        if (!method.isStatic()) {
            f.thisUninitialized = method.isConstructor() && classFile.superClassIndex() != 0;
            f.setLocal(local++, f.thisUninitialized ? TypeTable.UNINITIALIZED_THIS : thisType);
        }
        MethodDescriptor descriptor = method.methodDescriptor();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            f.setLocal(local, types.ofDescriptor(descriptor.parameterDescriptor(i)));
            local += descriptor.parameterType(i).slots();
        }
        return f;
    }

    /** Whether a class is this class or one of its superclasses. */
    boolean isThisOrSuperclass(String name) {
        return name.equals(classFile.name()) || isSuperclass(name);
    }

    /** Whether a class is a superclass of this class. */
    boolean isSuperclass(String name) {
        for (String s = classFile.superName(); s != null; s = context.superclassOf(s)) {
            if (s.equals(name)) {
                return true;
            }
        }
        return false;
    }
}
