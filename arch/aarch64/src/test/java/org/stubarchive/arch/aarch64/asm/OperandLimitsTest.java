package org.stubarchive.arch.aarch64.asm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stubarchive.stubgen.AssemblyException;

/** What no row may take: values beyond each bound, misaligned ones, registers of other classes; and nothing that is taken may be encoded as something else. */
class OperandLimitsTest {
    /** Of each operand; many samples share theirs. */
    private static final Map<Operand, List<Operand>> NEIGHBOURS = new HashMap<>();
    private static List<FormSamples.Sample> samples;

    /** An operand of a form, whatever the others are. */
    private record Place(InstructionForm form, int index, Operand operand) {}

    @BeforeAll
    static void collect() {
        samples = FormSamples.all();
    }

    private static Operand[] with(Operand[] operands, int index, Operand operand) {
        Operand[] copy = operands.clone();
        copy[index] = operand;
        return copy;
    }

    /** Operands like one, by as little as possible and by whole fields. */
    private static List<Operand> neighbours(Operand operand) {
        return NEIGHBOURS.computeIfAbsent(operand, OperandLimitsTest::computeNeighbours);
    }

    private static List<Operand> computeNeighbours(Operand operand) {
        List<Operand> result = new ArrayList<>();
        if (operand instanceof Imm i) {
            for (long v : new long[] {i.value() - 1, i.value() + 1, -i.value(), ~i.value(), i.value() << 1, Long.MIN_VALUE, Long.MAX_VALUE, i.value() | 1L << 32}) {
                result.add(Imm.of(v));
            }
            for (int bit = 0; bit < 64; bit++) {
                result.add(Imm.of(i.value() ^ 1L << bit));
            }
        } else if (operand instanceof Mem m) {
            if (m.index() == null) {
                for (long d : new long[] {m.displacement() - 1, m.displacement() + 1, -m.displacement(), m.displacement() * 2, 1L << 32, -(1L << 32), Long.MIN_VALUE}) {
                    result.add(new Mem(m.mode(), m.base(), d, null, null, Mem.NONE));
                }
                for (int bit = 0; bit < 20; bit++) {
                    result.add(new Mem(m.mode(), m.base(), m.displacement() + (1L << bit), null, null, Mem.NONE));
                    result.add(new Mem(m.mode(), m.base(), m.displacement() - (1L << bit), null, null, Mem.NONE));
                }
            } else {
                for (int shift = -1; shift < 70; shift++) {
                    result.add(new Mem(m.mode(), m.base(), 0, m.index(), m.extend(), shift));
                }
                for (Extend e : Extend.values()) {
                    result.add(new Mem(m.mode(), m.base(), 0, Reg.of(e.source(), m.index().number()), e, m.shift()));
                }
            }
            for (Mem.Mode mode : Mem.Mode.values()) {
                boolean indexed = mode == Mem.Mode.INDEXED || mode == Mem.Mode.POST_REGISTER;
                result.add(indexed ? new Mem(mode, m.base(), 0, Reg.X7, Extend.UXTX, Mem.NONE) : new Mem(mode, m.base(), m.displacement(), null, null, Mem.NONE));
            }
        } else if (operand instanceof Reg r) {
            for (RegClass c : RegClass.values()) {
                for (int number : new int[] {r.number(), r.number() ^ 1, 31, 16, 8, 0}) {
                    if (c.has(number)) {
                        result.add(Reg.of(c, number));
                    }
                }
            }
        } else if (operand instanceof Shifted s) {
            for (Shift shift : Shift.values()) {
                for (int amount : new int[] {-1, 0, 1, 4, 5, 31, 32, 63, 64, 1 << 16}) {
                    result.add(Shifted.of(s.register(), shift, amount));
                    result.add(Shifted.of(s.register().as(s.register().kind() == RegClass.X ? RegClass.W : RegClass.X), shift, amount));
                }
            }
        } else if (operand instanceof Extended e) {
            for (Extend extend : Extend.values()) {
                for (int amount : new int[] {-1, 0, 4, 5, 8}) {
                    result.add(Extended.of(e.register(), extend, amount));
                }
            }
        } else if (operand instanceof Lane l) {
            for (Element element : Element.values()) {
                for (int index = 0; index < 16 / element.bytes(); index++) {
                    result.add(Lane.of(l.number(), element, index));
                    result.add(Lane.of(31, element, index));
                }
            }
        } else if (operand instanceof RegList l) {
            for (Arrangement a : Arrangement.values()) {
                for (int count = 1; count <= 4; count++) {
                    result.add(RegList.of(Reg.v(l.first().number(), a), count));
                }
            }
        } else if (operand instanceof LaneList l) {
            for (Element element : Element.values()) {
                for (int count = 1; count <= 4; count++) {
                    result.add(LaneList.of(l.first(), count, element, 0));
                }
            }
        } else if (operand instanceof FpImm) {
            for (double v : new double[] {0.0, -0.0, 1.0, -1.0, 31.0, 32.0, 0.125, 0.0625, Double.NaN, Double.NEGATIVE_INFINITY, 1.03125}) {
                result.add(FpImm.of(v));
            }
        } else if (operand instanceof Predicate p) {
            for (int number = 0; number < 16; number++) {
                result.add(Predicate.zeroing(Reg.p(number)));
                result.add(Predicate.merging(Reg.p(number)));
            }
            result.add(p.register());
        } else if (operand instanceof A64Condition) {
            result.addAll(List.of(A64Condition.values()));
        }
        result.add(Imm.of(0));
        result.add(Mem.of(Reg.X0));
        result.add(Reg.X0);
        result.add(Reg.SP);
        return result;
    }

