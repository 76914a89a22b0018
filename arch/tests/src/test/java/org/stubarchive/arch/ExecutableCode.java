package org.stubarchive.arch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;
import org.stubarchive.format.layout.CodeMapLayout;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.link.OperandPatcher;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;

/** Stubs in executable memory with their cells behind them: the least that a test needs to run them. */
public final class ExecutableCode implements AutoCloseable {
    private final Map<String, Long> addresses = new HashMap<>();
    private final Map<String, StubCode> stubs = new HashMap<>();
    private final long base;
    private final long size;
    private final long textSize;

    private ExecutableCode(List<StubCode> codes, Map<CodeSymbol, Long> values) {
        long offset = 0;
        Map<String, Long> offsets = new HashMap<>();
        int cellCount = 0;
        for (StubCode c : codes) {
            offsets.put(c.name(), offset);
            offset = offset + c.code().length + 63 & -64L;
            cellCount += c.relocations().size();
        }
        textSize = NativeMemory.roundToPages(offset);
        size = textSize + NativeMemory.roundToPages(8L * cellCount + 1);
        base = NativeMemory.allocate(size);
        for (StubCode c : codes) {
            addresses.put(c.name(), base + offsets.get(c.name()));
            stubs.put(c.name(), c);
        }
        ByteBuffer text = ByteBuffer.allocate(Math.toIntExact(textSize)).order(ByteOrder.LITTLE_ENDIAN);
        int cell = Math.toIntExact(textSize);
        for (StubCode c : codes) {
            int start = Math.toIntExact(offsets.get(c.name()));
            text.put(start, c.code());
            for (Relocation r : c.relocations()) {
                RawMemory.putLong(base + cell, value(r.symbol(), values));
                OperandPatcher.patch(r, text, start + r.site(), 0, cell);
                cell += 8;
            }
        }
        RawMemory.copyFromArray(base, text.array(), 0, text.capacity());
        NativeMemory.protect(base, textSize, Libc.PROT_READ | Libc.PROT_EXEC);
    }

    private long value(CodeSymbol symbol, Map<CodeSymbol, Long> values) {
        Long given = values.get(symbol);
        if (given != null) {
            return given;
        }
        if (symbol.kind() == SymbolKind.EXTERNAL_FUNCTION) {
            return Libc.address(symbol.name());
        }
        if (!stubs.containsKey(symbol.name())) {
            throw new IllegalStateException("nothing to bind " + symbol);
        }
        return entry(symbol.name(), symbol.index());
    }

    /** Maps the stubs; cells of stubs refer to each other, others need a value. */
    public static ExecutableCode of(List<StubCode> codes, Map<CodeSymbol, Long> values) {
        return new ExecutableCode(new ArrayList<>(codes), values);
    }

    /** Address of an entry. */
    public long entry(String stub, int index) {
        return addresses.get(stub) + stubs.get(stub).entries().get(index);
    }

    /** The stub as it was generated. */
    public StubCode stub(String name) {
        return stubs.get(name);
    }

    /** First address. */
    public long start() {
        return base;
    }

    /** Address behind the instructions. */
    public long end() {
        return base + textSize;
    }

    /** Publishes the fault ranges and the bounds in a block of {@link SignalStateLayout}: one blob, which has all granules. */
    public void publishFaults(long signalState) {
        List<int[]> rows = new ArrayList<>();
        stubs.forEach((name, code) -> {
            for (FaultRange f : code.faultRanges()) {
                int start = (int) (addresses.get(name) - base);
                rows.add(new int[] {start + f.start(), start + f.end(), start + f.handler()});
            }
        });
        rows.sort((a, b) -> Integer.compare(a[0], b[0]));
        long faults = RawMemory.allocate(1L + (long) rows.size() * CodeMapLayout.FAULT_ROW_BYTES);
        for (int i = 0; i < rows.size(); i++) {
            long row = faults + (long) i * CodeMapLayout.FAULT_ROW_BYTES;
            RawMemory.putInt(row + CodeMapLayout.FAULT_START, rows.get(i)[0]);
            RawMemory.putInt(row + CodeMapLayout.FAULT_END, rows.get(i)[1]);
            RawMemory.putInt(row + CodeMapLayout.FAULT_HANDLER, rows.get(i)[2]);
        }
        long blobs = RawMemory.allocate(2 * CodeMapLayout.ROW_BYTES);
        RawMemory.putLong(blobs + CodeMapLayout.ROW_BYTES + CodeMapLayout.ROW_START, base);
        RawMemory.putLong(blobs + CodeMapLayout.ROW_BYTES + CodeMapLayout.ROW_FAULTS, faults);
        RawMemory.putInt(blobs + CodeMapLayout.ROW_BYTES + CodeMapLayout.ROW_SIZE, Math.toIntExact(textSize));
        RawMemory.putInt(blobs + CodeMapLayout.ROW_BYTES + CodeMapLayout.ROW_FAULT_COUNT, rows.size());
        long granules = textSize >> CodeMapLayout.GRANULE_SHIFT;
        long map = RawMemory.allocate(granules * CodeMapLayout.ENTRY_SIZE);
        for (long i = 0; i < granules; i++) {
            RawMemory.putInt(map + i * CodeMapLayout.ENTRY_SIZE, 1);
        }
        RawMemory.putLong(signalState + SignalStateLayout.CODE_START, start());
        RawMemory.putLong(signalState + SignalStateLayout.CODE_END, end());
        RawMemory.putLong(signalState + SignalStateLayout.CODE_MAP, map);
        RawMemory.putLong(signalState + SignalStateLayout.CODE_ROWS, blobs);
    }

    @Override
    public void close() {
        NativeMemory.release(base, size);
    }
}
