package org.stubarchive.arch;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Condition;
import org.stubarchive.stubgen.DivideOp;
import org.stubarchive.stubgen.Gpr;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.ShiftOp;
import org.stubarchive.stubgen.Width;
import org.stubarchive.testing.OnEveryMachine;

/** The integer operations of the macro-assembler, executed, against Java: all ways in which operands can be the same register. */
@OnEveryMachine
class IntegerOperationsTest {
    static final int[] IMMEDIATES = {0, 1, -1, 2, 7, 8, 127, 128, -128, -129, 255, 256, 0xFFF, 0x1000, -0x1000, 0xFFFF, 0x10000, 0x123456, 0x5555_5555, -0x0F0F_0F10,
        Integer.MAX_VALUE, Integer.MIN_VALUE};
    private static final List<Gpr> POOL = RegisterFrame.host().pool();
    private static final List<Gpr> ALL = RegisterFrame.host().usable();
    /** Two registers that are not in the pool. */
    private static final Gpr FLAG = outsidePool(0);
    private static final Gpr BASE = outsidePool(1);

    private static Gpr outsidePool(int i) {
        return ALL.stream().filter(g -> !POOL.contains(g)).skip(i).findFirst().orElseThrow();
    }

    interface Three {
        void add(Gpr dst, Gpr a, Gpr b);
    }

