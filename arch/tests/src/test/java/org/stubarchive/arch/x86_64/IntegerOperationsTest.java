package org.stubarchive.arch.x86_64;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.arch.Machine;
import org.stubarchive.arch.x86_64.asm.Reg;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;

/** The integer operations of the macro-assembler, executed, against Java: all ways in which operands can be the same register. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class IntegerOperationsTest {
    static final int[] IMMEDIATES = {0, 1, -1, 2, 7, 8, 127, 128, -128, -129, 255, 256, 0xFFFF, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE};
    /** Registers with a special part in some instruction, and others. */
    private static final List<Gpr> POOL = gprs(Reg.RAX, Reg.RCX, Reg.RDX, Reg.RBP, Reg.R13);
    private static final List<Gpr> ALL = gprs(
            Reg.RAX, Reg.RCX, Reg.RDX, Reg.RBX, Reg.RBP, Reg.RSI, Reg.RDI, Reg.R8, Reg.R9, Reg.R12, Reg.R13, Reg.R14, Reg.R15);

    private static List<Gpr> gprs(Reg... regs) {
        List<Gpr> result = new ArrayList<>();
        for (Reg r : regs) {
            result.add(X86Registers.gpr(r));
        }
        return result;
    }

    interface Three {
        void add(Gpr dst, Gpr a, Gpr b);
    }

    /** All triples of the special registers, and random ones. */
    static void triples(Three body) {
        for (Gpr dst : POOL) {
            for (Gpr a : POOL) {
                for (Gpr b : POOL) {
                    body.add(dst, a, b);
                }
            }
        }
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            body.add(ALL.get(random.nextInt(ALL.size())), ALL.get(random.nextInt(ALL.size())), ALL.get(random.nextInt(ALL.size())));
        }
    }

    static void pairs(java.util.function.BiConsumer<Gpr, Gpr> body) {
        for (Gpr a : ALL) {
            for (Gpr b : ALL) {
                body.accept(a, b);
            }
        }
    }

    private static long result(IntOp op, long a, long b) {
        return switch (op) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case AND -> a & b;
            case OR -> a | b;
            case XOR -> a ^ b;
        };
    }

    static void put(MachineState s, Width width, Gpr dst, long value) {
        if (width == Width.W64) {
            s.set(dst, value);
        } else {
            s.setInt(dst, (int) value);
        }
    }

    @Test
    void twoOperandOperations() {
        OperationRunner runner = new OperationRunner();
        for (IntOp op : IntOp.values()) {
            for (Width width : Width.values()) {
                triples((dst, a, b) -> runner.add(op + " " + width + " " + dst + "," + a + "," + b,
                        m -> m.op(op, width, dst, a, b), s -> put(s, width, dst, result(op, s.get(a), s.get(b)))));
            }
        }
        runner.run();
    }

    @Test
    void immediateOperations() {
        OperationRunner runner = new OperationRunner();
        for (IntOp op : IntOp.values()) {
            for (Width width : Width.values()) {
                for (int immediate : IMMEDIATES) {
                    for (Gpr dst : POOL) {
                        for (Gpr a : POOL) {
                            runner.add(op + " " + width + " " + dst + "," + a + "," + immediate,
                                    m -> m.opImmediate(op, width, dst, a, immediate), s -> put(s, width, dst, result(op, s.get(a), immediate)));
                        }
                    }
                }
            }
        }
        runner.run();
    }

    @Test
    void memoryOperations() {
        OperationRunner runner = new OperationRunner();
        for (IntOp op : IntOp.values()) {
            for (Width width : Width.values()) {
                triples((dst, a, base) -> {
                    if (!a.equals(base)) {
                        runner.add(op + " " + width + " " + dst + "," + a + ",[" + base + "+16]", s -> s.set(base, s.scratch),
                                m -> m.opMemory(op, width, dst, a, Address.of(base, 16)), s -> put(s, width, dst, result(op, s.get(a), s.getLong(16))));
                    }
                });
            }
        }
        Gpr scratch = X86Registers.gpr(Reg.R14);
        for (IntOp op : IntOp.values()) {
            triples((dst, a, index) -> {
                if (!a.equals(index) && !a.equals(scratch) && !dst.equals(scratch) && !index.equals(scratch)) {
                    runner.add(op + " " + dst + "," + a + ",[r14+" + index + "*8+8]", s -> {
                        s.set(scratch, s.scratch);
                        s.set(index, s.get(index) & 15);
                    }, m -> m.opMemory(op, Width.W64, dst, a, Address.indexed(scratch, index, 3, 8)),
                            s -> s.set(dst, result(op, s.get(a), s.getLong(8 + 8 * s.getInt(index)))));
                }
            });
        }
        for (Width width : Width.values()) {
            for (int immediate : IMMEDIATES) {
                Gpr base = POOL.get(3);
                runner.add("add " + width + " memory," + immediate, s -> s.set(base, s.scratch), m -> m.addToMemory(width, Address.of(base, 24), immediate), s -> {
                    if (width == Width.W64) {
                        s.putLong(24, s.getLong(24) + immediate);
                    } else {
                        s.putLong(24, s.getLong(24) & ~0xFFFF_FFFFL | s.getLong(24) + immediate & 0xFFFF_FFFFL);
                    }
                });
            }
        }
        runner.run();
    }

    @Test
    void shifts() {
        shifts(CpuFeatures.BASELINE);
    }

    @Test
    void shiftsWithoutFlags() {
        if (Machine.features().contains(CpuFeature.BMI2)) {
            shifts(CpuFeatures.of(CpuFeature.BMI2));
        }
    }

    private static long shifted(ShiftOp op, Width width, long a, int count) {
        if (width == Width.W64) {
            return switch (op) {
                case LEFT -> a << count;
                case RIGHT -> a >> count;
                case UNSIGNED_RIGHT -> a >>> count;
            };
        }
        return switch (op) {
            case LEFT -> (int) a << count;
            case RIGHT -> (int) a >> count;
            case UNSIGNED_RIGHT -> (int) a >>> count;
        };
    }

    private void shifts(CpuFeatures features) {
        OperationRunner runner = new OperationRunner(features, Map.of());
        for (ShiftOp op : ShiftOp.values()) {
            for (Width width : Width.values()) {
                triples((dst, a, count) -> runner.add(op + " " + width + " " + dst + "," + a + "," + count,
                        m -> m.shift(op, width, dst, a, count), s -> put(s, width, dst, shifted(op, width, s.get(a), (int) s.get(count)))));
                for (int count : new int[] {0, 1, 2, 31, 32, 63}) {
                    if (count < (width == Width.W64 ? 64 : 32)) {
                        for (Gpr dst : POOL) {
                            for (Gpr a : POOL) {
                                runner.add(op + " " + width + " " + dst + "," + a + "," + count,
                                        m -> m.shiftImmediate(op, width, dst, a, count), s -> put(s, width, dst, shifted(op, width, s.get(a), count)));
                            }
                        }
                    }
                }
            }
        }
        runner.run();
    }

    @Test
    void divisions() {
        OperationRunner runner = new OperationRunner();
        for (DivideOp op : DivideOp.values()) {
            for (Width width : Width.values()) {
                triples((dst, a, b) -> runner.add(op + " " + width + " " + dst + "," + a + "," + b,
                        s -> s.set(b, divisor(s.get(b), width)), m -> m.divide(op, width, dst, a, b), s -> {
                            long x = s.get(a);
                            long y = s.get(b);
                            if (width == Width.W64) {
                                s.set(dst, op == DivideOp.QUOTIENT ? x / y : x % y);
                            } else {
                                s.setInt(dst, op == DivideOp.QUOTIENT ? (int) x / (int) y : (int) x % (int) y);
                            }
                        }));
            }
        }
        runner.run();
    }

    private static long divisor(long value, Width width) {
        return (width == Width.W64 ? value : (int) value) == 0 ? -1 : value;
    }

    @Test
    void movesAndExtensions() {
        OperationRunner runner = new OperationRunner();
        pairs((dst, src) -> {
            runner.add("move " + dst + "," + src, m -> m.move(dst, src), s -> s.set(dst, s.get(src)));
            runner.add("signExtend32 " + dst + "," + src, m -> m.signExtend32(dst, src), s -> s.set(dst, s.getInt(src)));
            runner.add("s8 " + dst + "," + src, m -> m.extend(MemoryType.S8, dst, src), s -> s.setInt(dst, (byte) s.get(src)));
            runner.add("u8 " + dst + "," + src, m -> m.extend(MemoryType.U8, dst, src), s -> s.setInt(dst, (int) s.get(src) & 0xFF));
            runner.add("s16 " + dst + "," + src, m -> m.extend(MemoryType.S16, dst, src), s -> s.setInt(dst, (short) s.get(src)));
            runner.add("u16 " + dst + "," + src, m -> m.extend(MemoryType.U16, dst, src), s -> s.setInt(dst, (char) s.get(src)));
            for (Width width : Width.values()) {
                runner.add("negate " + width + dst + "," + src, m -> m.negate(width, dst, src), s -> put(s, width, dst, -s.get(src)));
            }
        });
        for (Gpr dst : POOL) {
            for (long value : new long[] {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0xFFFF_FFFFL, 0x1_0000_0000L, Long.MIN_VALUE, Long.MAX_VALUE, -0x8000_0001L}) {
                runner.add(dst + " = " + value, m -> m.moveImmediate(dst, value), s -> s.set(dst, value));
            }
        }
        triples((dst, a, b) -> runner.add("compare " + dst + "," + a + "," + b, m -> m.compareThreeWay(dst, a, b), s -> s.setInt(dst, Long.compare(s.get(a), s.get(b)))));
        triples((dst, a, b) -> runner.add("lea " + dst + "," + a + "," + b, m -> m.lea(dst, Address.indexed(a, b, 2, -40)), s -> s.set(dst, s.get(a) + 4 * s.get(b) - 40)));
        pairs((dst, a) -> {
            runner.add("lea " + dst + "," + a, m -> m.lea(dst, Address.of(a, 1000)), s -> s.set(dst, s.get(a) + 1000));
            runner.add("lea0 " + dst + "," + a, m -> m.lea(dst, Address.of(a, 0)), s -> s.set(dst, s.get(a)));
        });
        pairs((a, b) -> runner.add("push pop " + a + "," + b, m -> {
            m.push(a);
            m.pop(b);
        }, s -> s.set(b, s.get(a))));
        runner.run();
    }

    private static boolean holds(Condition condition, long a, long b) {
        return switch (condition) {
            case EQUAL -> a == b;
            case NOT_EQUAL -> a != b;
            case LESS -> a < b;
            case LESS_EQUAL -> a <= b;
            case GREATER -> a > b;
            case GREATER_EQUAL -> a >= b;
            case BELOW -> Long.compareUnsigned(a, b) < 0;
            case BELOW_EQUAL -> Long.compareUnsigned(a, b) <= 0;
            case ABOVE -> Long.compareUnsigned(a, b) > 0;
            case ABOVE_EQUAL -> Long.compareUnsigned(a, b) >= 0;
        };
    }

    private static long value(Width width, long value) {
        return width == Width.W64 ? value : (int) value;
    }

    @Test
    void branches() {
        OperationRunner runner = new OperationRunner();
        Gpr flag = X86Registers.gpr(Reg.R9);
        Gpr base = X86Registers.gpr(Reg.R12);
        for (Condition c : Condition.values()) {
            for (Width width : Width.values()) {
                for (Gpr a : POOL) {
                    for (Gpr b : POOL) {
                        runner.add(c + " " + width + a + "," + b, m -> RegisterFile.decide(m, Reg.R9, l -> m.branch(c, width, a, b, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a)), value(width, s.get(b))) ? 1 : 0));
                    }
                    runner.add(c + " " + width + a + ",memory", s -> s.set(base, s.scratch),
                            m -> RegisterFile.decide(m, Reg.R9, l -> m.branchMemory(c, width, a, Address.of(base, 8), l)),
                            s -> s.set(flag, holds(c, value(width, s.get(a)), value(width, s.getLong(8))) ? 1 : 0));
                    for (int immediate : IMMEDIATES) {
                        runner.add(c + " " + width + a + "," + immediate, m -> RegisterFile.decide(m, Reg.R9, l -> m.branchImmediate(c, width, a, immediate, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a)), immediate) ? 1 : 0));
                    }
                }
            }
            for (MemoryType type : List.of(MemoryType.U8, MemoryType.I32, MemoryType.I64)) {
                for (int immediate : IMMEDIATES) {
                    runner.add(c + " " + type + "," + immediate, s -> s.set(base, s.scratch),
                            m -> RegisterFile.decide(m, Reg.R9, l -> m.branchMemoryImmediate(c, type, Address.of(base, 8), immediate, l)),
                            s -> s.set(flag, holds(c, loaded(type == MemoryType.I32 ? MemoryType.S32_TO_64 : type, s.getLong(8)), immediate) ? 1 : 0));
                }
            }
        }
        for (Condition c : List.of(Condition.EQUAL, Condition.NOT_EQUAL)) {
            for (int mask : IMMEDIATES) {
                for (Width width : Width.values()) {
                    for (Gpr a : ALL) {
                        runner.add("test " + c + width + a + "," + mask, m -> RegisterFile.decide(m, Reg.R9, l -> m.branchTest(c, width, a, mask, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a) & mask), 0) ? 1 : 0));
                    }
                }
                for (MemoryType type : List.of(MemoryType.U8, MemoryType.I32)) {
                    if (type == MemoryType.I32 || mask >= 0 && mask <= 255) {
                        runner.add("test " + c + type + mask, s -> s.set(base, s.scratch),
                                m -> RegisterFile.decide(m, Reg.R9, l -> m.branchTestMemory(c, type, Address.of(base, 8), mask, l)),
                                s -> s.set(flag, holds(c, loaded(type, s.getLong(8)) & mask & 0xFFFF_FFFFL, 0) ? 1 : 0));
                    }
                }
            }
        }
        runner.run();
    }

    private static long loaded(MemoryType type, long word) {
        return switch (type) {
            case U8 -> word & 0xFF;
            case S8 -> (byte) word & 0xFFFF_FFFFL;
            case U16 -> word & 0xFFFF;
            case S16 -> (short) word & 0xFFFF_FFFFL;
            case I32 -> word & 0xFFFF_FFFFL;
            case S32_TO_64 -> (int) word;
            case S16_TO_64 -> (short) word;
            case S8_TO_64 -> (byte) word;
            case I64 -> word;
        };
    }

    private static void stored(MachineState s, MemoryType type, int offset, long value) {
        for (int i = 0; i < type.size(); i++) {
            s.memory[offset + i] = (byte) (value >> 8 * i);
        }
    }

    @Test
    void loadsAndStores() {
        OperationRunner runner = new OperationRunner();
        for (MemoryType type : MemoryType.values()) {
            pairs((dst, base) -> {
                runner.add("load " + type + dst + ",[" + base, s -> s.set(base, s.scratch + 64), m -> m.load(type, dst, Address.of(base, -24)),
                        s -> s.set(dst, loaded(type, s.getLong(40))));
                if (!dst.equals(base)) {
                    runner.add("store " + type + dst + ",[" + base, s -> s.set(base, s.scratch), m -> m.store(type, Address.of(base, 0), dst), s -> stored(s, type, 0, s.get(dst)));
                    runner.add("indexed " + type + dst + "," + base, s -> {
                        s.set(base, s.scratch);
                        s.set(dst, 5);
                    }, m -> m.load(type, dst, Address.indexed(base, dst, 3, 8)), s -> s.set(dst, loaded(type, s.getLong(48))));
                }
            });
            for (int immediate : IMMEDIATES) {
                Gpr base = POOL.get(4);
                runner.add("store " + type + immediate, s -> s.set(base, s.scratch), m -> m.storeImmediate(type, Address.of(base, 200), immediate), s -> stored(s, type, 200, immediate));
            }
        }
        runner.run();
    }

    @Test
    void atomics() {
        OperationRunner runner = new OperationRunner();
        Gpr flag = X86Registers.gpr(Reg.R14);
        for (Width width : Width.values()) {
            MemoryType type = width == Width.W64 ? MemoryType.I64 : MemoryType.I32;
            triples((base, value, old) -> {
                if (!base.equals(value)) {
                    runner.add("exchange " + width + base + "," + value + "," + old, s -> s.set(base, s.scratch), m -> m.exchange(width, Address.of(base, 8), value, old), s -> {
                        long before = loaded(type, s.getLong(8));
                        stored(s, type, 8, s.get(value));
                        put(s, width, old, before);
                    });
                    runner.add("fetchAndAdd " + width + base + "," + value + "," + old, s -> s.set(base, s.scratch), m -> m.fetchAndAdd(width, Address.of(base, 8), value, old), s -> {
                        long before = loaded(type, s.getLong(8));
                        stored(s, type, 8, before + s.get(value));
                        put(s, width, old, before);
                    });
                }
            });
            triples((base, expected, replacement) -> {
                for (Gpr old : POOL) {
                    if (base.equals(expected) || base.equals(replacement) || old.equals(base) || old.equals(replacement)) {
                        continue;
                    }
                    for (boolean equal : new boolean[] {true, false}) {
                        runner.add("cas " + width + base + "," + expected + "," + replacement + "," + old, s -> {
                            s.set(base, s.scratch);
                            // The upper half of a narrow operand is not looked at.
                            long word = value(width, s.getLong(8)) & (width == Width.W64 ? -1L : 0xFFFF_FFFFL);
                            s.set(expected, equal ? word : word ^ 4);
                        }, m -> RegisterFile.decide(m, Reg.R14, l -> m.compareAndSwap(width, Address.of(base, 8), expected, replacement, old, l)), s -> {
                            long before = loaded(type, s.getLong(8));
                            boolean success = before == s.get(expected);
                            if (success) {
                                stored(s, type, 8, s.get(replacement));
                            }
                            put(s, width, old, before);
                            s.set(flag, success ? 0 : 1);
                        });
                    }
                }
            });
        }
        runner.run();
    }
}
