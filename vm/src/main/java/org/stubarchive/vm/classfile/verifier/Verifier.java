package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.MethodDeclaration;

/** Entry to verification. */
public final class Verifier {
    private static final int STACK_MAP_MAJOR = 50;

    private Verifier() {
    }

    /**
     * Verifies all methods of a class, in the order of the file.
     *
     * @param classFile parsed with all format checks
     * @throws VerifyException if the code is not well typed
     */
    public static void verify(ClassFile classFile, VerificationContext context) throws VerifyException {
        if (classFile.majorVersion() > STACK_MAP_MAJOR) {
            check(classFile, context);
        } else if (classFile.majorVersion() < STACK_MAP_MAJOR) {
            infer(classFile, context);
        } else {
            try {
                check(classFile, context);
            } catch (VerifyException failed) {
                failOver(classFile, context, failed);
            }
        }
    }

    /**
     * Version 50: a class may fail type checking and still pass inference (JVMS 4.10), unless its stack maps cannot even be read. If it does not, the
     * kind of error is that of the inference, and the text that of the type checking, which tells more.
     */
    private static void failOver(ClassFile classFile, VerificationContext context, VerifyException failed) throws VerifyException {
        if (failed.kind() == VerifyException.Kind.STACK_MAP_FORMAT) {
            throw failed;
        }
        try {
            infer(classFile, context);
        } catch (VerifyException e) {
            throw new VerifyException(e.kind(), failed.getMessage(), failed.bci());
        }
    }

    private static void check(ClassFile classFile, VerificationContext context) throws VerifyException {
        TypeTable types = new TypeTable(context);
        for (MethodDeclaration method : classFile.methods()) {
            if (method.code() != null) {
                new StackMapVerifier(new MethodContext(classFile, method, types, context)).verify();
            }
        }
    }

    private static void infer(ClassFile classFile, VerificationContext context) throws VerifyException {
        TypeTable types = new TypeTable(context);
        for (MethodDeclaration method : classFile.methods()) {
            if (method.code() != null) {
                new InferenceVerifier(new MethodContext(classFile, method, types, context)).verify();
            }
        }
    }
}
