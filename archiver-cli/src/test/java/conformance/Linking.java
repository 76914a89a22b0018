package conformance;

import static org.objectweb.asm.Opcodes.*;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/** Class files that no compiler makes: subroutines, broken references, bad code, dynamic constants. */
public final class Linking {
    static final class Loader extends ClassLoader {
        final Map<String, byte[]> classes = new HashMap<>();
        Loader() { super("gen", Linking.class.getClassLoader()); }
        @Override protected Class<?> findClass(String n) throws ClassNotFoundException {
            byte[] b = classes.get(n);
            if (b == null) { throw new ClassNotFoundException(n); }
            return defineClass(n, b, 0, b.length);
        }
        Loader add(String name, int version, int access, String sup, String[] itfs, Consumer<ClassWriter> body) {
            ClassWriter w = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            w.visit(version, access, name.replace('.', '/'), null, sup, itfs);
            body.accept(w);
            w.visitEnd();
            classes.put(name, w.toByteArray());
            return this;
        }
        Loader plain(String name, Consumer<ClassWriter> body) { return add(name, V1_6, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, body); }
    }

    static void method(ClassWriter w, int access, String name, String desc, Consumer<MethodVisitor> code) {
        MethodVisitor m = w.visitMethod(access, name, desc, null, null);
        if ((access & (ACC_ABSTRACT | ACC_NATIVE)) == 0) {
            m.visitCode();
            code.accept(m);
            m.visitMaxs(20, 20);
        }
        m.visitEnd();
    }

    static void constructor(ClassWriter w, String sup) {
        method(w, ACC_PUBLIC, "<init>", "()V", m -> { m.visitVarInsn(ALOAD, 0); m.visitMethodInsn(INVOKESPECIAL, sup, "<init>", "()V", false); m.visitInsn(RETURN); });
    }

    static void run(String what, Loader l) {
        try {
            System.out.println(what + " " + l.loadClass("G").getMethod("run").invoke(null));
        } catch (java.lang.reflect.InvocationTargetException e) {
            report(what, e.getCause());
        } catch (Throwable t) {
            report(what, t);
        }
    }

    static void report(String what, Throwable t) {
        StringBuilder b = new StringBuilder(what + " ! ");
        for (Throwable x = t; x != null; x = x.getCause()) { b.append(x).append(" / "); }
        System.out.println(b.toString().replaceAll("@[0-9a-f]{4,8}", "@#"));
    }

    static void code(String what, Consumer<MethodVisitor> code) { code(what, "()Ljava/lang/Object;", V1_6, code); }

