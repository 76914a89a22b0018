package org.stubarchive.vm.interpreter.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.IntOp;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MemoryOrder;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.StubGenerator;
import org.stubarchive.stubgen.Width;

/**
 * Intrinsics of {@code jdk.internal.misc.Unsafe}: receiver, base object, long offset, values. A null base is address 0, so that the sum of base and
 * offset is the address in either addressing mode.
 */
final class UnsafeStubs {
    private static final BasicType[] TYPES = {BasicType.BOOLEAN, BasicType.BYTE, BasicType.SHORT, BasicType.CHAR, BasicType.INT, BasicType.LONG,
        BasicType.FLOAT, BasicType.DOUBLE, BasicType.OBJECT};
    private static final BasicType[] ATOMIC_TYPES = {BasicType.INT, BasicType.LONG, BasicType.OBJECT};

    private enum Access {
        PLAIN,
        /** Stores only: what {@code lazySet} and {@code setRelease} do. */
        RELEASE,
        VOLATILE
    }

    private enum Outcome {
        /** {@code compareAndSet}: whether it was set. */
        SUCCESS,
        /** {@code compareAndExchange}: the value that was there. */
        OLD_VALUE
    }

    private UnsafeStubs() {}

    static List<StubGenerator> all() {
        List<StubGenerator> all = new ArrayList<>();
        for (BasicType type : TYPES) {
            all.add(get("unsafe_get_" + suffix(type), type, Access.PLAIN));
            all.add(get("unsafe_get_" + suffix(type) + "_volatile", type, Access.VOLATILE));
            all.add(put("unsafe_put_" + suffix(type), type, Access.PLAIN));
            all.add(put("unsafe_put_" + suffix(type) + "_volatile", type, Access.VOLATILE));
            all.add(put("unsafe_put_" + suffix(type) + "_release", type, Access.RELEASE));
        }
        for (BasicType type : ATOMIC_TYPES) {
            all.add(compareAndSwap("unsafe_compareAndSet_" + suffix(type), type, Outcome.SUCCESS));
            all.add(compareAndSwap("unsafe_compareAndExchange_" + suffix(type), type, Outcome.OLD_VALUE));
        }
        for (BasicType type : new BasicType[] {BasicType.INT, BasicType.LONG}) {
            all.add(fetchAndAdd("unsafe_getAndAdd_" + suffix(type), type));
            all.add(exchange("unsafe_getAndSet_" + suffix(type), type));
        }
        all.add(fence("unsafe_loadFence", MemoryOrder.ACQUIRE));
        all.add(fence("unsafe_storeFence", MemoryOrder.RELEASE));
        all.add(fence("unsafe_fullFence", MemoryOrder.FULL));
        return all;
    }

    private static String suffix(BasicType type) {
        return type == BasicType.OBJECT ? "reference" : type.name().toLowerCase(Locale.ROOT);
    }

    /** Address = base + offset in temporary 3, when {@code valueSlots} slots of values were passed behind them. */
    private static Address address(Codelet c, int valueSlots) {
        c.masm.load(MemoryType.I64, c.t3, c.stack(8 * valueSlots));
        c.masm.opMemory(IntOp.ADD, Width.W64, c.t3, c.t3, c.stack(8 * valueSlots + 16));
        return Address.of(c.t3, 0);
    }

    private static StubGenerator get(String name, BasicType type, Access access) {
        return new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            Address address = address(c, 0);
            if (access == Access.PLAIN) {
                Values.loadHeap(c, type, address);
            } else {
                Values.loadHeapAcquire(c, type, address);
            }
            LeafEntry.finish(c);
        });
    }

    private static StubGenerator put(String name, BasicType type, Access access) {
        return new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            Values.loadSlot(c, type, c.stack(0));
            Address address = address(c, type.slots());
            switch (access) {
                case PLAIN -> Values.storeHeap(c, type, address);
                case RELEASE -> Values.storeHeapOrdered(c, MemoryOrder.RELEASE, type, address);
                case VOLATILE -> Values.storeHeapOrdered(c, MemoryOrder.FULL, type, address);
            }
            LeafEntry.finish(c);
        });
    }

    private static Width width(BasicType type) {
        return type == BasicType.INT ? Width.W32 : Width.W64;
    }

    private static MemoryType slotType(BasicType type) {
        return type == BasicType.INT ? MemoryType.I32 : MemoryType.I64;
    }

    private static StubGenerator compareAndSwap(String name, BasicType type, Outcome outcome) {
        return new AtomicStub(new CodeletStub("method_entry_" + name, c -> {
            Label failed = c.outOfLineAt(() -> {
                if (outcome == Outcome.SUCCESS) {
                    c.masm.moveImmediate(c.tos, 0);
                }
                LeafEntry.finish(c);
            });
            LeafEntry.begin(c);
            c.masm.load(slotType(type), c.t1, c.stack(0));
            c.masm.load(slotType(type), c.tos, c.stack(8 * type.slots()));
            c.masm.compareAndSwap(MemoryOrder.FULL, width(type), address(c, 2 * type.slots()), c.tos, c.t1, c.tos, failed);
            if (outcome == Outcome.SUCCESS) {
                c.masm.moveImmediate(c.tos, 1);
            }
            LeafEntry.finish(c);
        }));
    }

    private static StubGenerator fetchAndAdd(String name, BasicType type) {
        return new AtomicStub(new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            c.masm.load(slotType(type), c.t1, c.stack(0));
            c.masm.fetchAndAdd(width(type), address(c, type.slots()), c.t1, c.tos);
            LeafEntry.finish(c);
        }));
    }

    private static StubGenerator exchange(String name, BasicType type) {
        return new AtomicStub(new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            c.masm.load(slotType(type), c.t1, c.stack(0));
            c.masm.exchange(width(type), address(c, type.slots()), c.t1, c.tos);
            LeafEntry.finish(c);
        }));
    }

    private static StubGenerator fence(String name, MemoryOrder order) {
        return new CodeletStub("method_entry_" + name, c -> {
            LeafEntry.begin(c);
            c.masm.fence(order);
            LeafEntry.finish(c);
        });
    }
}
