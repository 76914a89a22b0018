package org.stubarchive.vm.classfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** The parser against ASM on every class of java.base, and on damaged files. */
class ClassFileParserTest {
    /** Flags in the file; ASM keeps others above them. */
    private static final int FILE_FLAGS = 0xffff;

    @Test
    void agreesWithAsmOnJavaBase() throws Exception {
        List<byte[]> classes = TestClasses.ofModule("java.base");
        assertTrue(classes.size() > 5000, "classes of java.base: " + classes.size());
        for (byte[] bytes : classes) {
            compare(bytes);
        }
    }

    @Test
    void agreesWithAsmOnFixtures() throws Exception {
        for (byte[] bytes : TestClasses.fixtures()) {
            compare(bytes);
        }
    }

    @Test
    void trustedParsingGivesTheSame() throws Exception {
        for (byte[] bytes : TestClasses.fixtures()) {
            ClassFile full = ClassFileParser.parse(bytes, TestClasses.options("full"));
            ClassFile trusted = ClassFileParser.parse(bytes, ParseOptions.trusted("trusted").withMaxMajor(full.majorVersion()));
            assertEquals(full.name(), trusted.name());
            assertEquals(full.accessFlags(), trusted.accessFlags());
            assertEquals(Arrays.toString(full.methods()), Arrays.toString(trusted.methods()));
            assertEquals(Arrays.toString(full.fields()), Arrays.toString(trusted.fields()));
        }
    }

    private static void compare(byte[] bytes) throws ClassFormatException {
        ClassFile ours = ClassFileParser.parse(bytes, TestClasses.options("test"));
        ClassReader reader = new ClassReader(bytes);
        ClassNode asm = new ClassNode();
        reader.accept(asm, ClassReader.SKIP_FRAMES);
        String name = asm.name;
        assertEquals(name, ours.name());
        assertEquals(asm.version, ours.minorVersion() << 16 | ours.majorVersion(), name);
        assertEquals(reader.getItemCount(), ours.constantPool().size(), name);
        assertEquals(asm.access & AccessFlags.CLASS_FLAGS, ours.accessFlags(), name);
        assertEquals(asm.superName, ours.superName(), name);
        List<String> interfaces = new ArrayList<>();
        for (int i = 0; i < ours.interfaceCount(); i++) {
            interfaces.add(ours.interfaceName(i));
        }
        assertEquals(asm.interfaces, interfaces, name);
        assertEquals(asm.signature, ours.signature(), name);
        assertEquals(asm.sourceFile, ours.sourceFile(), name);
        compareFields(asm, ours);
        compareMethods(asm, ours);
        compareNesting(asm, ours);
    }

    private static void compareFields(ClassNode asm, ClassFile ours) {
        assertEquals(asm.fields.size(), ours.fields().length, asm.name);
        for (int i = 0; i < ours.fields().length; i++) {
            FieldNode a = asm.fields.get(i);
            FieldDeclaration o = ours.fields()[i];
            assertEquals(a.name + a.desc + " " + a.signature + " " + (a.access & FILE_FLAGS),
                    o.name() + o.descriptor() + " " + o.signature() + " " + o.accessFlags(), asm.name);
            assertEquals(o.isStatic() ? a.value : null, constant(ours.constantPool(), o.constantValueIndex()), asm.name + "." + a.name);
            assertEquals(a.visibleAnnotations != null, o.runtimeVisibleAnnotations() != null, asm.name + "." + a.name);
        }
    }

    private static Object constant(ConstantPoolView pool, int index) {
        return switch (index == 0 ? 0 : pool.tag(index)) {
            case ConstantTag.INTEGER -> pool.intValue(index);
            case ConstantTag.FLOAT -> pool.floatValue(index);
            case ConstantTag.LONG -> pool.longValue(index);
            case ConstantTag.DOUBLE -> pool.doubleValue(index);
            case ConstantTag.STRING -> pool.string(index);
            default -> null;
        };
    }

