package org.stubarchive.vm.classfile.maps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicInterpreter;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.Frame;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.TestClasses;
import org.stubarchive.vm.classfile.verifier.SubroutineClasses;

/** Reference maps against ASM's data flow analysis of every method of java.base, and with subroutines. */
class FrameMapAnalysisTest {
    @Test
    void agreesWithAsmOnJavaBase() throws Exception {
        int instructions = 0;
        for (byte[] bytes : TestClasses.ofModule("java.base")) {
            instructions += compare(bytes);
        }
        assertTrue(instructions > 1_000_000, "compared instructions: " + instructions);
    }

    @Test
    void agreesWithAsmOnOldClasses() throws Exception {
        for (byte[] bytes : TestClasses.oldFixtures(48)) {
            assertTrue(compare(bytes) > 0);
        }
    }

    private static int compare(byte[] bytes) throws Exception {
        ClassFile ours = ClassFileParser.parse(bytes, TestClasses.options("test"));
        ClassNode asm = new ClassNode();
        new ClassReader(bytes).accept(asm, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        int compared = 0;
        for (int i = 0; i < ours.methods().length; i++) {
            if (ours.methods()[i].code() != null) {
                compared += compare(ours, ours.methods()[i], asm.name, asm.methods.get(i));
            }
        }
        return compared;
    }

    private static int compare(ClassFile classFile, MethodDeclaration method, String owner, MethodNode node) throws AnalyzerException {
        CodeAttribute code = method.code();
        FrameMaps maps = FrameMapAnalysis.analyze(classFile, method);
        Frame<BasicValue>[] frames = new Analyzer<>(new BasicInterpreter()).analyze(owner, node);
        int compared = 0;
        int bci = 0;
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = node.instructions.get(i);
            if (instruction.getOpcode() < 0) {
                continue;
            }
            String where = owner + "." + node.name + node.desc + " @" + bci;
            assertEquals(frames[i] != null, maps.isReachable(bci), where);
            if (frames[i] != null) {
                String expected = text(frames[i], code.maxLocals());
                String found = maps.at(bci).toString();
                if (code.handlerCount() == 0) {
                    assertEquals(expected, found, where);
                } else {
                    assertEquals(expected, withConflicts(found, frames[i]), where);
                }
                compared++;
            }
            int op = code.u1(bci);
            if (op >= Bytecodes.INVOKEVIRTUAL && op <= Bytecodes.INVOKEDYNAMIC) {
                String descriptor = classFile.constantPool().refDescriptor(code.u2(bci + 1));
                int receiver = op == Bytecodes.INVOKESTATIC || op == Bytecodes.INVOKEDYNAMIC ? 0 : 1;
                assertEquals(Descriptor.argumentSlots(descriptor) + receiver, maps.argumentSlotsAt(bci), where);
            }
            bci += Bytecodes.length(code, bci);
        }
        assertEquals(code.codeLength(), bci);
        return compared;
    }

    /**
     * ASM lets the state after a store reach the handlers that cover the store, although it cannot throw; so it sees conflicts in locals of
     * handlers that are none. Takes those over.
     */
    private static String withConflicts(String map, Frame<BasicValue> frame) {
        StringBuilder text = new StringBuilder(map);
        for (int i = 0; i < frame.getLocals(); i++) {
            if (frame.getLocal(i) == BasicValue.UNINITIALIZED_VALUE) {
                text.setCharAt("locals ".length() + i, '.');
            }
        }
        return text.toString();
    }

    private static String text(Frame<BasicValue> frame, int maxLocals) {
        StringBuilder text = new StringBuilder("locals ");
        for (int i = 0; i < maxLocals; i++) {
            text.append(frame.getLocal(i).isReference() ? 'R' : '.');
        }
        text.append(" stack ");
        for (int i = 0; i < frame.getStackSize(); i++) {
            BasicValue v = frame.getStack(i);
            text.append(v.isReference() ? "R" : v.getSize() == 2 ? ".." : ".");
        }
        return text.toString();
    }

