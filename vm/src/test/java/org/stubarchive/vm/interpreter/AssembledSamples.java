package org.stubarchive.vm.interpreter;

/**
 * Methods in bytecodes that {@code javac} does not produce: subroutines, every form of the stack bytecodes with the top cached and in memory,
 * {@code nop} and {@code goto} with a cached value, all short local forms, wide operands that need not be wide.
 */
final class AssembledSamples {
    private static final AssembledClass PROGRAM = assemble();
    private static final byte[] BYTES = PROGRAM.toBytes();
    private static final Class<?> HOST = define();

    /** Forces what is on the stack into memory. */
    private static final String FLUSH = "iconst_5; pop; ";
    private static final String ABCD = "iload_0; iload_1; iload_2; iload_3; ";

    private static String fold(int values) {
        return "bipush 31; imul; iadd; ".repeat(values - 1) + "ireturn";
    }

    private static AssembledClass assemble() {
        AssembledClass c = new AssembledClass("AssembledSample");
        locals(c);
        c.method("wideConstants", "(I)F", "iload_0; ldc_w " + c.intConstant(-123456789) + "; ixor; i2f; ldc_w " + c.floatConstant(0.3f) + "; fmul; freturn");
        for (String flush : new String[] {"", FLUSH}) {
            String suffix = flush.isEmpty() ? "Cached" : "InMemory";
            String ints = ABCD + flush;
            c.method("pop" + suffix, "(IIII)I", ints + "pop; " + fold(3));
            c.method("pop2" + suffix, "(IIII)I", ints + "pop2; " + fold(2));
            c.method("dup" + suffix, "(IIII)I", ints + "dup; " + fold(5));
            c.method("dupX1" + suffix, "(IIII)I", ints + "dup_x1; " + fold(5));
            c.method("dupX2" + suffix, "(IIII)I", ints + "dup_x2; " + fold(5));
            c.method("dup2" + suffix, "(IIII)I", ints + "dup2; " + fold(6));
            c.method("dup2X1" + suffix, "(IIII)I", ints + "dup2_x1; " + fold(6));
            c.method("dup2X2" + suffix, "(IIII)I", ints + "dup2_x2; " + fold(6));
            c.method("swap" + suffix, "(IIII)I", ints + "swap; " + fold(4));
            c.method("floatSwap" + suffix, "(FI)F", "fload_0; iload_1; " + flush + "swap; " + flush + "fneg; swap; i2f; fadd; freturn");
            c.method("floatDup" + suffix, "(FF)F", "fload_0; fload_1; " + flush + "dup; fmul; fsub; freturn");
            c.method("floatDupX1" + suffix, "(FF)F", "fload_0; fload_1; " + flush + "dup_x1; fsub; fmul; freturn");
            c.method("floatDup2" + suffix, "(FF)F", "fload_0; fload_1; " + flush + "dup2; fsub; fmul; fadd; freturn");
            c.method("floatPop" + suffix, "(FF)F", "fload_0; fload_1; " + flush + "pop; freturn");
            c.method("longDup2" + suffix, "(JJ)J", "lload_0; lload_2; " + flush + "dup2; lmul; lsub; lreturn");
            c.method("longPop2" + suffix, "(JJ)J", "lload_0; lload_2; " + flush + "pop2; lreturn");
            c.method("longDup2X1" + suffix, "(IJ)J", "iload_0; lload_1; " + flush + "dup2_x1; l2i; iadd; i2l; lsub; lreturn");
            c.method("longDup2X2" + suffix, "(JJ)J", "lload_0; lload_2; " + flush + "dup2_x2; lsub; lmul; lreturn");
            c.method("longOverInts" + suffix, "(IIJ)J", "iload_0; iload_1; lload_2; " + flush + "dup2_x2; l2i; iadd; imul; i2l; lsub; lreturn");
            c.method("intsOverLong" + suffix, "(JII)J", "lload_0; iload_2; iload_3; " + flush
                    + "dup2_x2; isub; i2l; lmul; l2i; iadd; bipush 31; imul; iadd; i2l; lreturn");
            c.method("intOverLong" + suffix, "(JI)J", "lload_0; iload_2; " + flush + "dup_x2; i2l; lmul; l2i; isub; i2l; lreturn");
            c.method("doubleDup2" + suffix, "(DD)D", "dload_0; dload_2; " + flush + "dup2; dmul; dsub; dreturn");
            c.method("doublePop2" + suffix, "(DD)D", "dload_0; dload_2; " + flush + "pop2; dreturn");
            c.method("doubleDup2X2" + suffix, "(DD)D", "dload_0; dload_2; " + flush + "dup2_x2; dsub; dmul; dreturn");
            c.method("nops" + suffix, "(IJ)J", "iload_0; " + flush + "nop; i2l; " + flush + "nop; lload_1; nop; lxor; lreturn");
            c.method("floatNops" + suffix, "(FD)D", "fload_0; " + flush + "nop; f2d; " + flush + "nop; dload_1; nop; dadd; dreturn");
            c.method("jumps" + suffix, "(IJ)J", "iload_0; " + flush + "goto a; b: lload_1; " + flush + "goto c; a: i2l; " + flush
                    + "goto b; c: ladd; goto_w d; e: lreturn; d: iinc 0 1; goto_w e");
            c.method("floatJumps" + suffix, "(FD)D", "fload_0; " + flush + "goto a; b: dload_1; " + flush + "goto c; a: f2d; " + flush
                    + "goto b; c: dadd; goto_w d; e: dreturn; d: nop; goto_w e");
            c.method("increments" + suffix, "(IJ)J", "iload_0; " + flush + "iinc 0 5; iload_0; imul; i2l; " + flush
                    + "iinc 0 -3; lload_1; iinc 0 100; ladd; wide iinc 0 -30000; iload_0; i2l; lsub; lreturn");
            c.method("floatIncrements" + suffix, "(IFD)D", "fload_1; " + flush + "iinc 0 5; f2d; " + flush + "dload_2; iinc 0 7; dadd; iload_0; i2d; dmul; dreturn");
        }
        c.method("subroutine", "(I)I", "iload_0; istore_1; jsr s; jsr s; jsr_w s; iload_1; ireturn; s: astore_2; iload_1; iconst_3; imul; iconst_1; iadd; istore_1; ret 2");
        c.method("subroutineKeepsStack", "(II)I", "iload_0; iload_1; jsr s; iadd; ireturn; s: astore_3; isub; iinc 0 1; iload_0; swap; wide ret 3");
        c.method("subroutineBefore", "(I)I",
                "goto start; s: astore 9; iinc 1 2; ret 9; start: iload_0; istore_1; jsr s; jsr_w s; iload_1; ireturn");
        c.method("subroutineLoop", "(B)I", "iload_0; istore_1; iconst_0; istore_3; again: jsr s; iload_1; ifgt again; iload_3; ireturn; "
                + "s: wide astore 4; iinc 1 -1; iinc 3 7; ret 4");
        c.method("wideForms", "(IJFD)D", "wide iload 0; wide istore 10; wide lload 1; wide lstore 11; wide fload 3; wide fstore 13; wide dload 4; wide dstore 14; "
                + "aconst_null; wide astore 16; wide iload 10; i2d; wide lload 11; l2d; dadd; wide fload 13; f2d; dmul; wide dload 14; dsub; "
                + "wide aload 16; ifnonnull x; wide iinc 10 4660; iload 10; i2d; dadd; x: dreturn");
        c.method("intTests", "(I)I", "iload_0; ifeq a; iload_0; ifne b; a: iload_0; iflt b; iconst_1; ireturn; b: iload_0; ifge c; iconst_2; ireturn; "
                + "c: iload_0; ifgt d; iconst_3; ireturn; d: iload_0; ifle a; iconst_4; ireturn");
        return c;
    }

