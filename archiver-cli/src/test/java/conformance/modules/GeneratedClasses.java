package conformance.modules;

import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Class files by name. The simple name says what a class is: {@code A} is public, {@code H} is not; {@code I} is a public interface, {@code J} is not. The
 * classes speak for their module: they call the caller-sensitive methods of {@code Module} and the classes of other packages.
 */
final class GeneratedClasses {
    private static final String MODULE = "Ljava/lang/Module;";
    private static final String STRING = "Ljava/lang/String;";

    private GeneratedClasses() {}

    /**
     * A class file.
     *
     * @param name binary name, ending in one of the simple names
     * @param partners binary names of the classes that its methods {@code call0} and so on call
     */
    static byte[] bytes(String name, List<String> partners) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        String internal = name.replace('.', '/');
        char kind = name.charAt(name.length() - 1);
        if (kind == 'I' || kind == 'J') {
            int access = Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT | (kind == 'I' ? Opcodes.ACC_PUBLIC : 0);
            writer.visit(Opcodes.V17, access, internal, null, "java/lang/Object", null);
            writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT, "ask", "()" + STRING, null, null).visitEnd();
        } else {
            writer.visit(Opcodes.V17, Opcodes.ACC_SUPER | (kind == 'H' ? 0 : Opcodes.ACC_PUBLIC), internal, null, "java/lang/Object", new String[] {"java/lang/Runnable"});
            constructor(writer);
            hello(writer, name);
            lookup(writer);
            onModule(writer, "addReads", "(" + MODULE + ")" + MODULE);
            onModule(writer, "addExports", "(" + STRING + MODULE + ")" + MODULE);
            onModule(writer, "addOpens", "(" + STRING + MODULE + ")" + MODULE);
            onModule(writer, "addUses", "(Ljava/lang/Class;)" + MODULE);
            for (int i = 0; i < partners.size(); i++) {
                call(writer, "call" + i, partners.get(i).replace('.', '/'));
            }
        }
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        end(code, Opcodes.RETURN);
        end(writer.visitMethod(Opcodes.ACC_PUBLIC, "run", "()V", null, null), Opcodes.RETURN);
    }

    private static void hello(ClassWriter writer, String name) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "hello", "()" + STRING, null, null);
        code.visitLdcInsn("hello from " + name);
        end(code, Opcodes.ARETURN);
    }

    private static void lookup(ClassWriter writer) {
        String descriptor = "()Ljava/lang/invoke/MethodHandles$Lookup;";
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "lookup", descriptor, null, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", descriptor, false);
        end(code, Opcodes.ARETURN);
    }

    /** A static method that calls the method of {@code Module} on its first argument, with the others. */
    private static void onModule(ClassWriter writer, String name, String descriptor) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, "(" + MODULE + descriptor.substring(1), null, null);
        int arguments = descriptor.split(";").length - 1;
        for (int i = 0; i <= arguments; i++) {
            code.visitVarInsn(Opcodes.ALOAD, i);
        }
        code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Module", name, descriptor, false);
        end(code, Opcodes.ARETURN);
    }

    private static void call(ClassWriter writer, String name, String partner) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, name, "()" + STRING, null, null);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, partner, "hello", "()" + STRING, false);
        end(code, Opcodes.ARETURN);
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