    static void code(String what, String desc, int version, Consumer<MethodVisitor> code) {
        run(what, new Loader().add("G", version, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", desc, code)));
    }

    static void box(MethodVisitor m) { m.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false); m.visitInsn(ARETURN); }

    public static void main(String[] args) {
        subroutines();
        stack();
        references();
        abstracts();
        bad();
        dynamic();
        hierarchy();
    }

    static void subroutines() {
        code("jsr", "()Ljava/lang/Object;", V1_4, m -> {
            Label sub = new Label(), loop = new Label(), end = new Label();
            m.visitInsn(ICONST_0); m.visitVarInsn(ISTORE, 1); m.visitInsn(ICONST_0); m.visitVarInsn(ISTORE, 2);
            m.visitLabel(loop); m.visitVarInsn(ILOAD, 1); m.visitIntInsn(BIPUSH, 10); m.visitJumpInsn(IF_ICMPGE, end);
            m.visitJumpInsn(JSR, sub); m.visitJumpInsn(JSR, sub); m.visitIincInsn(1, 1); m.visitJumpInsn(GOTO, loop);
            m.visitLabel(end); m.visitVarInsn(ILOAD, 2); box(m);
            m.visitLabel(sub); m.visitVarInsn(ASTORE, 3); m.visitVarInsn(ILOAD, 2); m.visitVarInsn(ILOAD, 1); m.visitInsn(IADD); m.visitVarInsn(ISTORE, 2);
            m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(POP); m.visitMethodInsn(INVOKESTATIC, "java/lang/System", "gc", "()V", false); m.visitVarInsn(RET, 3);
        });
        code("nested jsr", "()Ljava/lang/Object;", V1_4, m -> {
            Label outer = new Label(), inner = new Label();
            m.visitInsn(ICONST_1); m.visitVarInsn(ISTORE, 0); m.visitLdcInsn("kept"); m.visitVarInsn(ASTORE, 300);
            m.visitJumpInsn(JSR, outer); m.visitVarInsn(ALOAD, 300); m.visitMethodInsn(INVOKEVIRTUAL, "java/lang/String", "length", "()I", false); m.visitVarInsn(ILOAD, 0); m.visitInsn(IADD); box(m);
            m.visitLabel(outer); m.visitVarInsn(ASTORE, 1); m.visitIincInsn(0, 10); m.visitJumpInsn(JSR, inner); m.visitJumpInsn(JSR, inner); m.visitVarInsn(RET, 1);
            m.visitLabel(inner); m.visitVarInsn(ASTORE, 299); m.visitIincInsn(0, 1000); m.visitVarInsn(RET, 299);
        });
        code("jsr finally", "()Ljava/lang/Object;", V1_4, m -> {
            Label from = new Label(), to = new Label(), handler = new Label(), sub = new Label();
            m.visitTryCatchBlock(from, to, handler, null);
            m.visitInsn(ICONST_5); m.visitVarInsn(ISTORE, 0);
            m.visitLabel(from); m.visitInsn(ICONST_1); m.visitInsn(ICONST_0); m.visitInsn(IDIV); m.visitVarInsn(ISTORE, 0); m.visitLabel(to);
            m.visitJumpInsn(JSR, sub); m.visitVarInsn(ILOAD, 0); box(m);
            m.visitLabel(handler); m.visitVarInsn(ASTORE, 1); m.visitJumpInsn(JSR, sub); m.visitVarInsn(ALOAD, 1); m.visitInsn(ARETURN);
            m.visitLabel(sub); m.visitVarInsn(ASTORE, 2); m.visitIincInsn(0, 3); m.visitVarInsn(RET, 2);
        });
        code("jsr in new", "()Ljava/lang/Object;", V1_7, m -> { Label s = new Label(); m.visitJumpInsn(JSR, s); m.visitLabel(s); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
    }

    static void stack() {
        int[] forms = {DUP_X1, DUP_X2, DUP2, DUP2_X1, DUP2_X2, SWAP, POP2};
        for (int op : forms) {
            code("op " + op, m -> {
                for (int i = 1; i <= 5; i++) { m.visitIntInsn(BIPUSH, i * 7); }
                m.visitInsn(op);
                int extra = op == DUP_X1 || op == DUP_X2 ? 6 : op == SWAP ? 5 : op == POP2 ? 3 : 7;
                for (int i = 1; i < extra; i++) { m.visitIntInsn(BIPUSH, 31); m.visitInsn(IMUL); m.visitInsn(IADD); }
                box(m);
            });
        }
        code("dup2 long", m -> { m.visitLdcInsn(5L); m.visitInsn(DUP2); m.visitInsn(LADD); m.visitInsn(DUP2); m.visitInsn(LMUL); m.visitInsn(ICONST_2); m.visitInsn(DUP_X2); m.visitInsn(POP); m.visitInsn(L2I); m.visitInsn(IADD); box(m); });
        code("dup2_x1 long", m -> { m.visitInsn(ICONST_3); m.visitLdcInsn(7L); m.visitInsn(DUP2_X1); m.visitInsn(L2I); m.visitInsn(IADD); m.visitInsn(I2L); m.visitInsn(LADD); m.visitInsn(L2I); box(m); });
        code("dup2_x2 long", m -> { m.visitLdcInsn(3.5); m.visitLdcInsn(7L); m.visitInsn(DUP2_X2); m.visitInsn(L2D); m.visitInsn(DADD); m.visitInsn(D2L); m.visitInsn(LADD); m.visitInsn(L2I); box(m); });
        code("goto_w", m -> { Label far = new Label(), back = new Label(); m.visitInsn(ICONST_0); m.visitVarInsn(ISTORE, 0); m.visitJumpInsn(GOTO, far); m.visitLabel(back); m.visitVarInsn(ILOAD, 0); box(m); for (int i = 0; i < 40000; i++) { m.visitInsn(NOP); } m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); m.visitLabel(far); m.visitIincInsn(0, 30000); m.visitJumpInsn(GOTO, back); });
        code("int as boolean", m -> { m.visitInsn(ICONST_1); m.visitIntInsn(NEWARRAY, T_BOOLEAN); m.visitInsn(DUP); m.visitInsn(ICONST_0); m.visitIntInsn(SIPUSH, 258 + 1); m.visitInsn(BASTORE); m.visitInsn(ICONST_0); m.visitInsn(BALOAD); box(m); });
        run("byte returns", new Loader().plain("G", w -> {
            method(w, ACC_STATIC, "b", "()B", m -> { m.visitIntInsn(SIPUSH, 300); m.visitInsn(IRETURN); });
            method(w, ACC_STATIC, "z", "()Z", m -> { m.visitIntInsn(SIPUSH, 258); m.visitInsn(IRETURN); });
            method(w, ACC_STATIC, "c", "()C", m -> { m.visitInsn(ICONST_M1); m.visitInsn(IRETURN); });
            method(w, ACC_STATIC, "s", "()S", m -> { m.visitLdcInsn(70000); m.visitInsn(IRETURN); });
            w.visitField(ACC_STATIC, "zf", "Z", null, null);
            w.visitField(ACC_STATIC, "bf", "B", null, null);
            method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> {
                m.visitIntInsn(SIPUSH, 259); m.visitFieldInsn(PUTSTATIC, "G", "zf", "Z"); m.visitIntInsn(SIPUSH, 511); m.visitFieldInsn(PUTSTATIC, "G", "bf", "B");
                m.visitMethodInsn(INVOKESTATIC, "G", "b", "()B", false);
                for (String n : new String[] {"z", "c", "s"}) { m.visitLdcInsn(1000); m.visitInsn(IMUL); m.visitMethodInsn(INVOKESTATIC, "G", n, "()" + n.toUpperCase(), false); m.visitInsn(IADD); }
                m.visitFieldInsn(GETSTATIC, "G", "zf", "Z"); m.visitInsn(IADD); m.visitFieldInsn(GETSTATIC, "G", "bf", "B"); m.visitInsn(IADD); box(m);
            });
        }));
    }

    static void call(MethodVisitor m, int op, String owner, String name, String desc, boolean itf) { m.visitMethodInsn(op, owner, name, desc, itf); }

    static void references() {
        code("no class", m -> { m.visitTypeInsn(NEW, "no/Such"); m.visitInsn(ARETURN); });
        code("no class static", m -> { call(m, INVOKESTATIC, "no/Such", "x", "()Ljava/lang/Object;", false); m.visitInsn(ARETURN); });
        code("no class ldc", m -> { m.visitLdcInsn(Type.getObjectType("no/Such")); m.visitInsn(ARETURN); });
        code("no class cast", m -> { m.visitLdcInsn("x"); m.visitTypeInsn(CHECKCAST, "no/Such"); m.visitInsn(ARETURN); });
        code("no class cast null", m -> { m.visitInsn(ACONST_NULL); m.visitTypeInsn(CHECKCAST, "no/Such"); m.visitInsn(ARETURN); });
        code("no class array", m -> { m.visitInsn(ICONST_1); m.visitTypeInsn(ANEWARRAY, "no/Such"); m.visitInsn(ARETURN); });
        code("no method", m -> { call(m, INVOKESTATIC, "java/lang/Math", "nope", "(I[Ljava/lang/String;)Ljava/lang/Object;", false); m.visitInsn(ARETURN); });
        code("no method virtual", m -> { m.visitLdcInsn("x"); call(m, INVOKEVIRTUAL, "java/lang/String", "nope", "(JD)Ljava/lang/Object;", false); m.visitInsn(ARETURN); });
        code("no method interface", m -> { m.visitInsn(ACONST_NULL); call(m, INVOKEINTERFACE, "java/util/List", "nope", "()Ljava/lang/Object;", true); m.visitInsn(ARETURN); });
        code("no constructor", m -> { m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(DUP); m.visitInsn(ICONST_0); call(m, INVOKESPECIAL, "java/lang/Object", "<init>", "(I)V", false); m.visitInsn(ARETURN); });
        code("no field", m -> { m.visitFieldInsn(GETSTATIC, "java/lang/Integer", "nope", "I"); box(m); });
        code("field type", m -> { m.visitFieldInsn(GETSTATIC, "java/lang/Integer", "MAX_VALUE", "J"); m.visitInsn(L2I); box(m); });
        code("private field", m -> { m.visitLdcInsn("s"); m.visitFieldInsn(GETFIELD, "java/lang/String", "hash", "I"); box(m); });
        code("private method", m -> { call(m, INVOKESTATIC, "java/lang/String", "indexOfNonWhitespace", "()V", false); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        code("package class", m -> { m.visitTypeInsn(NEW, "java/util/RegularEnumSet"); m.visitInsn(ARETURN); });
        code("internal class", m -> { m.visitTypeInsn(NEW, "jdk/internal/misc/VM"); m.visitInsn(ARETURN); });
        code("static field as instance", m -> { m.visitInsn(ICONST_1); call(m, INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false); m.visitFieldInsn(GETFIELD, "java/lang/Integer", "MAX_VALUE", "I"); box(m); });
        code("instance field as static", m -> { m.visitFieldInsn(GETSTATIC, "java/awt/Nope", "x", "I"); box(m); });
        code("static as virtual", m -> { m.visitLdcInsn("s"); call(m, INVOKEVIRTUAL, "java/lang/String", "valueOf", "()Ljava/lang/String;", false); m.visitInsn(ARETURN); });
        code("virtual as static", m -> { call(m, INVOKESTATIC, "java/lang/String", "length", "()I", false); box(m); });
        code("class as interface", m -> { m.visitLdcInsn("s"); call(m, INVOKEINTERFACE, "java/lang/String", "length", "()I", true); box(m); });
        code("interface as class", m -> { m.visitInsn(ACONST_NULL); call(m, INVOKEVIRTUAL, "java/util/List", "size", "()I", false); box(m); });
        code("new abstract", m -> { m.visitTypeInsn(NEW, "java/lang/Number"); m.visitInsn(ARETURN); });
        code("new interface", m -> { m.visitTypeInsn(NEW, "java/lang/Runnable"); m.visitInsn(ARETURN); });
        code("wrong receiver", m -> { m.visitLdcInsn("s"); m.visitTypeInsn(CHECKCAST, "java/lang/Object"); call(m, INVOKEINTERFACE, "java/util/List", "size", "()I", true); box(m); });
        code("final put", m -> { m.visitInsn(ICONST_1); m.visitFieldInsn(PUTSTATIC, "java/lang/Integer", "MAX_VALUE", "I"); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        code("native missing", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        run("native", new Loader().plain("G", w -> { method(w, ACC_STATIC | ACC_NATIVE, "nat", "(I[Ljava/lang/String;)J", m -> { }); method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitInsn(ICONST_0); m.visitInsn(ACONST_NULL); call(m, INVOKESTATIC, "G", "nat", "(I[Ljava/lang/String;)J", false); m.visitInsn(L2I); box(m); }); }));
        for (int round = 0; round < 2; round++) {
            Loader l = new Loader().plain("H", w -> w.visitField(ACC_STATIC | ACC_PRIVATE, "p", "I", null, null)).plain("G", w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitFieldInsn(GETSTATIC, "H", "p", "I"); box(m); }));
            run("private of other", l);
            run("private of other again", l);
        }
    }

    static void abstracts() {
        Loader l = new Loader();
        l.add("A", V1_8, ACC_PUBLIC | ACC_ABSTRACT | ACC_SUPER, "java/lang/Object", null, w -> { constructor(w, "java/lang/Object"); method(w, ACC_PUBLIC | ACC_ABSTRACT, "m", "(I)Ljava/lang/Object;", m -> { }); });
        l.add("B", V1_8, ACC_PUBLIC | ACC_SUPER, "A", null, w -> constructor(w, "A"));
        l.plain("G", w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "B"); m.visitInsn(DUP); call(m, INVOKESPECIAL, "B", "<init>", "()V", false); m.visitInsn(ICONST_1); call(m, INVOKEVIRTUAL, "A", "m", "(I)Ljava/lang/Object;", false); m.visitInsn(ARETURN); }));
        run("abstract class method", l);
        String[] both = {"I", "J"};
        Loader d = new Loader();
        for (String n : both) { d.add(n, V1_8, ACC_PUBLIC | ACC_ABSTRACT | ACC_INTERFACE, "java/lang/Object", null, w -> method(w, ACC_PUBLIC, "m", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(n); m.visitInsn(ARETURN); })); }
        d.add("B", V1_8, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", both, w -> constructor(w, "java/lang/Object"));
        d.plain("G", w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "B"); m.visitInsn(DUP); call(m, INVOKESPECIAL, "B", "<init>", "()V", false); call(m, INVOKEINTERFACE, "I", "m", "()Ljava/lang/Object;", true); m.visitInsn(ARETURN); }));
        run("conflicting defaults", d);
        Loader e = new Loader();
        e.add("I", V1_8, ACC_PUBLIC | ACC_ABSTRACT | ACC_INTERFACE, "java/lang/Object", null, w -> method(w, ACC_PUBLIC | ACC_ABSTRACT, "m", "()Ljava/lang/Object;", m -> { }));
        e.add("B", V1_8, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", new String[] {"I"}, w -> { constructor(w, "java/lang/Object"); method(w, ACC_PROTECTED, "m", "()Ljava/lang/Object;", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); }); });
        e.plain("G", w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "B"); m.visitInsn(DUP); call(m, INVOKESPECIAL, "B", "<init>", "()V", false); call(m, INVOKEINTERFACE, "I", "m", "()Ljava/lang/Object;", true); m.visitInsn(ARETURN); }));
        run("not public implementation", e);
        e.add("B", V1_8, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, w -> constructor(w, "java/lang/Object"));
        Loader f = new Loader();
        f.classes.putAll(e.classes);
        run("does not implement", f);
    }

    static void bad() {
        code("stack underflow", m -> { m.visitInsn(POP); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        code("falls off", m -> { m.visitInsn(NOP); });
        code("wrong type", m -> { m.visitInsn(ICONST_0); m.visitInsn(ARETURN); });
        code("unset local", m -> { m.visitVarInsn(ALOAD, 3); m.visitInsn(ARETURN); });
        code("uninitialized", m -> { m.visitTypeInsn(NEW, "java/lang/Object"); m.visitInsn(ARETURN); });
        code("no frames", "()Ljava/lang/Object;", V1_8, m -> { Label l = new Label(); m.visitInsn(ICONST_0); m.visitJumpInsn(IFEQ, l); m.visitInsn(NOP); m.visitLabel(l); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        code("bad argument", "()Ljava/lang/Object;", V1_8, m -> { m.visitLdcInsn("s"); call(m, INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false); m.visitInsn(ARETURN); });
        code("bad argument old", m -> { m.visitLdcInsn("s"); call(m, INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false); m.visitInsn(ARETURN); });
        code("bad return", "()Ljava/lang/Integer;", V1_8, m -> { m.visitLdcInsn("s"); m.visitInsn(ARETURN); });
        code("merge", m -> { Label a = new Label(), b = new Label(); m.visitInsn(ICONST_0); m.visitJumpInsn(IFEQ, a); m.visitInsn(ICONST_0); m.visitJumpInsn(GOTO, b); m.visitLabel(a); m.visitInsn(ACONST_NULL); m.visitLabel(b); m.visitInsn(POP); m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); });
        run("future", new Loader().add("G", 70 + 44, ACC_PUBLIC, "java/lang/Object", null, w -> { }));
        run("final superclass", new Loader().add("G", V1_8, ACC_PUBLIC, "java/lang/String", null, w -> { }));
        run("interface superclass", new Loader().add("G", V1_8, ACC_PUBLIC, "java/lang/Runnable", null, w -> { }));
        run("class as superinterface", new Loader().add("G", V1_8, ACC_PUBLIC, "java/lang/Object", new String[] {"java/lang/Object"}, w -> { }));
        run("no superclass", new Loader().add("G", V1_8, ACC_PUBLIC, "no/Super", null, w -> { }));
        run("own superclass", new Loader().add("G", V1_8, ACC_PUBLIC, "G", null, w -> { }));
        run("circular", new Loader().add("G", V1_8, ACC_PUBLIC, "H", null, w -> { }).add("H", V1_8, ACC_PUBLIC, "G", null, w -> { }));
        run("package superclass", new Loader().add("G", V1_8, ACC_PUBLIC, "java/util/RegularEnumSet", null, w -> { }));
        run("duplicate method", new Loader().plain("G", w -> { for (int i = 0; i < 2; i++) { method(w, ACC_STATIC, "x", "()V", m -> m.visitInsn(RETURN)); } }));
        run("duplicate field", new Loader().plain("G", w -> { for (int i = 0; i < 2; i++) { w.visitField(0, "x", "I", null, null); } }));
        run("bad flags", new Loader().plain("G", w -> method(w, ACC_PUBLIC | ACC_PRIVATE, "x", "()V", m -> m.visitInsn(RETURN))));
        run("bad name", new Loader().plain("G", w -> w.visitField(0, "a.b", "I", null, null)));
        run("bad descriptor", new Loader().plain("G", w -> w.visitField(0, "a", "Q", null, null)));
        run("final override", new Loader().plain("G", w -> method(w, ACC_PUBLIC, "getClass", "()Ljava/lang/Class;", m -> { m.visitInsn(ACONST_NULL); m.visitInsn(ARETURN); })));
        run("abstract with code", new Loader().add("G", V1_8, ACC_PUBLIC | ACC_FINAL | ACC_ABSTRACT, "java/lang/Object", null, w -> { }));
    }

    public static String condy(java.lang.invoke.MethodHandles.Lookup l, String name, Class<?> t, String extra) { System.out.println("bootstrap " + name + t); return name + extra; }
    public static Object failing(java.lang.invoke.MethodHandles.Lookup l, String name, Class<?> t) { throw new IllegalStateException("no constant"); }
    public static int wrong(java.lang.invoke.MethodHandles.Lookup l, String name, Class<?> t) { return 5; }
    public static java.lang.invoke.CallSite site(java.lang.invoke.MethodHandles.Lookup l, String name, java.lang.invoke.MethodType t) throws Exception { System.out.println("site " + name + t); return name.equals("nil") ? null : name.equals("bad") ? new java.lang.invoke.ConstantCallSite(java.lang.invoke.MethodHandles.constant(int.class, 1)) : new java.lang.invoke.ConstantCallSite(java.lang.invoke.MethodHandles.constant(Object.class, name)); }

    static void dynamic() {
        String lookup = "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;";
        Handle ok = new Handle(H_INVOKESTATIC, "conformance/Linking", "condy", lookup + "Ljava/lang/String;)Ljava/lang/String;", false);
        Handle fail = new Handle(H_INVOKESTATIC, "conformance/Linking", "failing", lookup + ")Ljava/lang/Object;", false);
        Handle wrong = new Handle(H_INVOKESTATIC, "conformance/Linking", "wrong", lookup + ")I", false);
        Handle none = new Handle(H_INVOKESTATIC, "conformance/Linking", "nope", lookup + ")I", false);
        ConstantDynamic c = new ConstantDynamic("kon", "Ljava/lang/String;", ok, "!");
        Loader l = new Loader().add("G", V11, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitLdcInsn(c); m.visitLdcInsn(c); call(m, INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false); m.visitInsn(ARETURN); }));
        run("condy", l);
        run("condy again", l);
        code("condy int", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(new ConstantDynamic("i", "I", wrong)); box(m); });
        code("condy long", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(new ConstantDynamic("i", "J", wrong)); m.visitInsn(L2I); box(m); });
        code("condy fails", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(new ConstantDynamic("i", "Ljava/lang/Object;", fail)); m.visitInsn(ARETURN); });
        code("condy wrong type", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(new ConstantDynamic("i", "Ljava/lang/String;", wrong)); m.visitInsn(ARETURN); });
        code("condy none", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(new ConstantDynamic("i", "I", none)); box(m); });
        code("ldc handle", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(ok); m.visitInsn(ARETURN); });
        code("ldc type", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(Type.getMethodType("(I[Ljava/lang/String;)V")); m.visitInsn(ARETURN); });
        code("ldc class", "()Ljava/lang/Object;", V11, m -> { m.visitLdcInsn(Type.getType("[[J")); m.visitInsn(ARETURN); });
        Handle site = new Handle(H_INVOKESTATIC, "conformance/Linking", "site", "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;", false);
        for (String n : new String[] {"good", "nil", "bad"}) {
            Loader s = new Loader().add("G", V1_8, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitInvokeDynamicInsn(n, "()Ljava/lang/Object;", site); m.visitInsn(ARETURN); }));
            run("indy " + n, s);
            run("indy again " + n, s);
        }
    }

    static void hierarchy() {
        Loader l = new Loader();
        l.add("P", V1_8, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", null, w -> { constructor(w, "java/lang/Object"); method(w, ACC_PUBLIC, "who", "()Ljava/lang/Object;", m -> { m.visitLdcInsn("P"); m.visitInsn(ARETURN); }); });
        l.add("Q", V1_8, ACC_PUBLIC | ACC_SUPER, "P", null, w -> constructor(w, "P"));
        l.add("R", V1_8, ACC_PUBLIC | ACC_SUPER, "Q", null, w -> { constructor(w, "Q"); method(w, ACC_PUBLIC, "who", "()Ljava/lang/Object;", m -> { m.visitVarInsn(ALOAD, 0); call(m, INVOKESPECIAL, "P", "who", "()Ljava/lang/Object;", false); m.visitInsn(ARETURN); }); });
        l.plain("G", w -> method(w, ACC_PUBLIC | ACC_STATIC, "run", "()Ljava/lang/Object;", m -> { m.visitTypeInsn(NEW, "R"); m.visitInsn(DUP); call(m, INVOKESPECIAL, "R", "<init>", "()V", false); call(m, INVOKEVIRTUAL, "P", "who", "()Ljava/lang/Object;", false); m.visitInsn(ARETURN); }));
        run("super of super", l);
    }
}
