package org.stubarchive.format.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.CellBinding;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeSymbol;
import org.stubarchive.format.code.CpuFeature;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.CanonicalHash;
import org.stubarchive.format.identity.UnitHash;

/**
 * Lays out a set of stubs as one {@link CodeImage}.
 *
 * <p>Stubs are placed in the order of category, static id and variant, so the order in which they are added does not matter. Variants of a
 * stub are ordered by preference: the baseline first; of two others, that one comes later whose most advanced feature (the later one in
 * {@link CpuFeature}) the other lacks. Gaps hold trapping instructions: {@code int3} on x86-64, {@code udf #0} on aarch64.
 *
 * <p>Not thread-safe; a linker links once.
 */
public final class TextLinker {
    /** How long an image is to be kept. */
    public enum Lifetime {
        /** In an archive: units have their {@link UnitHash}, by which a later build tells whether they are what it would make. */
        ARCHIVE,
        /** In the process that made it: units have {@link UnitHash#NONE}. Hashing takes long in a cold JVM. */
        PROCESS
    }

    private static final Comparator<PlacedStub> ORDER =
            Comparator.comparingInt(PlacedStub::staticId).thenComparing(PlacedStub::featureMask, Long::compareUnsigned);

    private final Target target;
    private final Catalogue catalogue;
    private final List<PlacedStub> stubs = new ArrayList<>();
    private final Map<Integer, Integer> copies = new HashMap<>();
    private final CellAllocator cells = new CellAllocator();
    private final Lifetime lifetime;

    /**
     * For an archive.
     *
     * @param target what the stubs run on
     * @param catalogue declares them
     */
    public TextLinker(Target target, Catalogue catalogue) {
        this(target, catalogue, Lifetime.ARCHIVE);
    }

    /**
     * @param target what the stubs run on
     * @param catalogue declares them
     * @param lifetime how long the image is to be kept
     */
    public TextLinker(Target target, Catalogue catalogue, Lifetime lifetime) {
        this.target = Objects.requireNonNull(target);
        this.catalogue = Objects.requireNonNull(catalogue);
        this.lifetime = Objects.requireNonNull(lifetime);
    }

    /** Links stubs that depend on nothing but the layouts, for an archive. */
    public static CodeImage link(Target target, Catalogue catalogue, Collection<StubCode> stubs) {
        return link(target, catalogue, stubs, Lifetime.ARCHIVE);
    }

    /** Links stubs that depend on nothing but the layouts. */
    public static CodeImage link(Target target, Catalogue catalogue, Collection<StubCode> stubs, Lifetime lifetime) {
        TextLinker linker = new TextLinker(target, catalogue, lifetime);
        stubs.forEach(linker::add);
        return linker.link();
    }

    /**
     * Adds a stub that depends on nothing but the layouts ({@link Dependency#LAYOUTS}) and its features.
     *
     * @throws IllegalArgumentException as {@link #add(StubCode, Set)}
     */
    public void add(StubCode stub) {
        add(stub, Set.of(Dependency.LAYOUTS));
    }

    /**
     * Adds a stub.
     *
     * @param dependencies all that the code depends on, its features excepted
     * @throws IllegalArgumentException if it is not as the catalogue declares it, or its parts contradict each other
     */
    public void add(StubCode stub, Set<Dependency> dependencies) {
        StubDeclaration declaration = catalogue.get(stub.name());
        StubChecks.check(stub, declaration, target);
        stubs.add(new PlacedStub(stub, declaration, new TreeSet<>(dependencies)));
        copies.merge(declaration.staticId(), 1, Integer::sum);
    }

    /**
     * Lays out all stubs.
     *
     * @throws IllegalArgumentException if a stub variant was added twice or a relocation names something that is not declared
     */
    public CodeImage link() {
        stubs.sort(ORDER);
        rejectDuplicates();
        for (PlacedStub s : stubs) {
            for (Relocation r : s.code.relocations()) {
                if (r.symbol().kind() != SymbolKind.INTERNAL_LABEL) {
                    cells.add(cellFor(r));
                }
            }
        }
        cells.place();
        if (lifetime == Lifetime.ARCHIVE) {
            hashUnits();
        }
        int textSize = placeStubs();
        int textOffset = roundUp(cells.size(), TablesLayout.PAGE);
        ByteBuffer text = writeText(textSize, textOffset);
        ByteBuffer cellBytes = writeCells(textSize, textOffset);
        ByteBuffer tables = new TablesBuilder(target, catalogue, stubs, cells, this::cellFor, textSize, textOffset).build();
        return new CodeImage(target, text, cellBytes, tables, labels());
    }

    static int roundUp(int value, int alignment) {
        return Math.addExact(value, alignment - 1) & -alignment;
    }

    private void hashUnits() {
        CanonicalHash canonical = new CanonicalHash();
        UnitHash hash = new UnitHash();
        for (PlacedStub s : stubs) {
            int[] referenced = s.code.relocations().stream().filter(r -> r.symbol().kind() == SymbolKind.STUB_ENTRY)
                    .mapToInt(r -> catalogue.get(r.symbol().name()).staticId()).toArray();
            byte[] digest = canonical.digest(Unlinker.withoutOperands(s.code), s.declaration.entryNames());
            s.hash = hash.of(digest, s.staticId(), s.code.alignment(), referenced, s.dependencies);
        }
    }