    private static void locals(AssembledClass c) {
        for (String type : new String[] {"int", "long", "float", "double"}) {
            char letter = type.charAt(0);
            String descriptor = type.equals("long") ? "(J)J" : "(" + type.toUpperCase(java.util.Locale.ROOT).charAt(0) + ")" + type.toUpperCase(java.util.Locale.ROOT).charAt(0);
            for (int i = 0; i < 4; i++) {
                c.method(type + "Local" + i, descriptor, letter + "load_0; " + letter + "store_" + i + "; iconst_0; istore 9; " + letter + "load_" + i + "; " + letter + "return");
            }
        }
        c.method("referenceLocals", "(I)I", "aconst_null; astore_0; aload_0; astore_1; aload_1; astore_2; aload_2; astore_3; aload_3; aload_0; if_acmpeq a; "
                + "iconst_1; ireturn; a: aload_1; ifnull b; iconst_2; ireturn; b: aload_2; aload_3; if_acmpne c; iconst_3; ireturn; c: iconst_4; ireturn");
    }

    private AssembledSamples() {}

    private static Class<?> define() {
        try {
            return new ClassLoader(null) {
                @Override
                protected Class<?> findClass(String name) {
                    return defineClass(name, BYTES, 0, BYTES.length);
                }
            }.loadClass(PROGRAM.name());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The class on the host. */
    static Class<?> host() {
        return HOST;
    }

    /** Links the class in the guest if it is not. */
    static void link(GuestWorld world) {
        if (!world.isLoaded(PROGRAM.name())) {
            world.load(PROGRAM.name(), BYTES);
        }
    }
}
