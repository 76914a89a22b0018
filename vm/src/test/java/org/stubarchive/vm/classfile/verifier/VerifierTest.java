package org.stubarchive.vm.classfile.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.MethodDeclaration;
import org.stubarchive.vm.classfile.TestClasses;
import org.stubarchive.vm.classfile.maps.FrameMapAnalysis;
import org.stubarchive.vm.classfile.maps.FrameMaps;

/** The verifier against the host JVM: it accepts what javac makes, and decides on mutants as the host does. */
class VerifierTest {
    private static final int MUTANTS_PER_CLASS = 250;
    private static final int OTHER_MODULES_LIMIT = 3000;

    @Test
    void acceptsJavaBase() throws Exception {
        for (byte[] bytes : TestClasses.ofModule("java.base")) {
            verify(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.desktop", "jdk.compiler", "java.xml"})
    void acceptsOtherModules(String module) throws Exception {
        List<byte[]> classes = TestClasses.ofModule(module);
        assertTrue(classes.size() > 500, module + " has " + classes.size() + " classes");
        for (byte[] bytes : classes.subList(0, Math.min(classes.size(), OTHER_MODULES_LIMIT))) {
            verify(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {45, 46, 47, 48, 49, 50})
    void acceptsOldVersions(int major) throws Exception {
        for (byte[] bytes : TestClasses.oldFixtures(major)) {
            verify(bytes);
        }
    }

    @Test
    void acceptsSubroutines() throws Exception {
        byte[] bytes = SubroutineClasses.make();
        assertEquals(Outcome.Kind.ACCEPTED, Outcome.ofHost(bytes).kind());
        verify(bytes);
    }

    @Test
    void constructorCallsInsideOfATryNeedHandlersThatThrow() {
        ConstructorTryClasses.all(Opcodes.V17).forEach((handler, bytes) -> assertEquals(Outcome.ofHost(bytes), Outcome.ofParserAndVerifier(bytes), handler));
        ConstructorTryClasses.all(Opcodes.V1_4).forEach((handler, bytes) -> assertEquals(Outcome.ofHost(bytes).kind(), Outcome.ofParserAndVerifier(bytes).kind(), handler));
    }

    private static void verify(byte[] bytes) throws Exception {
        ClassFile f = ClassFileParser.parse(bytes, TestClasses.options("test"));
        Verifier.verify(f, new Hierarchy(f));
    }

    /** Compiled for the current version, and for versions that are verified by inference, with and without subroutines. */
    private static List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>(TestClasses.fixtures());
        for (int major : new int[] {46, 48, 49, 50}) {
            seeds.addAll(TestClasses.oldFixtures(major));
        }
        seeds.add(SubroutineClasses.make());
        return seeds;
    }

    /** Verified code has reference maps, before every instruction that can be reached. */
    private static void analyzeAll(byte[] bytes) throws ClassFormatException {
        ClassFile f = ClassFileParser.parse(bytes, TestClasses.options("verified mutant"));
        for (MethodDeclaration m : f.methods()) {
            CodeAttribute code = m.code();
            FrameMaps maps = code == null ? null : FrameMapAnalysis.analyze(f, m);
            for (int bci = 0; maps != null && bci < code.codeLength(); bci += Bytecodes.length(code, bci)) {
                if (maps.isReachable(bci) && !maps.dependsOnReturnAddresses(bci)) {
                    assertTrue(maps.at(bci).stackDepth() <= code.maxStack());
                }
            }
        }
    }

    /**
     * What the host rejects with VerifyError or ClassFormatError is rejected here, and what it accepts is accepted. Where the host fails for
     * another reason (a class that does not exist) it has not decided, unless it got as far as to accept.
     */
    @Test
    void agreesWithHostOnMutants() throws Exception {
        List<String> disagreements = new ArrayList<>();
        int total = 0;
        int sameKind = 0;
        int sameMessage = 0;
        int number = 0;
        for (byte[] seed : seeds()) {
            assertEquals(Outcome.Kind.ACCEPTED, Outcome.ofHost(seed).kind());
            Mutants mutants = new Mutants(seed, 7000 + number++);
            for (int i = 0; i < MUTANTS_PER_CLASS; i++) {
                byte[] mutant = mutants.next();
                Outcome host = Outcome.ofHost(mutant);
                Outcome ours = Outcome.ofParserAndVerifier(mutant);
                total++;
                if (ours.kind() == Outcome.Kind.ACCEPTED) {
                    analyzeAll(mutant);
                }
                sameKind += host.kind() == ours.kind() ? 1 : 0;
                sameMessage += host.equals(ours) ? 1 : 0;
                boolean hostRejects = host.kind() == Outcome.Kind.VERIFY || host.kind() == Outcome.Kind.CLASS_FORMAT;
                boolean disagree = hostRejects && ours.kind() == Outcome.Kind.ACCEPTED
                        || host.kind() == Outcome.Kind.ACCEPTED && ours.kind() != Outcome.Kind.ACCEPTED;
                if (disagree) {
                    disagreements.add("seed " + number + " mutant " + i + ": host " + host + ", here " + ours);
                }
            }
        }
        assertEquals(List.of(), disagreements);
        assertTrue(total >= 5000, "mutants: " + total);
        System.out.println("mutants " + total + ", same outcome " + sameKind + ", same message " + sameMessage);
        assertTrue(sameKind >= total * 98 / 100, "same outcome for " + sameKind + " of " + total);
    }
}