    private void rejectDuplicates() {
        for (int i = 1; i < stubs.size(); i++) {
            if (ORDER.compare(stubs.get(i - 1), stubs.get(i)) == 0) {
                throw new IllegalArgumentException("stub " + stubs.get(i).code.name() + " for " + stubs.get(i).code.features() + " was added twice");
            }
        }
    }

    /** The cell that a relocation's operand reaches. */
    private CellAllocator.Cell cellFor(Relocation r) {
        CodeSymbol s = r.symbol();
        // On x86 the addend counts bytes of the instruction behind the operand; the cell holds the plain address.
        long addend = switch (r.kind()) {
            case X86_CELL_DISP32 -> 0;
            case AARCH64_CELL_ADRP_LDR, CELL_ABSOLUTE -> r.addend();
            case INTERNAL -> throw new IllegalArgumentException("internal relocation to " + s);
        };
        return switch (s.kind()) {
            case STUB_ENTRY -> stubCell(s, addend);
            case EXTERNAL_FUNCTION -> new CellAllocator.Cell(false, CellBinding.EXTERNAL_FUNCTION, -1, s.name(), s.index(), addend);
            case VM_VARIABLE -> new CellAllocator.Cell(false, CellBinding.VM_VARIABLE, -1, s.name(), s.index(), addend);
            case TEXT_BOUND -> new CellAllocator.Cell(false, CellBinding.IMAGE_OFFSET, -1, s.name(), s.index(), addend);
            case INTERNAL_LABEL -> throw new IllegalArgumentException("label " + s.name() + " needs no cell");
        };
    }

    private CellAllocator.Cell stubCell(CodeSymbol s, long addend) {
        StubDeclaration d = catalogue.get(s.name());
        if (s.index() >= d.entryNames().size() || !d.isFor(target)) {
            throw new IllegalArgumentException("stub " + s.name() + " has no entry " + s.index() + " on " + target.id());
        }
        boolean here = copies.containsKey(d.staticId());
        boolean single = here && copies.get(d.staticId()) == 1 && findBaseline(d.staticId()) != null;
        int binding = single ? CellBinding.IMAGE_OFFSET : CellBinding.STUB_ENTRY;
        return new CellAllocator.Cell(!here, binding, d.staticId(), s.name(), s.index(), addend);
    }

    private PlacedStub findBaseline(int staticId) {
        int low = 0;
        int high = stubs.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            PlacedStub s = stubs.get(middle);
            int order = s.staticId() != staticId ? Integer.compare(s.staticId(), staticId) : Long.compareUnsigned(s.featureMask(), 0);
            if (order == 0) {
                return s;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    private int placeStubs() {
        int position = 0;
        for (PlacedStub s : stubs) {
            s.start = roundUp(position, s.code.alignment());
            position = Math.addExact(s.start, s.code.code().length);
        }
        return roundUp(position, TablesLayout.PAGE);
    }

    private ByteBuffer writeText(int textSize, int textOffset) {
        byte[] bytes = new byte[textSize];
        Arrays.fill(bytes, ImageOperands.trap(target));
        ByteBuffer text = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (PlacedStub s : stubs) {
            text.put(s.start, s.code.code());
            for (Relocation r : s.code.relocations()) {
                if (r.symbol().kind() != SymbolKind.INTERNAL_LABEL) {
                    int cell = cells.offset(cells.row(cellFor(r)));
                    OperandPatcher.patch(r, text, s.start + r.site(), textOffset, cell);
                }
            }
        }
        return text;
    }

    private ByteBuffer writeCells(int textSize, int textOffset) {
        ByteBuffer content = ByteBuffer.allocate(cells.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < cells.cells().size(); row++) {
            CellAllocator.Cell c = cells.cells().get(row);
            if (c.isImageOffset()) {
                long offset = c.staticId() == -1
                        ? (c.index() == 0 ? 0 : textSize)
                        : findBaseline(c.staticId()).entryOffset(c.index());
                content.putLong(cells.offset(row), textOffset + offset + c.addend());
            }
        }
        return content;
    }

    private TreeMap<Integer, String> labels() {
        TreeMap<Integer, String> labels = new TreeMap<>();
        for (PlacedStub s : stubs) {
            s.code.labels().forEach((offset, label) -> labels.put(s.start + offset, label));
        }
        return labels;
    }

    /** A stub with its place. */
    static final class PlacedStub {
        final StubCode code;
        final StubDeclaration declaration;
        final SortedSet<Dependency> dependencies;
        private final long featureMask;
        int start;
        long hash = UnitHash.NONE;

        PlacedStub(StubCode code, StubDeclaration declaration, SortedSet<Dependency> dependencies) {
            this.code = code;
            this.declaration = declaration;
            this.dependencies = dependencies;
            long mask = 0;
            for (CpuFeature f : code.features().asSet()) {
                mask |= 1L << f.ordinal();
            }
            this.featureMask = mask;
        }

        int staticId() {
            return declaration.staticId();
        }

        long featureMask() {
            return featureMask;
        }

        int end() {
            return start + code.code().length;
        }

        int entryOffset(int entry) {
            return start + code.entries().get(entry);
        }
    }
}
