package org.stubarchive.format.runtime;

/**
 * The bytecodes (JVMS 6.5): number, name, operands, and what the simple ones do to the expression stack. The one table for everybody who reads
 * bytecodes in class file form: the runtime (which extends it by what it reads out of its class files) and the compiler.
 */
public class Opcodes {
    public static final int NOP = 0;
    public static final int ACONST_NULL = 1;
    public static final int ICONST_M1 = 2;
    public static final int ICONST_0 = 3;
    public static final int ICONST_1 = 4;
    public static final int ICONST_2 = 5;
    public static final int ICONST_3 = 6;
    public static final int ICONST_4 = 7;
    public static final int ICONST_5 = 8;
    public static final int LCONST_0 = 9;
    public static final int LCONST_1 = 10;
    public static final int FCONST_0 = 11;
    public static final int FCONST_1 = 12;
    public static final int FCONST_2 = 13;
    public static final int DCONST_0 = 14;
    public static final int DCONST_1 = 15;
    public static final int BIPUSH = 16;
    public static final int SIPUSH = 17;
    public static final int LDC = 18;
    public static final int LDC_W = 19;
    public static final int LDC2_W = 20;
    public static final int ILOAD = 21;
    public static final int LLOAD = 22;
    public static final int FLOAD = 23;
    public static final int DLOAD = 24;
    public static final int ALOAD = 25;
    public static final int ILOAD_0 = 26;
    public static final int ILOAD_1 = 27;
    public static final int ILOAD_2 = 28;
    public static final int ILOAD_3 = 29;
    public static final int LLOAD_0 = 30;
    public static final int LLOAD_1 = 31;
    public static final int LLOAD_2 = 32;
    public static final int LLOAD_3 = 33;
    public static final int FLOAD_0 = 34;
    public static final int FLOAD_1 = 35;
    public static final int FLOAD_2 = 36;
    public static final int FLOAD_3 = 37;
    public static final int DLOAD_0 = 38;
    public static final int DLOAD_1 = 39;
    public static final int DLOAD_2 = 40;
    public static final int DLOAD_3 = 41;
    public static final int ALOAD_0 = 42;
    public static final int ALOAD_1 = 43;
    public static final int ALOAD_2 = 44;
    public static final int ALOAD_3 = 45;
    public static final int IALOAD = 46;
    public static final int LALOAD = 47;
    public static final int FALOAD = 48;
    public static final int DALOAD = 49;
    public static final int AALOAD = 50;
    public static final int BALOAD = 51;
    public static final int CALOAD = 52;
    public static final int SALOAD = 53;
    public static final int ISTORE = 54;
    public static final int LSTORE = 55;
    public static final int FSTORE = 56;
    public static final int DSTORE = 57;
    public static final int ASTORE = 58;
    public static final int ISTORE_0 = 59;
    public static final int ISTORE_1 = 60;
    public static final int ISTORE_2 = 61;
    public static final int ISTORE_3 = 62;
    public static final int LSTORE_0 = 63;
    public static final int LSTORE_1 = 64;
    public static final int LSTORE_2 = 65;
    public static final int LSTORE_3 = 66;
    public static final int FSTORE_0 = 67;
    public static final int FSTORE_1 = 68;
    public static final int FSTORE_2 = 69;
    public static final int FSTORE_3 = 70;
    public static final int DSTORE_0 = 71;
    public static final int DSTORE_1 = 72;
    public static final int DSTORE_2 = 73;
    public static final int DSTORE_3 = 74;
    public static final int ASTORE_0 = 75;
    public static final int ASTORE_1 = 76;
    public static final int ASTORE_2 = 77;
    public static final int ASTORE_3 = 78;
    public static final int IASTORE = 79;
    public static final int LASTORE = 80;
    public static final int FASTORE = 81;
    public static final int DASTORE = 82;
    public static final int AASTORE = 83;
    public static final int BASTORE = 84;
    public static final int CASTORE = 85;
    public static final int SASTORE = 86;
    public static final int POP = 87;
    public static final int POP2 = 88;
    public static final int DUP = 89;
    public static final int DUP_X1 = 90;
    public static final int DUP_X2 = 91;
    public static final int DUP2 = 92;
    public static final int DUP2_X1 = 93;
    public static final int DUP2_X2 = 94;
    public static final int SWAP = 95;
    public static final int IADD = 96;
    public static final int LADD = 97;
    public static final int FADD = 98;
    public static final int DADD = 99;
    public static final int ISUB = 100;
    public static final int LSUB = 101;
    public static final int FSUB = 102;
    public static final int DSUB = 103;
    public static final int IMUL = 104;
    public static final int LMUL = 105;
    public static final int FMUL = 106;
    public static final int DMUL = 107;
    public static final int IDIV = 108;
    public static final int LDIV = 109;
    public static final int FDIV = 110;
    public static final int DDIV = 111;
    public static final int IREM = 112;
    public static final int LREM = 113;
    public static final int FREM = 114;
    public static final int DREM = 115;
    public static final int INEG = 116;
    public static final int LNEG = 117;
    public static final int FNEG = 118;
    public static final int DNEG = 119;
    public static final int ISHL = 120;
    public static final int LSHL = 121;
    public static final int ISHR = 122;
    public static final int LSHR = 123;
    public static final int IUSHR = 124;
    public static final int LUSHR = 125;
    public static final int IAND = 126;
    public static final int LAND = 127;
    public static final int IOR = 128;
    public static final int LOR = 129;
    public static final int IXOR = 130;
    public static final int LXOR = 131;
    public static final int IINC = 132;
    public static final int I2L = 133;
    public static final int I2F = 134;
    public static final int I2D = 135;
    public static final int L2I = 136;
    public static final int L2F = 137;
    public static final int L2D = 138;
    public static final int F2I = 139;
    public static final int F2L = 140;
    public static final int F2D = 141;
    public static final int D2I = 142;
    public static final int D2L = 143;
    public static final int D2F = 144;
    public static final int I2B = 145;
    public static final int I2C = 146;
    public static final int I2S = 147;
    public static final int LCMP = 148;
    public static final int FCMPL = 149;
    public static final int FCMPG = 150;
    public static final int DCMPL = 151;
    public static final int DCMPG = 152;
    public static final int IFEQ = 153;
    public static final int IFNE = 154;
    public static final int IFLT = 155;
    public static final int IFGE = 156;
    public static final int IFGT = 157;
    public static final int IFLE = 158;
    public static final int IF_ICMPEQ = 159;
    public static final int IF_ICMPNE = 160;
    public static final int IF_ICMPLT = 161;
    public static final int IF_ICMPGE = 162;
    public static final int IF_ICMPGT = 163;
    public static final int IF_ICMPLE = 164;
    public static final int IF_ACMPEQ = 165;
    public static final int IF_ACMPNE = 166;
    public static final int GOTO = 167;
    public static final int JSR = 168;
    public static final int RET = 169;
    public static final int TABLESWITCH = 170;
    public static final int LOOKUPSWITCH = 171;
    public static final int IRETURN = 172;
    public static final int LRETURN = 173;
    public static final int FRETURN = 174;
    public static final int DRETURN = 175;
    public static final int ARETURN = 176;
    public static final int RETURN = 177;
    public static final int GETSTATIC = 178;
    public static final int PUTSTATIC = 179;
    public static final int GETFIELD = 180;
    public static final int PUTFIELD = 181;
    public static final int INVOKEVIRTUAL = 182;
    public static final int INVOKESPECIAL = 183;
    public static final int INVOKESTATIC = 184;
    public static final int INVOKEINTERFACE = 185;
    public static final int INVOKEDYNAMIC = 186;
    public static final int NEW = 187;
    public static final int NEWARRAY = 188;
    public static final int ANEWARRAY = 189;
    public static final int ARRAYLENGTH = 190;
    public static final int ATHROW = 191;
    public static final int CHECKCAST = 192;
    public static final int INSTANCEOF = 193;
    public static final int MONITORENTER = 194;
    public static final int MONITOREXIT = 195;
    public static final int WIDE = 196;
    public static final int MULTIANEWARRAY = 197;
    public static final int IFNULL = 198;
    public static final int IFNONNULL = 199;
    public static final int GOTO_W = 200;
    public static final int JSR_W = 201;

