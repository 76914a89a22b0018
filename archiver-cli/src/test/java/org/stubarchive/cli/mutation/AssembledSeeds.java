package org.stubarchive.cli.mutation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Seeds that no current compiler makes: constants of every sort with good and bad bootstrap methods, and subroutines. */
final class AssembledSeeds {
    private static final String HANDLES = "mutants/seeds/modern/Handles";
    private static final String SUBROUTINES = "mutants/seeds/plain/Subroutines";
    private static final String BOOTSTRAPS = "mutants/seeds/modern/Bootstraps";
    private static final String CONDY = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
    private static final String INDY = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;";

    private AssembledSeeds() {}

    /** Class files by internal name. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        seeds.put(HANDLES, handles());
        seeds.put(SUBROUTINES, subroutines());
        return seeds;
    }

    private static Handle condy(String name) {
        return new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, name, CONDY + ")Ljava/lang/Object;", false);
    }

    private static Handle indy(String name) {
        return new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, name, INDY + ")Ljava/lang/invoke/CallSite;", false);
    }

    private static byte[] handles() {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, HANDLES, null, "java/lang/Object", null);
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(I)Ljava/lang/String;", null, null);
        m.visitCode();
        m.visitLdcInsn(Type.getObjectType(HANDLES));
        m.visitMethodInsn(Opcodes.INVOKESTATIC, BOOTSTRAPS, "all", "(Ljava/lang/Class;)Ljava/lang/String;", false);
        m.visitInsn(Opcodes.ARETURN);
        m.visitMaxs(1, 1);
        m.visitEnd();
        Handle constant = new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, "constant", CONDY + "[Ljava/lang/Object;)Ljava/lang/Object;", false);
        Object[] constants = {
            new Handle(Opcodes.H_GETFIELD, BOOTSTRAPS, "text", "Ljava/lang/String;", false),
            new Handle(Opcodes.H_GETSTATIC, BOOTSTRAPS, "number", "I", false),
            new Handle(Opcodes.H_PUTSTATIC, BOOTSTRAPS, "number", "I", false),
            new Handle(Opcodes.H_PUTFIELD, BOOTSTRAPS, "text", "Ljava/lang/String;", false),
            new Handle(Opcodes.H_INVOKEVIRTUAL, BOOTSTRAPS, "read", "(I)I", false),
            new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, "join", "(Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/String;", false),
            new Handle(Opcodes.H_INVOKESPECIAL, HANDLES, "own", "()V", false),
            new Handle(Opcodes.H_NEWINVOKESPECIAL, BOOTSTRAPS, "<init>", "(Ljava/lang/String;)V", false),
            new Handle(Opcodes.H_INVOKEINTERFACE, "java/util/List", "size", "()I", true),
            new Handle(Opcodes.H_INVOKESTATIC, "java/util/List", "of", "()Ljava/util/List;", true),
            new Handle(Opcodes.H_INVOKEVIRTUAL, BOOTSTRAPS, "missing", "(I)I", false),
            new Handle(Opcodes.H_GETSTATIC, BOOTSTRAPS, "hidden", "Ljava/lang/String;", false),
            new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, "read", "(I)I", false),
            new Handle(Opcodes.H_INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", "(I)I", false),
            Type.getMethodType("(JLjava/lang/String;[[I)V"),
            Type.getMethodType("(Lmutants/seeds/modern/Missing;)V"),
            Type.getObjectType("mutants/seeds/modern/Missing"),
            Type.getType("[[Ljava/lang/String;"),
            new ConstantDynamic("plain", "Ljava/lang/Object;", constant, 1, 2L, 3f, 4d, "five"),
            new ConstantDynamic("typed", "Ljava/lang/String;", constant, Type.getMethodType("()V"), Type.getObjectType("java/lang/Object")),
            new ConstantDynamic("mismatch", "Ljava/lang/Integer;", constant),
            new ConstantDynamic("nested", "Ljava/lang/Object;", constant, new ConstantDynamic("nothing", "Ljava/lang/Object;", condy("nothing"))),
            new ConstantDynamic("failing", "Ljava/lang/Object;", condy("failing")),
            new ConstantDynamic("erring", "Ljava/lang/Object;", condy("erring")),
            new ConstantDynamic("absent", "Ljava/lang/Object;", condy("absent")),
            new ConstantDynamic("around", "Ljava/lang/Object;", constant, new ConstantDynamic("failing", "Ljava/lang/Object;", condy("failing"))),
            new ConstantDynamic("handle", "Ljava/lang/Object;", constant, new Handle(Opcodes.H_GETSTATIC, BOOTSTRAPS, "absent", "I", false)),
            new ConstantDynamic("unknown", "Lmutants/seeds/modern/Missing;", constant),
        };
        for (int i = 0; i < constants.length; i++) {
            MethodVisitor g = getter(w, "getConstant" + i);
            g.visitLdcInsn(constants[i]);
            end(g);
        }
        MethodVisitor g = getter(w, "getInt");
        g.visitLdcInsn(new ConstantDynamic("number", "I", constant, "a", "b"));
        g.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
        end(g);
        Handle site = new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, "site", INDY + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;", false);
        Object[][] sites = {
            {"plain", site, 1, "two", 3d},
            {"dynamic", site, new ConstantDynamic("plain", "Ljava/lang/Object;", constant, 1)},
            {"failing", indy("failingSite")},
            {"none", indy("noSite")},
            {"other", indy("otherSite")},
            {"absent", indy("absentSite")},
            {"argument", site, new Handle(Opcodes.H_INVOKESTATIC, BOOTSTRAPS, "absent", "()V", false)},
            {"constant", site, new ConstantDynamic("failing", "Ljava/lang/Object;", condy("failing"))},
            {"missing", site, Type.getObjectType("mutants/seeds/modern/Missing")},
        };
        for (int i = 0; i < sites.length; i++) {
            MethodVisitor s = getter(w, "getSite" + i);
            s.visitInsn(Opcodes.ICONST_1);
            Object[] arguments = java.util.Arrays.copyOfRange(sites[i], 2, sites[i].length);
            s.visitInvokeDynamicInsn((String) sites[i][0], "(I)Ljava/lang/Object;", (Handle) sites[i][1], arguments);
            end(s);
        }
        MethodVisitor own = w.visitMethod(Opcodes.ACC_PRIVATE, "own", "()V", null, null);
        own.visitCode();
        own.visitInsn(Opcodes.RETURN);
        own.visitMaxs(0, 1);
        own.visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    private static MethodVisitor getter(ClassWriter w, String name) {
        MethodVisitor m = w.visitMethod(Opcodes.ACC_STATIC | Opcodes.ACC_PUBLIC, name, "()Ljava/lang/Object;", null, null);
        m.visitCode();
        return m;
    }

    private static void end(MethodVisitor m) {
        m.visitInsn(Opcodes.ARETURN);
        m.visitMaxs(2, 0);
        m.visitEnd();
    }

    /** {@code try { return text.length(); } finally { n++; }}, with nested subroutines. */
    private static byte[] subroutines() {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, SUBROUTINES, null, "java/lang/Object", null);
        MethodVisitor m = w.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "(I)Ljava/lang/String;", null, null);
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label outer = new Label();
        Label inner = new Label();
        m.visitCode();
        m.visitTryCatchBlock(start, end, handler, null);
        m.visitLabel(start);
        m.visitLdcInsn("four");
        m.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "length", "()I", false);
        m.visitVarInsn(Opcodes.ISTORE, 1);
        m.visitJumpInsn(Opcodes.JSR, outer);
        m.visitLabel(end);
        m.visitVarInsn(Opcodes.ILOAD, 0);
        m.visitVarInsn(Opcodes.ILOAD, 1);
        m.visitInsn(Opcodes.IADD);
        m.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/String", "valueOf", "(I)Ljava/lang/String;", false);
        m.visitInsn(Opcodes.ARETURN);
        m.visitLabel(handler);
        m.visitVarInsn(Opcodes.ASTORE, 2);
        m.visitJumpInsn(Opcodes.JSR, outer);
        m.visitVarInsn(Opcodes.ALOAD, 2);
        m.visitInsn(Opcodes.ATHROW);
        m.visitLabel(outer);
        m.visitVarInsn(Opcodes.ASTORE, 3);
        m.visitJumpInsn(Opcodes.JSR, inner);
        m.visitIincInsn(0, 1);
        m.visitVarInsn(Opcodes.RET, 3);
        m.visitLabel(inner);
        m.visitVarInsn(Opcodes.ASTORE, 4);
        m.visitIincInsn(0, 10);
        m.visitVarInsn(Opcodes.RET, 4);
        m.visitMaxs(2, 5);
        m.visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }
}
