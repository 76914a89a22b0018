package org.stubarchive.arch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.code.FrameWords;
import org.stubarchive.compiler.code.MethodExits;
import org.stubarchive.compiler.code.PortableEmitter;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GraphVerifier;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.lir.Lir;
import org.stubarchive.compiler.lir.LirBuilder;
import org.stubarchive.compiler.lir.LirVerifier;
import org.stubarchive.compiler.parse.GraphBuilder;
import org.stubarchive.compiler.parse.ImplicitExceptions;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.StubRecorder;
import org.stubarchive.testing.EmulatedTests;
import org.stubarchive.testing.OnEveryMachine;
import org.stubarchive.vm.classfile.ClassFileParser;
import org.stubarchive.vm.classfile.ClassFormatException;
import org.stubarchive.vm.jit.ParsedClass;

/** Random methods on numbers give, as machine code, what they give in the host; a check that fails leaves the code. */
@OnEveryMachine
class CompiledArithmeticTest {
    private static final int METHODS = Integer.getInteger("stubarchive.programs", System.getProperty(EmulatedTests.CPU) == null ? 400 : 40);
    private static final long SEED = Long.getLong("stubarchive.seed", 1);
    private static final Object[][] ARGUMENTS = {
        {0, 0L, 0f, 0d}, {1, -1L, 1.5f, -2.5}, {-7, 1L << 40, 3e9f, 1e19}, {Integer.MIN_VALUE, Long.MIN_VALUE, Float.NaN, Double.NEGATIVE_INFINITY},
        {Integer.MAX_VALUE, Long.MAX_VALUE, -0f, Double.MIN_VALUE},
    };
    private static final String DESCRIPTOR = "(IJFD)J";
    private static final String LEFT = "compiled code was left";

    private record Compiled(long seed, int start, Lir lir) {}

    private final Registers registers = HostArchitecture.registers();

    /** The frame pointer points to the words; a temporary says at the end whether the code was left by a check. */
    private final class Exits implements MethodExits {
        private final Label end;

        private Exits(Label end) {
            this.end = end;
        }

        @Override
        public void returnFrom(MacroAssembler masm) {
            masm.moveImmediate(registers.temp(5), 0);
            masm.jump(end);
        }

        @Override
        public void trap(MacroAssembler masm, Node origin) {
            assertTrue(origin.state() != null, () -> "no state: " + origin);
            masm.moveImmediate(registers.temp(5), 1);
            masm.jump(end);
        }

        @Override
        public void poll(MacroAssembler masm, Node origin) {
            assertTrue(origin.state() != null, () -> "no state: " + origin);
        }
    }

    @Test
    void codeComputesWhatTheHostComputes() throws Exception {
        StubRecorder recorder = new StubRecorder("methods", 1, CpuFeatures.BASELINE);
        MacroAssembler masm = HostArchitecture.get().newMacroAssembler(recorder);
        recorder.entry("start");
        List<Compiled> methods = new ArrayList<>();
        int words = 0;
        for (long seed = SEED; seed < SEED + METHODS; seed++) {
            Lir lir = lir(seed);
            words = Math.max(words, lir.registerCount());
            methods.add(new Compiled(seed, recorder.buffer().position(), lir));
            RegisterFrame.host().emit(masm, () -> {
                Label end = masm.newLabel();
                PortableEmitter.emit(masm, lir, new FrameWords(registers.framePointer()), new Exits(end));
                masm.bind(end);
            });
        }
        StubGenerator fmod = HostArchitecture.stubs().stream().filter(g -> g.name().equals("fmod")).findFirst().orElseThrow();
        long frame = RawMemory.allocate((long) FrameWords.WORD * words);
        int left = 0;
        try (ExecutableCode fmodCode = ExecutableCode.of(List.of(HostArchitecture.generate(fmod, CpuFeatures.BASELINE)), Map.of());
                ExecutableCode code = ExecutableCode.of(List.of(recorder.close()), Map.of(CodeSymbol.stubEntry("fmod", 0), fmodCode.entry("fmod", 0)));
                RegisterFile file = new RegisterFile()) {
            for (Compiled c : methods) {
                Method host = hostMethod(c.seed);
                for (Object[] a : ARGUMENTS) {
                    String expected = inHost(host, a);
                    assertEquals(expected, run(file, code.start() + c.start, frame, words, c.lir, a), "seed " + c.seed);
                    left += expected.equals(LEFT) ? 1 : 0;
                }
            }
        } finally {
            RawMemory.free(frame);
        }
        assertTrue(left > 0, "no check failed");
    }

    private static String name(long seed) {
        return "org/stubarchive/arch/A" + seed;
    }

    private static Lir lir(long seed) throws ClassFormatException {
        ClassDescription described = new ParsedClass(ClassFileParser.parse(new RandomArithmetic(seed).bytes(name(seed)), "seed " + seed));
        ClassDescription root = new ParsedClass(ClassFileParser.parse(objectBytes(), "java/lang/Object"));
        SymbolicResolver resolver = new SymbolicResolver(n -> n.equals(described.name()) ? described : n.equals("java/lang/Object") ? root : null);
        Graph graph = GraphBuilder.build(new CiEnv(resolver), resolver.method(described.name(), "run", DESCRIPTOR), ImplicitExceptions.TRAP);
        GraphVerifier.verify(graph);
        Lir lir = LirBuilder.build(graph);
        LirVerifier.verify(lir);
        return lir;
    }

    private static byte[] objectBytes() {
        try (InputStream in = Object.class.getResourceAsStream("Object.class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Method hostMethod(long seed) throws ReflectiveOperationException {
        Class<?> host = MethodHandles.lookup().defineHiddenClass(new RandomArithmetic(seed).bytes(name(seed)), true).lookupClass();
        return host.getMethod("run", int.class, long.class, float.class, double.class);
    }

    private static String inHost(Method host, Object[] arguments) throws IllegalAccessException {
        try {
            return host.invoke(null, arguments).toString();
        } catch (InvocationTargetException e) {
            assertTrue(e.getCause() instanceof ArithmeticException, () -> e.getCause().toString());
            return LEFT;
        }
    }

    /** Garbage is in all words but those of the arguments, and above ints and floats. */
    private String run(RegisterFile file, long function, long frame, int words, Lir lir, Object[] arguments) {
        long base = frame + (long) FrameWords.WORD * words;
        for (int w = 0; w < words; w++) {
            RawMemory.putLong(frame + (long) FrameWords.WORD * w, 0xDEAD_BEEF_CAFE_F00DL);
        }
        for (int i = 0; i < arguments.length; i++) {
            int register = lir.arguments().get(i);
            long word = base - (long) FrameWords.WORD * (register + 1);
            if (arguments[i] instanceof Integer n) {
                RawMemory.putInt(word, n);
            } else if (arguments[i] instanceof Long n) {
                RawMemory.putLong(word, n);
            } else if (arguments[i] instanceof Float n) {
                RawMemory.putInt(word, Float.floatToRawIntBits(n));
            } else {
                RawMemory.putLong(word, Double.doubleToRawLongBits((Double) arguments[i]));
            }
        }
        file.set(registers.framePointer().encoding(), base);
        file.set(registers.stackPointer().encoding(), file.stack());
        file.run(function);
        return file.get(registers.temp(5).encoding()) == 0 ? Long.toString(file.get(registers.result().encoding())) : LEFT;
    }
}