    /** Number of bytecodes that may be in a class file: they are 0 to one less. */
    public static final int COUNT = 202;

    private static final String[] NAMES = new String[COUNT];
    private static final OperandFormat[] FORMATS = new OperandFormat[COUNT];
    private static final String[] EFFECTS = new String[COUNT];

    static {
        row(NOP, "nop", OperandFormat.NONE, ">");
        row(ACONST_NULL, "aconst_null", OperandFormat.NONE, null);
        row(ICONST_M1, "iconst_m1", OperandFormat.NONE, ">I");
        row(ICONST_0, "iconst_0", OperandFormat.NONE, ">I");
        row(ICONST_1, "iconst_1", OperandFormat.NONE, ">I");
        row(ICONST_2, "iconst_2", OperandFormat.NONE, ">I");
        row(ICONST_3, "iconst_3", OperandFormat.NONE, ">I");
        row(ICONST_4, "iconst_4", OperandFormat.NONE, ">I");
        row(ICONST_5, "iconst_5", OperandFormat.NONE, ">I");
        row(LCONST_0, "lconst_0", OperandFormat.NONE, ">J");
        row(LCONST_1, "lconst_1", OperandFormat.NONE, ">J");
        row(FCONST_0, "fconst_0", OperandFormat.NONE, ">F");
        row(FCONST_1, "fconst_1", OperandFormat.NONE, ">F");
        row(FCONST_2, "fconst_2", OperandFormat.NONE, ">F");
        row(DCONST_0, "dconst_0", OperandFormat.NONE, ">D");
        row(DCONST_1, "dconst_1", OperandFormat.NONE, ">D");
        row(BIPUSH, "bipush", OperandFormat.BYTE, ">I");
        row(SIPUSH, "sipush", OperandFormat.SHORT, ">I");
        row(LDC, "ldc", OperandFormat.CONSTANT1, null);
        row(LDC_W, "ldc_w", OperandFormat.CONSTANT2, null);
        row(LDC2_W, "ldc2_w", OperandFormat.CONSTANT2, null);
        row(ILOAD, "iload", OperandFormat.LOCAL, null);
        row(LLOAD, "lload", OperandFormat.LOCAL, null);
        row(FLOAD, "fload", OperandFormat.LOCAL, null);
        row(DLOAD, "dload", OperandFormat.LOCAL, null);
        row(ALOAD, "aload", OperandFormat.LOCAL, null);
        row(ILOAD_0, "iload_0", OperandFormat.NONE, null);
        row(ILOAD_1, "iload_1", OperandFormat.NONE, null);
        row(ILOAD_2, "iload_2", OperandFormat.NONE, null);
        row(ILOAD_3, "iload_3", OperandFormat.NONE, null);
        row(LLOAD_0, "lload_0", OperandFormat.NONE, null);
        row(LLOAD_1, "lload_1", OperandFormat.NONE, null);
        row(LLOAD_2, "lload_2", OperandFormat.NONE, null);
        row(LLOAD_3, "lload_3", OperandFormat.NONE, null);
        row(FLOAD_0, "fload_0", OperandFormat.NONE, null);
        row(FLOAD_1, "fload_1", OperandFormat.NONE, null);
        row(FLOAD_2, "fload_2", OperandFormat.NONE, null);
        row(FLOAD_3, "fload_3", OperandFormat.NONE, null);
        row(DLOAD_0, "dload_0", OperandFormat.NONE, null);
        row(DLOAD_1, "dload_1", OperandFormat.NONE, null);
        row(DLOAD_2, "dload_2", OperandFormat.NONE, null);
        row(DLOAD_3, "dload_3", OperandFormat.NONE, null);
        row(ALOAD_0, "aload_0", OperandFormat.NONE, null);
        row(ALOAD_1, "aload_1", OperandFormat.NONE, null);
        row(ALOAD_2, "aload_2", OperandFormat.NONE, null);
        row(ALOAD_3, "aload_3", OperandFormat.NONE, null);
        row(IALOAD, "iaload", OperandFormat.NONE, null);
        row(LALOAD, "laload", OperandFormat.NONE, null);
        row(FALOAD, "faload", OperandFormat.NONE, null);
        row(DALOAD, "daload", OperandFormat.NONE, null);
        row(AALOAD, "aaload", OperandFormat.NONE, null);
        row(BALOAD, "baload", OperandFormat.NONE, null);
        row(CALOAD, "caload", OperandFormat.NONE, null);
        row(SALOAD, "saload", OperandFormat.NONE, null);
        row(ISTORE, "istore", OperandFormat.LOCAL, null);
        row(LSTORE, "lstore", OperandFormat.LOCAL, null);
        row(FSTORE, "fstore", OperandFormat.LOCAL, null);
        row(DSTORE, "dstore", OperandFormat.LOCAL, null);
        row(ASTORE, "astore", OperandFormat.LOCAL, null);
        row(ISTORE_0, "istore_0", OperandFormat.NONE, null);
        row(ISTORE_1, "istore_1", OperandFormat.NONE, null);
        row(ISTORE_2, "istore_2", OperandFormat.NONE, null);
        row(ISTORE_3, "istore_3", OperandFormat.NONE, null);
        row(LSTORE_0, "lstore_0", OperandFormat.NONE, null);
        row(LSTORE_1, "lstore_1", OperandFormat.NONE, null);
        row(LSTORE_2, "lstore_2", OperandFormat.NONE, null);
        row(LSTORE_3, "lstore_3", OperandFormat.NONE, null);
        row(FSTORE_0, "fstore_0", OperandFormat.NONE, null);
        row(FSTORE_1, "fstore_1", OperandFormat.NONE, null);
        row(FSTORE_2, "fstore_2", OperandFormat.NONE, null);
        row(FSTORE_3, "fstore_3", OperandFormat.NONE, null);
        row(DSTORE_0, "dstore_0", OperandFormat.NONE, null);
        row(DSTORE_1, "dstore_1", OperandFormat.NONE, null);
        row(DSTORE_2, "dstore_2", OperandFormat.NONE, null);
        row(DSTORE_3, "dstore_3", OperandFormat.NONE, null);
        row(ASTORE_0, "astore_0", OperandFormat.NONE, null);
        row(ASTORE_1, "astore_1", OperandFormat.NONE, null);
        row(ASTORE_2, "astore_2", OperandFormat.NONE, null);
        row(ASTORE_3, "astore_3", OperandFormat.NONE, null);
        row(IASTORE, "iastore", OperandFormat.NONE, null);
        row(LASTORE, "lastore", OperandFormat.NONE, null);
        row(FASTORE, "fastore", OperandFormat.NONE, null);
        row(DASTORE, "dastore", OperandFormat.NONE, null);
        row(AASTORE, "aastore", OperandFormat.NONE, null);
        row(BASTORE, "bastore", OperandFormat.NONE, null);
        row(CASTORE, "castore", OperandFormat.NONE, null);
        row(SASTORE, "sastore", OperandFormat.NONE, null);
        row(POP, "pop", OperandFormat.NONE, null);
        row(POP2, "pop2", OperandFormat.NONE, null);
        row(DUP, "dup", OperandFormat.NONE, null);
        row(DUP_X1, "dup_x1", OperandFormat.NONE, null);
        row(DUP_X2, "dup_x2", OperandFormat.NONE, null);
        row(DUP2, "dup2", OperandFormat.NONE, null);
        row(DUP2_X1, "dup2_x1", OperandFormat.NONE, null);
        row(DUP2_X2, "dup2_x2", OperandFormat.NONE, null);
        row(SWAP, "swap", OperandFormat.NONE, null);
        row(IADD, "iadd", OperandFormat.NONE, "II>I");
        row(LADD, "ladd", OperandFormat.NONE, "JJ>J");
        row(FADD, "fadd", OperandFormat.NONE, "FF>F");
        row(DADD, "dadd", OperandFormat.NONE, "DD>D");
        row(ISUB, "isub", OperandFormat.NONE, "II>I");
        row(LSUB, "lsub", OperandFormat.NONE, "JJ>J");
        row(FSUB, "fsub", OperandFormat.NONE, "FF>F");
        row(DSUB, "dsub", OperandFormat.NONE, "DD>D");
        row(IMUL, "imul", OperandFormat.NONE, "II>I");
        row(LMUL, "lmul", OperandFormat.NONE, "JJ>J");
        row(FMUL, "fmul", OperandFormat.NONE, "FF>F");
        row(DMUL, "dmul", OperandFormat.NONE, "DD>D");
        row(IDIV, "idiv", OperandFormat.NONE, "II>I");
        row(LDIV, "ldiv", OperandFormat.NONE, "JJ>J");
        row(FDIV, "fdiv", OperandFormat.NONE, "FF>F");
        row(DDIV, "ddiv", OperandFormat.NONE, "DD>D");
        row(IREM, "irem", OperandFormat.NONE, "II>I");
        row(LREM, "lrem", OperandFormat.NONE, "JJ>J");
        row(FREM, "frem", OperandFormat.NONE, "FF>F");
        row(DREM, "drem", OperandFormat.NONE, "DD>D");
        row(INEG, "ineg", OperandFormat.NONE, "I>I");
        row(LNEG, "lneg", OperandFormat.NONE, "J>J");
        row(FNEG, "fneg", OperandFormat.NONE, "F>F");
        row(DNEG, "dneg", OperandFormat.NONE, "D>D");
        row(ISHL, "ishl", OperandFormat.NONE, "II>I");
        row(LSHL, "lshl", OperandFormat.NONE, "JI>J");
        row(ISHR, "ishr", OperandFormat.NONE, "II>I");
        row(LSHR, "lshr", OperandFormat.NONE, "JI>J");
        row(IUSHR, "iushr", OperandFormat.NONE, "II>I");
        row(LUSHR, "lushr", OperandFormat.NONE, "JI>J");
        row(IAND, "iand", OperandFormat.NONE, "II>I");
        row(LAND, "land", OperandFormat.NONE, "JJ>J");
        row(IOR, "ior", OperandFormat.NONE, "II>I");
        row(LOR, "lor", OperandFormat.NONE, "JJ>J");
        row(IXOR, "ixor", OperandFormat.NONE, "II>I");
        row(LXOR, "lxor", OperandFormat.NONE, "JJ>J");
        row(IINC, "iinc", OperandFormat.INCREMENT, null);
        row(I2L, "i2l", OperandFormat.NONE, "I>J");
        row(I2F, "i2f", OperandFormat.NONE, "I>F");
        row(I2D, "i2d", OperandFormat.NONE, "I>D");
        row(L2I, "l2i", OperandFormat.NONE, "J>I");
        row(L2F, "l2f", OperandFormat.NONE, "J>F");
        row(L2D, "l2d", OperandFormat.NONE, "J>D");
        row(F2I, "f2i", OperandFormat.NONE, "F>I");
        row(F2L, "f2l", OperandFormat.NONE, "F>J");
        row(F2D, "f2d", OperandFormat.NONE, "F>D");
        row(D2I, "d2i", OperandFormat.NONE, "D>I");
        row(D2L, "d2l", OperandFormat.NONE, "D>J");
        row(D2F, "d2f", OperandFormat.NONE, "D>F");
        row(I2B, "i2b", OperandFormat.NONE, "I>I");
        row(I2C, "i2c", OperandFormat.NONE, "I>I");
        row(I2S, "i2s", OperandFormat.NONE, "I>I");
        row(LCMP, "lcmp", OperandFormat.NONE, "JJ>I");
        row(FCMPL, "fcmpl", OperandFormat.NONE, "FF>I");
        row(FCMPG, "fcmpg", OperandFormat.NONE, "FF>I");
        row(DCMPL, "dcmpl", OperandFormat.NONE, "DD>I");
        row(DCMPG, "dcmpg", OperandFormat.NONE, "DD>I");
        row(IFEQ, "ifeq", OperandFormat.BRANCH2, "I>");
        row(IFNE, "ifne", OperandFormat.BRANCH2, "I>");
        row(IFLT, "iflt", OperandFormat.BRANCH2, "I>");
        row(IFGE, "ifge", OperandFormat.BRANCH2, "I>");
        row(IFGT, "ifgt", OperandFormat.BRANCH2, "I>");
        row(IFLE, "ifle", OperandFormat.BRANCH2, "I>");
        row(IF_ICMPEQ, "if_icmpeq", OperandFormat.BRANCH2, "II>");
        row(IF_ICMPNE, "if_icmpne", OperandFormat.BRANCH2, "II>");
        row(IF_ICMPLT, "if_icmplt", OperandFormat.BRANCH2, "II>");
        row(IF_ICMPGE, "if_icmpge", OperandFormat.BRANCH2, "II>");
        row(IF_ICMPGT, "if_icmpgt", OperandFormat.BRANCH2, "II>");
        row(IF_ICMPLE, "if_icmple", OperandFormat.BRANCH2, "II>");
        row(IF_ACMPEQ, "if_acmpeq", OperandFormat.BRANCH2, null);
        row(IF_ACMPNE, "if_acmpne", OperandFormat.BRANCH2, null);
        row(GOTO, "goto", OperandFormat.BRANCH2, ">");
        row(JSR, "jsr", OperandFormat.BRANCH2, null);
        row(RET, "ret", OperandFormat.LOCAL, null);
        row(TABLESWITCH, "tableswitch", OperandFormat.TABLESWITCH, "I>");
        row(LOOKUPSWITCH, "lookupswitch", OperandFormat.LOOKUPSWITCH, "I>");
        row(IRETURN, "ireturn", OperandFormat.NONE, null);
        row(LRETURN, "lreturn", OperandFormat.NONE, null);
        row(FRETURN, "freturn", OperandFormat.NONE, null);
        row(DRETURN, "dreturn", OperandFormat.NONE, null);
        row(ARETURN, "areturn", OperandFormat.NONE, null);
        row(RETURN, "return", OperandFormat.NONE, null);
        row(GETSTATIC, "getstatic", OperandFormat.CONSTANT2, null);
        row(PUTSTATIC, "putstatic", OperandFormat.CONSTANT2, null);
        row(GETFIELD, "getfield", OperandFormat.CONSTANT2, null);
        row(PUTFIELD, "putfield", OperandFormat.CONSTANT2, null);
        row(INVOKEVIRTUAL, "invokevirtual", OperandFormat.CONSTANT2, null);
        row(INVOKESPECIAL, "invokespecial", OperandFormat.CONSTANT2, null);
        row(INVOKESTATIC, "invokestatic", OperandFormat.CONSTANT2, null);
        row(INVOKEINTERFACE, "invokeinterface", OperandFormat.INVOKEINTERFACE, null);
        row(INVOKEDYNAMIC, "invokedynamic", OperandFormat.INVOKEDYNAMIC, null);
        row(NEW, "new", OperandFormat.CONSTANT2, null);
        row(NEWARRAY, "newarray", OperandFormat.ARRAY_TYPE, null);
        row(ANEWARRAY, "anewarray", OperandFormat.CONSTANT2, null);
        row(ARRAYLENGTH, "arraylength", OperandFormat.NONE, null);
        row(ATHROW, "athrow", OperandFormat.NONE, null);
        row(CHECKCAST, "checkcast", OperandFormat.CONSTANT2, null);
        row(INSTANCEOF, "instanceof", OperandFormat.CONSTANT2, null);
        row(MONITORENTER, "monitorenter", OperandFormat.NONE, null);
        row(MONITOREXIT, "monitorexit", OperandFormat.NONE, null);
        row(WIDE, "wide", OperandFormat.WIDE, null);
        row(MULTIANEWARRAY, "multianewarray", OperandFormat.DIMENSIONS, null);
        row(IFNULL, "ifnull", OperandFormat.BRANCH2, null);
        row(IFNONNULL, "ifnonnull", OperandFormat.BRANCH2, null);
        row(GOTO_W, "goto_w", OperandFormat.BRANCH4, ">");
        row(JSR_W, "jsr_w", OperandFormat.BRANCH4, null);
    }

