package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ConstantTag;
import org.stubarchive.vm.classfile.FieldDeclaration;
import org.stubarchive.vm.classfile.MethodDescriptor;

/** Type rules of the instructions that access fields and call methods, with the rules of protected access (JVMS 4.10.1.8). */
final class MemberAccess {
    /** Later releases have other words for an interface method that a class does not inherit directly. */
    private static final int LAST_RELEASE_NAMING_REFERENCES = 17;
    private static final String OBJECT = "java/lang/Object";

    private final InstructionVerifier v;
    private final MethodContext m;
    private final TypeTable types;

    MemberAccess(InstructionVerifier v) {
        this.v = v;
        this.m = v.m;
        this.types = v.types;
    }

    void field(int op, int index) throws VerifyException {
        String owner = m.pool.refClass(index);
        String name = m.pool.refName(index);
        String descriptor = m.pool.refDescriptor(index);
        int type = types.ofDescriptor(descriptor);
        if (op == Bytecodes.PUTSTATIC || op == Bytecodes.PUTFIELD) {
            v.stack.pop(type);
        }
        if (op == Bytecodes.GETFIELD || op == Bytecodes.PUTFIELD) {
            fieldOwner(op, index, owner, name, descriptor);
        }
        if (op == Bytecodes.GETSTATIC || op == Bytecodes.GETFIELD) {
            v.stack.push(type);
        }
    }

    private void fieldOwner(int op, int index, String owner, String name, String descriptor) throws VerifyException {
        int object = op == Bytecodes.GETFIELD ? v.stack.pop(types.ofClass(owner)) : v.stack.popAny();
        if (op == Bytecodes.PUTFIELD) {
            boolean own = owner.equals(m.classFile.name()) && declares(m.classFile, name, descriptor);
            if (object == TypeTable.UNINITIALIZED_THIS && own) {
                return;
            }
            if (!types.isAssignable(object, types.ofClass(owner))) {
                throw v.error("Bad type on operand stack in putfield", "Type " + types.name(object) + " (current frame, stack[" + v.frame.depth
                        + "]) is not assignable to '" + owner + "' (constant pool " + index + ")");
            }
        }
        if (isProtected(owner, name, descriptor, object)) {
            throw badAccess("Bad access to protected data in " + Bytecodes.name(op), object);
        }
    }

    private static boolean declares(ClassFile classFile, String name, String descriptor) {
        for (FieldDeclaration f : classFile.fields()) {
            if (f.name().equals(name) && f.descriptor().equals(descriptor)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the access is to a protected member of a superclass in another package through an object of a wrong class. */
    private boolean isProtected(String owner, String name, String descriptor, int object) {
        return object != m.thisType && object != TypeTable.NULL && m.isThisOrSuperclass(owner)
                && m.context.isProtectedInOtherPackage(owner, name, descriptor) && !types.isAssignable(object, m.thisType);
    }

    private VerifyException badAccess(String what, int object) {
        return v.error(what, "Type " + types.name(object) + " (current frame, stack[" + v.frame.depth + "]) is not assignable to "
                + types.name(m.thisType));
    }

    void invoke(int op, int index) throws VerifyException {
        MethodDescriptor descriptor = MethodDescriptor.parse(m.pool.refDescriptor(index));
        String name = m.pool.refName(index);
        if (op == Bytecodes.INVOKESPECIAL && !name.equals("<init>")) {
            specialOwner(index);
        }
        for (int i = descriptor.parameterCount() - 1; i >= 0; i--) {
            v.stack.pop(types.ofDescriptor(descriptor.parameterDescriptor(i)));
        }
        switch (op) {
            case Bytecodes.INVOKEVIRTUAL:
                virtualReceiver(m.pool.refClass(index), name, descriptor.text());
                break;
            case Bytecodes.INVOKEINTERFACE:
                v.stack.pop(types.ofClass(m.pool.refClass(index)));
                break;
            case Bytecodes.INVOKESPECIAL:
                if (name.equals("<init>")) {
                    initialize(index, m.pool.refClass(index), descriptor.text());
                } else {
                    v.stack.pop(m.thisType);
                }
                break;
            default:
                break;
        }
        if (descriptor.returnDescriptor().charAt(0) != 'V') {
            v.stack.push(types.ofDescriptor(descriptor.returnDescriptor()));
        }
    }

    private void specialOwner(int index) throws VerifyException {
        String owner = m.pool.refClass(index);
        String self = m.classFile.name();
        if (owner.equals(self) || owner.equals(m.classFile.superName()) || isDirectInterface(owner)) {
            return;
        }
        if (!types.isAssignable(m.thisType, types.ofClass(owner))) {
            throw v.error("Bad invokespecial instruction: current class isn't assignable to reference class.");
        }
        if (m.pool.tag(index) == ConstantTag.INTERFACE_METHODREF) {
            throw v.error("Bad invokespecial instruction: " + (Runtime.version().feature() > LAST_RELEASE_NAMING_REFERENCES ? "interface method to invoke is not in a direct superinterface."
                    : "interface method reference is in an indirect superinterface."));
        }
    }

    private boolean isDirectInterface(String name) {
        for (int i = 0; i < m.classFile.interfaceCount(); i++) {
            if (m.classFile.interfaceName(i).equals(name)) {
                return true;
            }
        }
        return false;
    }

    private void virtualReceiver(String owner, String name, String descriptor) throws VerifyException {
        int object = v.stack.pop(types.ofClass(owner));
        boolean arrayClone = owner.equals(OBJECT) && name.equals("clone") && types.isArray(object);
        if (!arrayClone && isProtected(owner, name, descriptor, object)) {
            throw badAccess("Bad access to protected data in invokevirtual", object);
        }
    }

    /** Calls a constructor: the object is initialized from now on, wherever it is. */
    private void initialize(int index, String owner, String descriptor) throws VerifyException {
        int object = v.stack.popReference(Bytecodes.INVOKESPECIAL);
        if (object == TypeTable.UNINITIALIZED_THIS) {
            if (!owner.equals(m.classFile.name()) && !owner.equals(m.classFile.superName())) {
                throw v.errorWithoutFrame("Bad <init> method call", "Type '" + owner + "' is not assignable to " + types.name(m.thisType));
            }
            v.constructorCall();
            v.frame.replace(object, m.thisType);
            v.frame.thisUninitialized = false;
        } else if (TypeTable.isUninitialized(object)) {
            String created = m.pool.className(m.code.u2(TypeTable.bci(object) + 1));
            if (!created.equals(owner)) {
                throw v.errorWithoutFrame("Call to wrong <init> method", "Type '" + created + "' (constant pool "
                        + m.code.u2(TypeTable.bci(object) + 1) + ") is not assignable to '" + owner + "' (constant pool " + index + ")");
            }
            if (m.isSuperclass(owner) && m.context.isProtectedInOtherPackage(owner, "<init>", descriptor)) {
                throw badAccess("Bad access to protected <init> method", object);
            }
            v.frame.replace(object, types.ofClass(owner));
        } else {
            throw v.error("Bad operand type when invoking <init>", "Invalid type: " + types.name(object) + " (current frame, stack["
                    + v.frame.depth + "])");
        }
    }
}
