package org.stubarchive.stubgen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;

/**
 * Records one variant of one stub while it is emitted: entry points, fault ranges, relocations, labels and needed CPU features.
 */
public final class StubRecorder {
    /** Alignment of a stub's first byte. */
    public static final int ALIGNMENT = 64;

    private record PendingFault(int start, int end, Label handler) {}

    private final String name;
    private final int entryCount;
    private final CpuFeatures allowed;
    private final CodeBuffer buffer = new CodeBuffer();
    private final List<Integer> entries = new ArrayList<>();
    private final List<PendingFault> faults = new ArrayList<>();
    private final List<Relocation> relocations = new ArrayList<>();
    private final SortedMap<Integer, String> labels = new TreeMap<>();
    private final Set<CpuFeature> used = EnumSet.noneOf(CpuFeature.class);
    private int codeEnd = -1;

    /**
     * Opens a stub.
     *
     * @param name catalogue name
     * @param entryCount number of entry points that the catalogue declares
     * @param allowed features that this variant may use
     */
    public StubRecorder(String name, int entryCount, CpuFeatures allowed) {
        this.name = Objects.requireNonNull(name);
        this.entryCount = entryCount;
        this.allowed = Objects.requireNonNull(allowed);
    }

    /** Catalogue name of the stub. */
    public String name() {
        return name;
    }

    /** Features that this variant may use. */
    public CpuFeatures allowedFeatures() {
        return allowed;
    }

    /** The buffer. */
    public CodeBuffer buffer() {
        return buffer;
    }

    /** Declares the next entry point here. Entries are declared in catalogue order; several may be at one place. */
    public void entry(String label) {
        entries.add(buffer.position());
        labels.merge(buffer.position(), label, (a, b) -> a + "," + b);
    }

    /** Declares an entry point at a bound label; for entries whose code is not emitted in catalogue order. */
    public void entry(String label, Label position) {
        entries.add(position.position());
        labels.merge(position.position(), label, (a, b) -> a + "," + b);
    }

    /** Names the current position for disassembly. */
    public void label(String text) {
        labels.merge(buffer.position(), text, (a, b) -> a + "," + b);
    }

    /** Declares a range that may fault. An empty range is ignored. */
    public void addFaultRange(int start, int end, Label handler) {
        if (end > start) {
            faults.add(new PendingFault(start, end, handler));
        }
    }

    /** Records a relocation. */
    public void relocate(RelocationKind kind, int site, CodeSymbol symbol, long addend) {
        relocations.add(new Relocation(kind, site, symbol, addend));
    }

    /** Records that an instruction needs a feature. */
    public void require(CpuFeature feature) {
        if (!allowed.contains(feature)) {
            throw new AssemblyException("stub " + name + ": instruction at " + buffer.position() + " needs " + feature + ", the variant allows " + allowed);
        }
        used.add(feature);
    }

    /** Ends the instructions; what is emitted from here on is constant data. */
    public void endOfCode() {
        codeEnd = buffer.position();
    }

    /**
     * Closes the stub.
     *
     * @throws IllegalStateException if entries are missing or a label is unbound
     */
    public StubCode close() {
        if (entries.size() != entryCount) {
            throw new IllegalStateException("stub " + name + " declares " + entryCount + " entries, generated " + entries.size());
        }
        List<FaultRange> ranges = new ArrayList<>();
        for (PendingFault f : faults) {
            ranges.add(new FaultRange(f.start, f.end, f.handler.position()));
        }
        ranges.sort(Comparator.comparingInt(FaultRange::start));
        relocations.sort(Comparator.comparingInt(Relocation::site));
        int end = codeEnd < 0 ? buffer.position() : codeEnd;
        return new StubCode(name, CpuFeatures.of(allowed.asSet()), buffer.close(), ALIGNMENT, List.copyOf(entries), List.copyOf(ranges), List.copyOf(relocations), labels, end);
    }
}