    /** For the class of the runtime that reads instructions. */
    protected Opcodes() {
    }

    private static void row(int opcode, String name, OperandFormat format, String effect) {
        NAMES[opcode] = name;
        FORMATS[opcode] = format;
        EFFECTS[opcode] = effect;
    }

    /** Whether this number is a bytecode that may be in a class file. */
    public static boolean isDefined(int opcode) {
        return opcode >= 0 && opcode < COUNT;
    }

    /** Mnemonic of a bytecode. */
    public static String name(int opcode) {
        return NAMES[opcode];
    }

    /** What follows the opcode. */
    public static OperandFormat format(int opcode) {
        return FORMATS[opcode];
    }

    /**
     * What a bytecode pops and pushes, for those where that depends on nothing else: field descriptors of the popped values, bottom first, then
     * {@code >} and those of the pushed ones, as in {@code JI>J}. Only I, J, F and D occur.
     *
     * @return {@code null} if it depends on operands or concerns references
     */
    public static String effect(int opcode) {
        return EFFECTS[opcode];
    }

    /** Whether control never goes on to the next instruction. */
    public static boolean endsFlow(int opcode) {
        return switch (opcode) {
            case GOTO, GOTO_W, RET, TABLESWITCH, LOOKUPSWITCH, IRETURN, LRETURN, FRETURN, DRETURN, ARETURN, RETURN, ATHROW -> true;
            default -> false;
        };
    }
}