    private static void compareMethods(ClassNode asm, ClassFile ours) {
        assertEquals(asm.methods.size(), ours.methods().length, asm.name);
        for (int i = 0; i < ours.methods().length; i++) {
            MethodNode a = asm.methods.get(i);
            MethodDeclaration o = ours.methods()[i];
            String where = asm.name + "." + a.name + a.desc;
            assertEquals(a.name + a.desc + " " + a.signature + " " + (a.access & FILE_FLAGS),
                    o.name() + o.descriptor() + " " + o.signature() + " " + o.accessFlags(), where);
            assertArrayEquals(a.exceptions.toArray(), o.exceptions(), where);
            assertEquals(a.visibleAnnotations != null, o.runtimeVisibleAnnotations() != null, where);
            assertEquals(a.annotationDefault != null, o.annotationDefault() != null, where);
            assertEquals(a.parameters == null ? 0 : a.parameters.size(), o.methodParameters().length, where);
            if (a.visibleAnnotations != null) {
                a.visibleAnnotations.forEach(n -> assertTrue(o.hasRuntimeVisibleAnnotation(n.desc), where));
            }
            assertEquals(a.instructions.size() > 0, o.code() != null, where);
            if (o.code() != null) {
                compareCode(a, o.code(), where);
            }
        }
    }

    private static void compareCode(MethodNode a, CodeAttribute o, String where) {
        assertEquals(a.maxStack, o.maxStack(), where);
        assertEquals(a.maxLocals, o.maxLocals(), where);
        assertEquals(a.tryCatchBlocks.size(), o.exceptionTable().length, where);
        for (int i = 0; i < o.exceptionTable().length; i++) {
            assertEquals(a.tryCatchBlocks.get(i).type, o.exceptionTable()[i].catchTypeName(), where);
        }
        List<Integer> expectedOpcodes = new ArrayList<>();
        int lines = 0;
        for (AbstractInsnNode n : a.instructions) {
            if (n.getOpcode() >= 0) {
                expectedOpcodes.add(n.getOpcode());
            }
            lines += n instanceof LineNumberNode ? 1 : 0;
        }
        List<Integer> opcodes = new ArrayList<>();
        int bci = 0;
        while (bci < o.codeLength()) {
            opcodes.add(asmOpcode(o, bci));
            bci += Bytecodes.length(o, bci);
        }
        assertEquals(o.codeLength(), bci, where);
        assertEquals(expectedOpcodes, opcodes, where);
        assertEquals(lines, o.lineNumberTable().size(), where);
    }

    /** ASM has one number for the long and short forms of an instruction. */
    private static int asmOpcode(CodeAttribute code, int bci) {
        int op = code.u1(bci);
        if (op >= Bytecodes.ILOAD_0 && op <= Bytecodes.ALOAD_3) {
            return Bytecodes.ILOAD + (op - Bytecodes.ILOAD_0) / 4;
        }
        if (op >= Bytecodes.ISTORE_0 && op <= Bytecodes.ASTORE_3) {
            return Bytecodes.ISTORE + (op - Bytecodes.ISTORE_0) / 4;
        }
        return switch (op) {
            case Bytecodes.LDC_W, Bytecodes.LDC2_W -> Bytecodes.LDC;
            case Bytecodes.GOTO_W -> Bytecodes.GOTO;
            case Bytecodes.JSR_W -> Bytecodes.JSR;
            case Bytecodes.WIDE -> code.u1(bci + 1);
            default -> op;
        };
    }

    private static void compareNesting(ClassNode asm, ClassFile ours) {
        String name = asm.name;
        assertEquals(asm.nestHostClass, ours.nestHost(), name);
        assertArrayEquals(asm.nestMembers == null ? new Object[0] : asm.nestMembers.toArray(), ours.nestMembers(), name);
        assertArrayEquals(asm.permittedSubclasses == null ? new Object[0] : asm.permittedSubclasses.toArray(), ours.permittedSubclasses(), name);
        List<String> expected = new ArrayList<>();
        for (InnerClassNode n : asm.innerClasses) {
            expected.add(new InnerClass(n.name, n.outerName, n.innerName, n.access & AccessFlags.INNER_CLASS_FLAGS).toString());
        }
        List<String> found = new ArrayList<>();
        for (InnerClass c : ours.innerClasses()) {
            found.add(c.toString());
        }
        assertEquals(expected, found, name);
        EnclosingMethod e = ours.enclosingMethod();
        assertEquals(asm.outerClass, e == null ? null : e.className(), name);
        assertEquals(asm.outerMethod, e == null ? null : e.methodName(), name);
        assertEquals(asm.outerMethodDesc, e == null ? null : e.methodDescriptor(), name);
        assertEquals((asm.access & Opcodes.ACC_RECORD) != 0, ours.isRecord(), name);
        RecordComponent[] components = ours.recordComponents();
        for (int i = 0; asm.recordComponents != null && i < asm.recordComponents.size(); i++) {
            RecordComponentNode n = asm.recordComponents.get(i);
            assertEquals(n.name + n.descriptor + n.signature, components[i].name() + components[i].descriptor() + components[i].signature(), name);
            assertEquals(n.visibleAnnotations != null, components[i].runtimeVisibleAnnotations() != null, name);
        }
    }