    /** All triples of the pool's registers, and random ones. */
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
        Gpr scratch = BASE;
        for (IntOp op : IntOp.values()) {
            triples((dst, a, index) -> {
                if (!a.equals(index) && !a.equals(scratch) && !dst.equals(scratch) && !index.equals(scratch)) {
                    runner.add(op + " " + dst + "," + a + ",[base+" + index + "*8+8]", s -> {
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
        pairs((a, b) -> runner.add("push memory and zero, pop " + a + "," + b, s -> s.set(BASE, s.scratch), m -> {
            m.pushMemory(Address.of(BASE, 24));
            m.pushZero();
            m.pop(a);
            m.pop(b);
        }, s -> {
            s.set(a, 0);
            s.set(b, s.getLong(24));
        }));
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
        Gpr flag = FLAG;
        Gpr base = BASE;
        for (Condition c : Condition.values()) {
            for (Width width : Width.values()) {
                for (Gpr a : POOL) {
                    for (Gpr b : POOL) {
                        runner.add(c + " " + width + a + "," + b, m -> RegisterFile.decide(m, flag, l -> m.branch(c, width, a, b, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a)), value(width, s.get(b))) ? 1 : 0));
                    }
                    runner.add(c + " " + width + a + ",memory", s -> s.set(base, s.scratch),
                            m -> RegisterFile.decide(m, flag, l -> m.branchMemory(c, width, a, Address.of(base, 8), l)),
                            s -> s.set(flag, holds(c, value(width, s.get(a)), value(width, s.getLong(8))) ? 1 : 0));
                    for (int immediate : IMMEDIATES) {
                        runner.add(c + " " + width + a + "," + immediate, m -> RegisterFile.decide(m, flag, l -> m.branchImmediate(c, width, a, immediate, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a)), immediate) ? 1 : 0));
                    }
                }
            }
            for (MemoryType type : List.of(MemoryType.U8, MemoryType.I32, MemoryType.I64)) {
                for (int immediate : IMMEDIATES) {
                    runner.add(c + " " + type + "," + immediate, s -> s.set(base, s.scratch),
                            m -> RegisterFile.decide(m, flag, l -> m.branchMemoryImmediate(c, type, Address.of(base, 8), immediate, l)),
                            s -> s.set(flag, holds(c, loaded(type == MemoryType.I32 ? MemoryType.S32_TO_64 : type, s.getLong(8)), immediate) ? 1 : 0));
                }
            }
        }
        for (Condition c : List.of(Condition.EQUAL, Condition.NOT_EQUAL)) {
            for (int mask : IMMEDIATES) {
                for (Width width : Width.values()) {
                    for (Gpr a : ALL) {
                        runner.add("test " + c + width + a + "," + mask, m -> RegisterFile.decide(m, flag, l -> m.branchTest(c, width, a, mask, l)),
                                s -> s.set(flag, holds(c, value(width, s.get(a) & mask), 0) ? 1 : 0));
                    }
                }
                for (MemoryType type : List.of(MemoryType.U8, MemoryType.I32)) {
                    if (type == MemoryType.I32 || mask >= 0 && mask <= 255) {
                        runner.add("test " + c + type + mask, s -> s.set(base, s.scratch),
                                m -> RegisterFile.decide(m, flag, l -> m.branchTestMemory(c, type, Address.of(base, 8), mask, l)),
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

    /** Displacements at the ends of what some addressing form takes, from a base that makes the address right. */
    @Test
    void displacements() {
        OperationRunner runner = new OperationRunner();
        int[] displacements = {0, 1, 3, 8, 248, 255, 256, 257, 4088, 4095, 4096, 8190, 8192, 16380, 16384, 32760, 32761, 32768, 0x12_3458, 0xFF_FFF8, 0x100_0000, 0x1234_5678,
            Integer.MAX_VALUE, -1, -8, -255, -256, -257, -4096, -32768, -0x12_3458, -0x1234_5678, Integer.MIN_VALUE};
        Gpr value = POOL.get(1);
        Gpr index = POOL.get(2);
        for (int displacement : displacements) {
            for (MemoryType type : MemoryType.values()) {
                runner.add("load " + type + displacement, s -> s.set(BASE, s.scratch + 64 - displacement), m -> m.load(type, value, Address.of(BASE, displacement)),
                        s -> s.set(value, loaded(type, s.getLong(64))));
                runner.add("store " + type + displacement, s -> s.set(BASE, s.scratch + 64 - displacement), m -> m.store(type, Address.of(BASE, displacement), value),
                        s -> stored(s, type, 64, s.get(value)));
                runner.add("store constant " + type + displacement, s -> s.set(BASE, s.scratch + 64 - displacement),
                        m -> m.storeImmediate(type, Address.of(BASE, displacement), 0x1234_5678), s -> stored(s, type, 64, 0x1234_5678));
                for (int scale = 0; scale <= 3; scale++) {
                    int shift = scale;
                    runner.add("load indexed " + type + displacement + "*" + shift, s -> {
                        s.set(index, s.get(index) & 7);
                        s.set(BASE, s.scratch + 64 - displacement);
                    }, m -> m.load(type, value, Address.indexed(BASE, index, shift, displacement)),
                            s -> s.set(value, loaded(type, s.getLong(64 + (s.getInt(index) << shift)))));
                    runner.add("store indexed " + type + displacement + "*" + shift, s -> {
                        s.set(index, -(s.get(index) & 7));
                        s.set(BASE, s.scratch + 64 - displacement);
                    }, m -> m.store(type, Address.indexed(BASE, index, shift, displacement), value),
                            s -> stored(s, type, 64 + (s.getInt(index) << shift), s.get(value)));
                }
            }
            runner.add("lea " + displacement, m -> m.lea(value, Address.of(BASE, displacement)), s -> s.set(value, s.get(BASE) + displacement));
            runner.add("lea in place " + displacement, m -> m.lea(BASE, Address.of(BASE, displacement)), s -> s.set(BASE, s.get(BASE) + displacement));
            runner.add("lea indexed " + displacement, m -> m.lea(index, Address.indexed(BASE, index, 3, displacement)),
                    s -> s.set(index, s.get(BASE) + 8 * s.get(index) + displacement));
            runner.add("add to memory " + displacement, s -> s.set(BASE, s.scratch + 64 - displacement),
                    m -> m.addToMemory(Width.W64, Address.of(BASE, displacement), -0x12_3456), s -> s.putLong(64, s.getLong(64) - 0x12_3456));
        }
        runner.run();
    }

    @Test
    void callsAndJumps() {
        OperationRunner runner = new OperationRunner();
        Gpr counter = POOL.get(0);
        Gpr target = POOL.get(1);
        Gpr framePointer = HostArchitecture.registers().framePointer();
        Gpr stackPointer = HostArchitecture.registers().stackPointer();
        runner.add("call", m -> {
            Label callee = m.newLabel();
            Label done = m.newLabel();
            m.call(callee);
            m.call(callee);
            m.jump(done);
            m.bind(callee);
            m.opImmediate(IntOp.ADD, Width.W64, counter, counter, 1);
            m.returnFromCall();
            m.bind(done);
        }, s -> s.set(counter, s.get(counter) + 2));
        runner.add("jump to address", s -> s.set(target, 0), m -> {
            Label there = m.newLabel();
            m.leaLabel(target, there);
            m.jump(target);
            m.trap();
            m.align(16);
            m.bind(there);
            m.moveImmediate(target, 0);
        }, s -> { });
        runner.add("call and jump through memory", s -> s.set(BASE, s.scratch), m -> {
            Label callee = m.newLabel();
            Label done = m.newLabel();
            m.leaLabel(target, callee);
            m.store(MemoryType.I64, Address.of(BASE, 16), target);
            m.moveImmediate(target, 2);
            m.callMemory(Address.of(BASE, 16));
            m.leaLabel(target, done);
            m.store(MemoryType.I64, Address.of(BASE, 16), target);
            m.moveImmediate(target, 1);
            m.jumpMemory(Address.indexed(BASE, target, 3, 8));
            m.bind(callee);
            m.opImmediate(IntOp.SUB, Width.W64, counter, counter, 1);
            m.returnFromCall();
            m.bind(done);
            m.storeImmediate(MemoryType.I64, Address.of(BASE, 16), 0);
        }, s -> {
            s.set(counter, s.get(counter) - 1);
            s.set(target, 1);
            s.putLong(16, 0);
        });
        Gpr returnAddress = POOL.get(1);
        Gpr locals = POOL.get(2);
        // Two arguments, of which the callee adds the first to the counter; the caller removes both.
        runner.add("frame", s -> s.set(returnAddress, 0), m -> {
            Label callee = m.newLabel();
            Label done = m.newLabel();
            m.push(counter);
            m.push(BASE);
            m.lea(locals, Address.of(stackPointer, 16));
            m.call(callee);
            m.move(stackPointer, locals);
            m.moveImmediate(returnAddress, 0);
            m.moveImmediate(locals, 0);
            m.jump(done);
            m.bind(callee);
            m.popReturnAddress(returnAddress);
            m.enterFrame(returnAddress);
            m.moveImmediate(returnAddress, 0);
            m.load(MemoryType.I64, counter, Address.of(framePointer, 16));
            m.opMemory(IntOp.ADD, Width.W64, counter, counter, Address.of(locals, -8));
            m.push(counter);
            m.returnFromFrame();
            m.bind(done);
        }, s -> {
            s.set(counter, s.get(counter) + s.get(BASE));
            s.set(locals, 0);
        });
        // The callee removes its frame and goes on elsewhere, as a linker does, which returns with the caller's stack pointer.
        runner.add("frame left", s -> s.set(returnAddress, 0), m -> {
            Label callee = m.newLabel();
            Label done = m.newLabel();
            m.moveImmediate(locals, 0);
            m.call(callee);
            m.moveImmediate(returnAddress, 0);
            m.jump(done);
            m.bind(callee);
            m.popReturnAddress(returnAddress);
            m.enterFrame(returnAddress);
            m.push(counter);
            m.moveImmediate(returnAddress, 0);
            m.leaveFrame(returnAddress);
            m.pushReturnAddress(returnAddress);
            m.opImmediate(IntOp.ADD, Width.W64, counter, counter, 7);
            m.returnFromCall();
            m.bind(done);
        }, s -> {
            s.set(counter, s.get(counter) + 7);
            s.set(locals, 0);
        });
        runner.add("return address kept elsewhere", s -> s.set(returnAddress, 0), m -> {
            Label callee = m.newLabel();
            Label inner = m.newLabel();
            Label done = m.newLabel();
            m.call(callee);
            m.moveImmediate(returnAddress, 0);
            m.jump(done);
            m.bind(callee);
            m.popReturnAddress(returnAddress);
            m.call(inner);
            m.pushReturnAddress(returnAddress);
            m.bind(inner);
            m.opImmediate(IntOp.ADD, Width.W64, counter, counter, 5);
            m.returnFromCall();
            m.bind(done);
        }, s -> s.set(counter, s.get(counter) + 10));
        runner.run();
    }

    /** As far as one thread can tell. */
    @Test
    void fences() {
        OperationRunner runner = new OperationRunner();
        for (MemoryOrder order : MemoryOrder.values()) {
            runner.add("fence " + order, m -> m.fence(order), s -> { });
        }
        runner.add("spin wait", m -> m.spinWait(), s -> { });
        runner.run();
    }

    @Test
    void atomics() {
        atomics(CpuFeatures.BASELINE);
    }

    @Test
    void atomicsWithAtomicInstructions() {
        if (Machine.features().contains(CpuFeature.LSE)) {
            atomics(CpuFeatures.of(CpuFeature.LSE));
        }
    }

    private static void atomics(CpuFeatures features) {
        OperationRunner runner = new OperationRunner(features, Map.of());
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
            for (MemoryOrder order : new MemoryOrder[] {MemoryOrder.ACQUIRE, MemoryOrder.RELEASE, MemoryOrder.FULL}) {
                compareAndSwaps(runner, order, width);
            }
        }
        runner.run();
    }

    private static void compareAndSwaps(OperationRunner runner, MemoryOrder order, Width width) {
        Gpr flag = FLAG;
        MemoryType type = width == Width.W64 ? MemoryType.I64 : MemoryType.I32;
        triples((base, expected, replacement) -> {
            for (Gpr old : POOL) {
                if (base.equals(expected) || base.equals(replacement) || old.equals(base) || old.equals(replacement)) {
                    continue;
                }
                for (boolean equal : new boolean[] {true, false}) {
                    runner.add("cas " + order + " " + width + base + "," + expected + "," + replacement + "," + old, s -> {
                        s.set(base, s.scratch);
                        // The upper half of a narrow operand is not looked at.
                        long word = value(width, s.getLong(8)) & (width == Width.W64 ? -1L : 0xFFFF_FFFFL);
                        s.set(expected, equal ? word : word ^ 4);
                    }, m -> RegisterFile.decide(m, flag, l -> m.compareAndSwap(order, width, Address.of(base, 8), expected, replacement, old, l)), s -> {
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

    /** As far as one thread can tell: the same as unordered accesses. */
    @Test
    void orderedAccesses() {
        OperationRunner runner = new OperationRunner();
        for (MemoryType type : new MemoryType[] {MemoryType.U8, MemoryType.S8, MemoryType.U16, MemoryType.S16, MemoryType.I32, MemoryType.I64}) {
            triples((dst, base, earlier) -> {
                runner.add("load acquire " + type + dst + base, s -> s.set(base, s.scratch), m -> m.loadAcquire(type, dst, Address.of(base, 8)), s -> s.set(dst, loaded(type, s.getLong(8))));
                if (!base.equals(earlier)) {
                    runner.add("load " + type + dst + base + " after " + earlier, s -> s.set(base, s.scratch), m -> m.loadAfter(type, dst, Address.of(base, 8), earlier),
                            s -> s.set(dst, loaded(type, s.getLong(8))));
                }
                for (MemoryOrder order : new MemoryOrder[] {MemoryOrder.RELEASE, MemoryOrder.FULL}) {
                    if (!base.equals(earlier)) {
                        runner.add("store " + order + " " + type + base + earlier, s -> s.set(base, s.scratch), m -> m.storeOrdered(order, type, Address.of(base, 16), earlier),
                                s -> stored(s, type, 16, s.get(earlier)));
                    }
                }
            });
        }
        Gpr base = POOL.get(1);
        Gpr index = POOL.get(2);
        Gpr value = POOL.get(0);
        runner.add("load acquire indexed", s -> {
            s.set(base, s.scratch);
            s.set(index, 2);
        }, m -> m.loadAcquire(MemoryType.I64, value, Address.indexed(base, index, 3, 8)), s -> s.set(value, s.getLong(24)));
        runner.add("store ordered indexed", s -> {
            s.set(base, s.scratch);
            s.set(index, 24);
        }, m -> m.storeOrdered(MemoryOrder.FULL, MemoryType.I64, Address.indexed(base, index, 0, 0), value), s -> s.putLong(24, s.get(value)));
        runner.add("reference acquire", s -> s.set(base, s.scratch), m -> m.loadReferenceAcquire(value, Address.of(base, 8)), s -> s.set(value, s.getLong(8)));
        runner.add("reference ordered", s -> s.set(base, s.scratch),
                m -> m.storeReferenceOrdered(MemoryOrder.FULL, Address.of(base, 8), value, m.registers().temp(4), m.registers().temp(5)), s -> s.putLong(8, s.get(value)));
        runner.run();
    }
}