    /** In the subroutine of {@code callers}, local 2 is a reference or not depending on who called. */
    @Test
    void subroutineMapsDependOnReturnAddress() throws Exception {
        ClassFile f = ClassFileParser.parse(SubroutineClasses.make(), TestClasses.options("test"));
        MethodDeclaration m = f.method("callers", "(ILjava/lang/Object;)Ljava/lang/Object;");
        FrameMaps maps = FrameMapAnalysis.analyze(f, m);
        List<Integer> calls = find(m.code(), Bytecodes.JSR);
        int call = find(m.code(), Bytecodes.INVOKESTATIC).get(0);
        assertTrue(maps.dependsOnReturnAddresses(call));
        assertThrows(IllegalStateException.class, () -> maps.at(call));
        assertFalse(maps.at(call, local(3, calls.get(0) + 3)).isLocalReference(2));
        assertTrue(maps.at(call, local(3, calls.get(1) + 3)).isLocalReference(2));
        assertThrows(IllegalStateException.class, () -> maps.at(call, local(3, 1)));
        assertEquals("locals .R.. stack ", maps.at(calls.get(0) + 3).toString());
        assertEquals("locals .RR. stack ", maps.at(calls.get(1) + 3).toString());
    }

    /** The return address is on the stack at the first instruction of the subroutine. */
    @Test
    void returnAddressOnTheStack() throws Exception {
        ClassFile f = ClassFileParser.parse(SubroutineClasses.make(), TestClasses.options("test"));
        MethodDeclaration m = f.method("callers", "(ILjava/lang/Object;)Ljava/lang/Object;");
        FrameMaps maps = FrameMapAnalysis.analyze(f, m);
        int entry = find(m.code(), Bytecodes.INVOKESTATIC).get(0) - 1;
        int second = find(m.code(), Bytecodes.JSR).get(1) + 3;
        FrameMap map = maps.at(entry, new ReturnAddressReader() {
            @Override
            public int local(int local) {
                return -1;
            }

            @Override
            public int stack(int slot) {
                return slot == 0 ? second : -1;
            }
        });
        assertEquals("locals .RR. stack .", map.toString());
    }

    @Test
    void nestedSubroutines() throws Exception {
        ClassFile f = ClassFileParser.parse(SubroutineClasses.make(), TestClasses.options("test"));
        for (MethodDeclaration m : f.methods()) {
            FrameMaps maps = FrameMapAnalysis.analyze(f, m);
            for (int bci = 0; bci < m.code().codeLength(); bci += Bytecodes.length(m.code(), bci)) {
                assertTrue(maps.isReachable(bci), m + " @" + bci);
            }
        }
    }

    /** A local that is a reference on one path and an int on the other is no reference where they meet. */
    @Test
    void conflictIsNoReference() throws Exception {
        ClassWriter w = new ClassWriter(0);
        w.visit(Opcodes.V1_4, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Conflict", null, "java/lang/Object", null);
        MethodVisitor v = w.visitMethod(Opcodes.ACC_STATIC, "f", "(I)V", null, null);
        Label other = new Label();
        Label end = new Label();
        v.visitCode();
        v.visitVarInsn(Opcodes.ILOAD, 0);
        v.visitJumpInsn(Opcodes.IFEQ, other);
        v.visitInsn(Opcodes.ACONST_NULL);
        v.visitVarInsn(Opcodes.ASTORE, 1);
        v.visitJumpInsn(Opcodes.GOTO, end);
        v.visitLabel(other);
        v.visitInsn(Opcodes.ICONST_1);
        v.visitVarInsn(Opcodes.ISTORE, 1);
        v.visitLabel(end);
        v.visitInsn(Opcodes.RETURN);
        v.visitMaxs(1, 2);
        v.visitEnd();
        w.visitEnd();
        ClassFile f = ClassFileParser.parse(w.toByteArray(), TestClasses.options("test"));
        FrameMaps maps = FrameMapAnalysis.analyze(f, f.methods()[0]);
        assertEquals("locals .. stack ", maps.at(f.methods()[0].code().codeLength() - 1).toString());
        assertEquals("locals .R stack ", maps.at(6).toString());
    }

    private static ReturnAddressReader local(int local, int address) {
        return new ReturnAddressReader() {
            @Override
            public int local(int asked) {
                return asked == local ? address : -1;
            }

            @Override
            public int stack(int slot) {
                return -1;
            }
        };
    }

    private static List<Integer> find(CodeAttribute code, int opcode) {
        List<Integer> found = new java.util.ArrayList<>();
        for (int bci = 0; bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
            if (code.u1(bci) == opcode) {
                found.add(bci);
            }
        }
        return found;
    }
}