    @Test
    void everyPrefixIsRejected() {
        for (byte[] bytes : TestClasses.fixtures()) {
            for (int n = 0; n < bytes.length; n++) {
                byte[] prefix = Arrays.copyOf(bytes, n);
                for (FormatChecks checks : FormatChecks.values()) {
                    ParseOptions options = new ParseOptions("prefix", null, 99, checks);
                    assertThrows(ClassFormatException.class, () -> ClassFileParser.parse(prefix, options));
                }
            }
        }
    }

    @Test
    void trailingBytesAreRejected() {
        byte[] bytes = TestClasses.fixtures().get(0);
        ClassFormatException e = failure(Arrays.copyOf(bytes, bytes.length + 1));
        assertEquals("Extra bytes at the end of class file org/stubarchive/vm/classfile/fixture/Arithmetic", e.getMessage());
        assertEquals(bytes.length, e.offset());
    }

    @Test
    void magicIsChecked() {
        ClassFormatException e = failure("PK\3\4 no class".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        assertEquals("Incompatible magic value 1347093252 in class file <Unknown>", e.getMessage());
        assertEquals(ClassFormatException.Kind.CLASS_FORMAT, e.kind());
    }

    @Test
    void newerVersionsAreUnsupported() {
        byte[] bytes = TestClasses.fixtures().get(0).clone();
        bytes[7] = 65;
        ParseOptions options = ParseOptions.full("test").withExpectedName("a/Foo").withMaxMajor(61);
        ClassFormatException e = assertThrows(ClassFormatException.class, () -> ClassFileParser.parse(bytes, options));
        assertEquals(ClassFormatException.Kind.UNSUPPORTED_VERSION, e.kind());
        assertEquals("a/Foo has been compiled by a more recent version of the Java Runtime (class file version 65.0), this version of the Java"
                + " Runtime only recognizes class file versions up to 61.0", e.getMessage());
    }

    @Test
    void moduleDeclarationIsNoClass() {
        byte[] module = moduleInfo();
        ClassFormatException e = failure(module);
        assertEquals(ClassFormatException.Kind.NO_CLASS_DEFINITION, e.kind());
    }

    private static byte[] moduleInfo() {
        org.objectweb.asm.ClassWriter w = new org.objectweb.asm.ClassWriter(0);
        w.visit(53, 0x8000, "module-info", null, null, null);
        w.visitModule("m", 0, null).visitEnd();
        w.visitEnd();
        return w.toByteArray();
    }

    private static ClassFormatException failure(byte[] bytes) {
        return assertThrows(ClassFormatException.class, () -> ClassFileParser.parse(bytes, TestClasses.options("test")));
    }

    @Test
    void damagedFilesNeverCauseOtherExceptions() throws IOException {
        java.util.Random random = new java.util.Random(42);
        for (byte[] bytes : TestClasses.fixtures()) {
            for (int i = 0; i < 2000; i++) {
                byte[] mutant = bytes.clone();
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                mutant[random.nextInt(mutant.length)] ^= 1 << random.nextInt(8);
                for (FormatChecks checks : FormatChecks.values()) {
                    readAll(mutant, new ParseOptions("mutant", null, 99, checks));
                }
            }
        }
    }

    /** Uses every view of a file that parses. */
    private static void readAll(byte[] bytes, ParseOptions options) {
        ClassFile f;
        try {
            f = ClassFileParser.parse(bytes, options);
        } catch (ClassFormatException e) {
            assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, e.diagnostic());
            return;
        }
        for (MethodDeclaration m : f.methods()) {
            m.exceptions();
            m.methodParameters();
            m.signature();
            m.hasRuntimeVisibleAnnotation("LNone;");
            if (m.code() != null) {
                m.code().exceptionTable();
                m.code().lineNumberTable();
            }
        }
        for (FieldDeclaration d : f.fields()) {
            constant(f.constantPool(), d.constantValueIndex());
        }
        f.innerClasses();
        f.enclosingMethod();
        f.bootstrapMethods();
        f.nestMembers();
        f.permittedSubclasses();
        for (RecordComponent c : f.recordComponents()) {
            c.signature();
        }
        f.sourceFile();
        f.sourceDebugExtension();
    }
}