    /** What the same instruction may be written as in two ways. */
    private static Operand canonical(InstructionForm form, Operand operand) {
        if (operand instanceof Shifted s && s.shift() == Shift.LSL && s.amount() == 0) {
            return s.register();
        }
        boolean narrow = form.kinds().length > 0 && form.toString().contains(" W") && (form.toString().contains("logical") || form.toString().contains("mov"));
        if (operand instanceof Imm i && narrow) {
            return Imm.of(i.value() & 0xFFFF_FFFFL);
        }
        return operand;
    }

    /** A form either refuses operands with an exception or encodes just them: nothing is cut off. */
    @Test
    void takenOperandsAreEncodedAsTheyAre() {
        Map<String, String> wrong = new TreeMap<>();
        Set<Place> seen = new HashSet<>();
        int refused = 0;
        int taken = 0;
        for (FormSamples.Sample s : samples) {
            for (int i = 0; i < s.operands().length; i++) {
                if (!seen.add(new Place(s.form(), i, s.operands()[i]))) {
                    continue;
                }
                for (Operand neighbour : neighbours(s.operands()[i])) {
                    Operand[] changed = with(s.operands(), i, neighbour);
                    if (!s.form().accepts(changed)) {
                        refused++;
                        continue;
                    }
                    int word = s.form().encodeAccepted(s.offset(), changed);
                    taken++;
                    Operand[] again = plainDecode(s.form(), word, s.offset());
                    if (again == null || !same(s.form(), changed, again)) {
                        wrong.putIfAbsent(s.form().toString(), Arrays.toString(changed) + " encoded as " + Arrays.toString(again) + String.format(" %08x", word));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()));
        assertTrue(refused > taken && taken > samples.size());
    }

    /** By the form itself; where a preferred form stands for some operands, by the first that matches. */
    private static Operand[] plainDecode(InstructionForm form, int word, int offset) {
        Operand[] own = form.decode(word, offset);
        if (own != null) {
            return own;
        }
        A64Decoder.Decoded decoded = A64Decoder.decode(word, offset);
        return decoded == null ? null : decoded.operands().toArray(new Operand[0]);
    }

    private static boolean same(InstructionForm form, Operand[] given, Operand[] decoded) {
        if (given.length != decoded.length) {
            return isWrittenOtherwise(form);
        }
        for (int i = 0; i < given.length; i++) {
            if (!canonical(form, given[i]).equals(canonical(form, decoded[i]))) {
                return isWrittenOtherwise(form);
            }
        }
        return true;
    }

    /** Aliases that give way to another for some operands, whose operands are others: the text comparison with binutils covers them. */
    private static boolean isWrittenOtherwise(InstructionForm form) {
        return switch (form.mnemonic()) {
            case MOV, LSL, SBFIZ, UBFIZ, BFC, BFI -> true;
            default -> false;
        };
    }

    /** One step beyond each bound, and one byte off a multiple. */
    @Test
    void boundsAreExact() {
        Map<String, TreeSet<Long>> values = new TreeMap<>();
        Map<String, FormSamples.Sample> examples = new TreeMap<>();
        for (FormSamples.Sample s : samples) {
            for (int i = 0; i < s.operands().length; i++) {
                OperandKind kind = s.form().kinds()[i];
                String key = s.form() + "#" + i;
                if (kind instanceof ImmediateKinds.Linear) {
                    values.computeIfAbsent(key, k -> new TreeSet<>()).add(((Imm) s.operands()[i]).value());
                    examples.put(key, s);
                } else if (kind instanceof MemoryKinds.Displaced) {
                    values.computeIfAbsent(key, k -> new TreeSet<>()).add(((Mem) s.operands()[i]).displacement());
                    examples.put(key, s);
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        values.forEach((key, legal) -> {
            FormSamples.Sample s = examples.get(key);
            int index = Integer.parseInt(key.substring(key.lastIndexOf('#') + 1));
            long step = legal.stream().filter(v -> v != 0).mapToLong(Math::abs).reduce(0, OperandLimitsTest::gcd);
            TreeSet<Long> illegal = new TreeSet<>(List.of(legal.first() - step, legal.last() + step, legal.first() - 1, legal.last() + 1));
            if (step > 1) {
                illegal.add(legal.first() + 1);
                illegal.add(legal.last() - step + step / 2);
            }
            for (long v : illegal) {
                Operand operand = s.operands()[index] instanceof Mem m ? new Mem(m.mode(), m.base(), v, null, null, Mem.NONE) : Imm.of(v);
                if (s.form().accepts(with(s.operands(), index, operand))) {
                    wrong.add(key + " takes " + v + " beyond " + legal.first() + ".." + legal.last());
                }
            }
        });
        assertEquals(List.of(), wrong);
        assertTrue(values.size() > 500);
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    /** The stack pointer and the zero register share their number: no operand takes both. */
    @Test
    void stackPointerIsNotTheZeroRegister() {
        int checked = 0;
        for (FormSamples.Sample s : samples) {
            for (int i = 0; i < s.operands().length; i++) {
                if (s.operands()[i] instanceof Reg r && (r.kind() == RegClass.X || r.kind() == RegClass.W || r.kind() == RegClass.SP || r.kind() == RegClass.WSP)) {
                    boolean wide = r.kind() == RegClass.X || r.kind() == RegClass.SP;
                    boolean zero = s.form().accepts(with(s.operands(), i, wide ? Reg.XZR : Reg.WZR));
                    boolean stack = s.form().accepts(with(s.operands(), i, wide ? Reg.SP : Reg.WSP));
                    assertFalse(zero && stack, s::describe);
                    assertFalse(s.form().accepts(with(s.operands(), i, wide ? Reg.WSP : Reg.SP)), s::describe);
                    checked++;
                }
            }
        }
        assertTrue(checked > samples.size() / 4);
    }

    @Test
    void targetsOutOfReachAreRefused() {
        int checked = 0;
        for (FormSamples.Sample s : samples) {
            for (int i = 0; i < s.operands().length; i++) {
                A64LabelUse use = s.form().labelUse();
                if (use == null || !(s.operands()[i] instanceof Target)) {
                    continue;
                }
                long limit = switch (use) {
                    case IMM26 -> 1L << 27;
                    case IMM19, ADR21 -> 1L << 20;
                    case IMM14 -> 1L << 15;
                };
                int unit = use == A64LabelUse.ADR21 ? 1 : 4;
                for (long distance : new long[] {limit, -limit - unit, limit * 2, 1L << 40, use == A64LabelUse.ADR21 ? limit : 2}) {
                    Operand[] changed = with(s.operands(), i, Target.decoded(s.offset() + distance));
                    assertThrows(AssemblyException.class, () -> s.form().encode(s.offset(), changed), () -> s.describe() + " " + distance);
                }
                Operand[] last = with(s.operands(), i, Target.decoded(s.offset() + limit - unit));
                assertArrayEquals(last, s.form().decode(s.form().encode(s.offset(), last), s.offset()));
                checked++;
            }
        }
        assertTrue(checked > 100);
    }

    @Test
    void refusalIsAnExceptionThatNamesTheRow() {
        FormSamples.Sample before = null;
        for (FormSamples.Sample s : samples) {
            if (before == null || before.form() != s.form()) {
                Operand[] wrong = s.operands().length == 0 ? new Operand[] {Imm.of(0)} : new Operand[0];
                AssemblyException e = assertThrows(AssemblyException.class, () -> s.form().encode(s.offset(), wrong));
                assertTrue(e.getMessage().contains(s.form().toString()), e.getMessage());
            }
            before = s;
        }
    }

    @Test
    void wrongNumberOfOperandsIsRefused() {
        for (FormSamples.Sample s : samples) {
            Operand[] more = Arrays.copyOf(s.operands(), s.operands().length + 1);
            more[s.operands().length] = Imm.of(0);
            assertFalse(s.form().accepts(more));
            if (s.operands().length > 0) {
                assertFalse(s.form().accepts(Arrays.copyOf(s.operands(), s.operands().length - 1)));
            }
        }
    }

    @Test
    void registersOutOfTheirClassDoNotExist() {
        for (RegClass c : RegClass.values()) {
            assertThrows(IllegalArgumentException.class, () -> Reg.of(c, -1));
            assertThrows(IllegalArgumentException.class, () -> Reg.of(c, 32));
        }
        assertThrows(IllegalArgumentException.class, () -> Reg.of(RegClass.SP, 0));
        assertThrows(IllegalArgumentException.class, () -> Reg.p(16));
        assertThrows(IllegalArgumentException.class, () -> Lane.of(0, Element.D, 2));
        assertThrows(IllegalArgumentException.class, () -> RegList.of(Reg.v(0, Arrangement.B8), 5));
        assertThrows(IllegalArgumentException.class, () -> Mem.of(Reg.XZR));
        assertThrows(IllegalArgumentException.class, () -> Mem.of(Reg.W0));
        assertThrows(IllegalArgumentException.class, () -> Mem.indexed(Reg.X0, Reg.W1));
        assertThrows(IllegalArgumentException.class, () -> Mem.indexed(Reg.X0, Reg.X1, Extend.SXTW, 0));
    }
}
