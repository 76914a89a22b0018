package org.stubarchive.loader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.identity.KnownUnits.Verdict;
import org.stubarchive.format.layout.LayoutHash;
import org.stubarchive.format.layout.SignalStateLayout;
import org.stubarchive.format.runtime.VariableNames;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;

/**
 * Takes code images in, chooses and binds their stubs, and answers where each stub is.
 *
 * <p>Order of use: {@link #defineVariable}, {@link #addArchive} (or not), {@link #ensure} what is needed, {@link #bind}. Afterwards code can be
 * entered. {@link #ensure} and {@link #bind} may follow again at any time: code that is bound stays where it is.
 *
 * <p>One thread at a time may change the loader; {@link #addresses} and {@link #find} may be called by any thread.
 */
public final class CodeLoader {
    private static final String MEMORY = "generated code";

    private final CodeCache cache;
    private final ImageSpace space;
    private final LoaderOptions options;
    private final AddressTable addresses = new AddressTable();
    private final VariableTable variables = new VariableTable();
    private final CellBinder binder;
    private final List<Rejection> rejections = new ArrayList<>();
    private final long signalState;
    /** Replaced, never changed: read without a lock. */
    private volatile List<PlacedImage> images = List.of();
    private CpuFeatures features;
    /** Ids that the generator was asked for, ascending. */
    private int[] asked = new int[0];
    private int loaded;
    private int generated;

    /** Creates a loader that places code in the given cache. */
    public CodeLoader(CodeCache cache, LoaderOptions options) {
        this.cache = cache;
        this.space = new ImageSpace(cache);
        this.options = options;
        this.binder = new CellBinder(space, addresses, variables);
        // Lives as long as the process: the signal handler reads it.
        this.signalState = RawMemory.allocate(SignalStateLayout.SIZE);
        cache.describe(signalState);
        variables.define(VariableNames.SIGNAL_STATE, signalState);
    }

    /** Gives a VM variable its value: the word that cells of that name hold. Before {@link #bind}. */
    public synchronized void defineVariable(String name, long value) {
        variables.define(name, value);
    }

    /**
     * Maps an archive's code and takes what can be used here.
     *
     * @throws CodeLoadException if the code is for another target, or something of it is rejected and that is to be refused
     * @throws org.stubarchive.loader.os.OsException if the system refuses
     */
    public synchronized void addArchive(ArchiveCode code) throws CodeLoadException {
        CodeTables tables = code.tables();
        if (tables.target() != options.target()) {
            throw new CodeLoadException(code.file() + ": code is for " + tables.target().id() + ", this is " + options.target().id());
        }
        if (!space.hasRoomFor(tables)) {
            throw new CodeLoadException(code.file() + ": code and cells of " + tables.textSize() + " and " + tables.cellsSize() + " bytes do not fit into the code space of " + CodeCache.SIZE + " bytes; train again");
        }
        long start = System.nanoTime();
        long address = space.placeFile(code.fd(), code.textOffset(), code.cellsOffset(), tables, options.listener());
        PlacedImage image = new PlacedImage(code.file(), tables, address, CodeOrigin.ARCHIVE);
        append(image);
        start = options.phases().end("map", start);
        Verdict[] verdicts = options.knownUnits() == null ? null : options.knownUnits().compare(tables);
        image.hasStaleUnits = hasStale(verdicts);
        start = options.phases().end("compare", start);
        detectFeatures(image, verdicts);
        start = options.phases().end("cpu", start);
        take(image, features, options.categories(), verdicts);
        if (options.rejected() == LoaderOptions.Rejected.REFUSE && !rejections.isEmpty()) {
            throw refused(code.file());
        }
        synchronizeInstructions();
        options.phases().end("select", start);
    }

    private static boolean hasStale(Verdict[] verdicts) {
        for (int unit = 0; verdicts != null && unit < verdicts.length; unit++) {
            if (verdicts[unit] != Verdict.SAME) {
                return true;
            }
        }
        return false;
    }

    private CodeLoadException refused(String file) {
        Rejection first = rejections.get(0);
        int others = rejections.size() - 1;
        return new CodeLoadException(file + ": stub " + first.unique() + ": " + first.reason()
                + (others == 0 ? "" : ", and " + others + (others == 1 ? " variant more is" : " variants more are") + " rejected") + "; train again with this version");
    }

    /**
     * Makes sure that stubs are bound: generates those that are not, all at once.
     *
     * @param staticIds the stubs
     * @return whether all of them are bound now; some may be impossible to generate
     */
    public synchronized boolean ensure(int... staticIds) {
        long start = System.nanoTime();
        int[] wanted = new int[staticIds.length];
        int count = 0;
        boolean complete = true;
        for (int id : staticIds) {
            if (!addresses.isBound(id)) {
                complete = false;
                if (Arrays.binarySearch(asked, id) < 0) {
                    wanted[count++] = id;
                }
            }
        }
        options.phases().end("needed", start);
        if (count == 0 || options.generator() == null) {
            return complete;
        }
        generate(distinct(wanted, count));
        for (int id : staticIds) {
            if (!addresses.isBound(id)) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that everything the generator can make is bound: what a start without an archive does. */
    public synchronized void ensureAll() {
        CodeGenerator generator = options.generator();
        if (generator == null) {
            throw new IllegalStateException("no code generator");
        }
        ensure(generator.available(options.target()));
    }

    /** Makes sure that each stub of the images is bound, also those whose archived code is not usable or not wanted here. */
    public synchronized void ensureArchived() {
        for (PlacedImage image : images) {
            CodeTables tables = image.tables;
            int[] ids = new int[tables.unitCount()];
            int count = 0;
            for (int unit = 0; unit < ids.length; unit++) {
                int id = tables.unitStaticId(unit);
                if (!addresses.isBound(id)) {
                    ids[count++] = id;
                }
            }
            if (count > 0) {
                ensure(Arrays.copyOf(ids, count));
            }
        }
    }

    /**
     * Binds the cells of all images that are not bound yet. Stubs that cells refer to and that are missing are
     * generated first; a cell whose stub cannot be had holds an address that faults when it is called.
     *
     * @throws CodeLoadException if a cell names something that this version or machine does not have
     */
    public synchronized void bind() throws CodeLoadException {
        boolean grown;
        do {
            grown = false;
            List<PlacedImage> now = images;
            for (int i = 0; i < now.size(); i++) {
                if (!now.get(i).bound) {
                    int[] missing = binder.missingReferences(now.get(i));
                    if (missing.length > 0) {
                        ensure(missing);
                        grown |= images.size() > now.size();
                    }
                }
            }
        } while (grown);
        long start = System.nanoTime();
        List<PlacedImage> now = images;
        for (int i = 0; i < now.size(); i++) {
            PlacedImage image = now.get(i);
            if (image.bound) {
                binder.bindAgain(image);
            } else {
                binder.bind(image);
            }
        }
        options.phases().end("bind", start);
    }

    /** Static id to entry addresses. */
    public AddressTable addresses() {
        return addresses;
    }

    /** The cache that code is placed in. */
    public CodeCache cache() {
        return cache;
    }

    /** Bytes of text of all images, archived and generated. */
    public synchronized long textBytes() {
        return space.textBytes();
    }

    /**
     * Bytes of images' text that were copied for this process instead of being shared: 0 as long as text is mapped and nothing wrote to it.
     *
     * @throws java.io.UncheckedIOException if {@code /proc} cannot be read
     */
    public synchronized long textAnonymousBytes() {
        return space.textAnonymousBytes();
    }

    /** Address of the block that the signal handler reads, see {@link SignalStateLayout}. */
    public long signalState() {
        return signalState;
    }

    /** The features that variants are chosen by: those of the machine that are allowed. Known after the first code was added. */
    public synchronized CpuFeatures features() {
        if (features == null) {
            throw new IllegalStateException("no code yet");
        }
        return features;
    }

    /** Numbers of stubs. */
    public synchronized CodeCounts counts() {
        int declared = images.isEmpty() ? 0 : images.get(0).tables.declarationCount();
        return new CodeCounts(loaded, generated, Math.max(0, declared - loaded - generated), rejections.size());
    }

    /** Archived code that was not taken although the machine could run it, by static id. */
    public synchronized List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    /** Where a PC is, or null if it is in no code. */
    public CodePosition find(long pc) {
        CodeBlob blob = cache.find(pc);
        if (blob == null) {
            return null;
        }
        if (blob instanceof PlacedImage image) {
            int unit = image.unit(pc);
            if (unit < 0) {
                return null;
            }
            int offset = (int) (pc - image.text) - image.tables.unitStart(unit);
            return new CodePosition(BlobKind.IMAGE, image.tables.unitStaticId(unit), image.tables.unitName(unit), offset, image.origin);
        }
        return new CodePosition(blob.kind(), CodePosition.NO_STUB, blob.name(), (int) (pc - blob.start()), CodeOrigin.GENERATED);
    }

    /** Name of the stub that a call to an address was meant for, if the address stands for code that is missing; else null. */
    public String findMissing(long pc) {
        if (space.isMissingCode(pc)) {
            for (PlacedImage image : images) {
                for (int i = 0; i < image.unresolvedCells.length; i++) {
                    if (image.unresolvedValues[i] == pc) {
                        return image.tables.cellName(image.unresolvedCells[i]);
                    }
                }
            }
        }
        return null;
    }

    /**
     * First byte and end of the code around a PC: addresses of the stub's instructions, without its constants; those of the whole blob where it is no image.
     *
     * @return two addresses, or null if the PC is in no code
     */
    public long[] extent(long pc) {
        CodeBlob blob = cache.find(pc);
        if (blob == null) {
            return null;
        }
        if (blob instanceof PlacedImage image) {
            int unit = image.unit(pc);
            if (unit < 0) {
                return null;
            }
            long start = image.text + image.tables.unitStart(unit);
            return new long[] {start, start + image.tables.unitCodeSize(unit)};
        }
        return new long[] {blob.start(), blob.end()};
    }

    private void append(PlacedImage image) {
        List<PlacedImage> longer = new ArrayList<>(images.size() + 1);
        longer.addAll(images);
        longer.add(image);
        images = longer;
        cache.publish(image);
    }

    private void generate(int[] ids) {
        if (features == null) {
            // Features must be known before variants are chosen, and the probe is itself a stub.
            if (options.target() == Target.LINUX_X86_64) {
                generateWith(new int[] {EntryStubs.CPU_FEATURES}, CpuFeatures.BASELINE);
            }
            detectFeatures(null, null);
            int[] rest = new int[ids.length];
            int count = 0;
            for (int id : ids) {
                if (!addresses.isBound(id)) {
                    rest[count++] = id;
                }
            }
            if (count > 0) {
                generateWith(Arrays.copyOf(rest, count), features);
            }
        } else {
            generateWith(ids, features);
        }
    }

    private void generateWith(int[] ids, CpuFeatures usable) {
        long start = System.nanoTime();
        CodeImage source = options.generator().generate(options.target(), ids, usable);
        long end = options.phases().end("generate", start);
        if (options.listener() != null) {
            options.listener().stubsGenerated(ids.length, end - start);
        }
        int[] all = Arrays.copyOf(asked, asked.length + ids.length);
        System.arraycopy(ids, 0, all, asked.length, ids.length);
        asked = distinct(all, all.length);
        if (source == null) {
            return;
        }
        CodeTables tables;
        try {
            tables = CodeTables.open(source.tables(), MEMORY, source.target().id() + "/tables");
        } catch (ArchiveFormatException e) {
            throw new IllegalStateException("the linker made tables that are not valid: " + e.getMessage(), e);
        }
        long address = space.placeImage(source, tables);
        PlacedImage image = new PlacedImage(MEMORY, tables, address, CodeOrigin.GENERATED);
        append(image);
        take(image, usable, LoaderOptions.allCategories(), null);
        synchronizeInstructions();
        options.phases().end("place generated", end);
    }

    /** Before any of the new code is called. */
    private void synchronizeInstructions() {
        long stub = addresses.entryOrZero(EntryStubs.FLUSH_ICACHE);
        if (stub != 0) {
            cache.flushWith(stub);
        }
    }

    /** Sorts, and drops repetitions. */
    private static int[] distinct(int[] ids, int length) {
        int[] sorted = Arrays.copyOf(ids, length);
        Arrays.sort(sorted);
        int count = 0;
        for (int i = 0; i < length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[count++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, count);
    }

    /** Detects the machine's features, with the probe of an image that was just placed or with the one that is bound. */
    private void detectFeatures(PlacedImage image, Verdict[] verdicts) {
        if (features != null) {
            return;
        }
        CpuFeatures detected;
        if (options.target() == Target.LINUX_AARCH64) {
            detected = HostCpu.detectAarch64();
        } else {
            long probe = addresses.isBound(EntryStubs.CPU_FEATURES) ? addresses.entry(EntryStubs.CPU_FEATURES, 0) : probeOf(image, verdicts);
            if (probe == 0) {
                if (options.generator() == null) {
                    detected = CpuFeatures.BASELINE;
                    note("no stub cpu_features: only baseline code is used");
                } else {
                    generateWith(new int[] {EntryStubs.CPU_FEATURES}, CpuFeatures.BASELINE);
                    detected = HostCpu.detectX86(addresses.entry(EntryStubs.CPU_FEATURES, 0));
                }
            } else {
                detected = HostCpu.detectX86(probe);
            }
        }
        features = options.allowed() == null ? detected : detected.intersection(options.allowed());
    }

    /** Address of the baseline probe in an image whose stubs are not bound yet, or 0. It refers to nothing, so it can run before binding. */
    private long probeOf(PlacedImage image, Verdict[] verdicts) {
        CodeTables tables = image.tables;
        int category = tables.categoryRow(StaticId.category(EntryStubs.CPU_FEATURES));
        int number = StaticId.number(EntryStubs.CPU_FEATURES);
        boolean wanted = (options.categories() >>> StaticId.category(EntryStubs.CPU_FEATURES) & 1) != 0;
        if (!wanted || tables.layoutHash() != LayoutHash.VALUE || category < 0 || number >= tables.indexLength(category)) {
            return 0;
        }
        int first = tables.indexFirst(category, number);
        for (int unit = 0; verdicts != null && unit < verdicts.length && tables.unitStaticId(unit) <= EntryStubs.CPU_FEATURES; unit++) {
            if (tables.unitStaticId(unit) == EntryStubs.CPU_FEATURES && verdicts[unit] != Verdict.SAME) {
                return 0;
            }
        }
        return first < 0 ? 0 : image.text + tables.address(category, first);
    }

    /** Chooses variants and enters their addresses in the table. */
    private void take(PlacedImage image, CpuFeatures usable, int categories, Verdict[] verdicts) {
        CodeTables tables = image.tables;
        UnitSelector selector = new UnitSelector(tables, addresses, usable, categories, options.flags(), verdicts);
        selector.select();
        for (int unit : selector.rejected()) {
            Rejection r = new Rejection(tables.unitStaticId(unit), tables.unitName(unit), variant(tables, unit), selector.reason(unit));
            rejections.add(r);
            if (options.listener() != null) {
                options.listener().stubRejected(r);
            }
        }
        int[] positions = relocateAddresses(image);
        int chosen = selector.chosenCount();
        boolean told = options.listener() != null;
        for (int i = 0; i < chosen; i++) {
            long start = told ? System.nanoTime() : 0;
            int unit = selector.chosen(i);
            int id = tables.unitStaticId(unit);
            int category = id >>> StaticId.NUMBER_BITS;
            addresses.bind(category, id & StaticId.MAX_NUMBER, positions[category] + tables.unitFirst(unit), tables.unitEntryCount(unit) + 1);
            if (told) {
                tell(image, unit, System.nanoTime() - start);
            }
        }
        if (image.origin == CodeOrigin.ARCHIVE) {
            loaded += chosen;
        } else {
            generated += chosen;
        }
    }

    /** Copies all address arrays into the table; gives the first position by category. */
    private int[] relocateAddresses(PlacedImage image) {
        CodeTables tables = image.tables;
        int[] positions = new int[256];
        for (int row = 0; row < tables.categoryCount(); row++) {
            int category = tables.categoryId(row);
            addresses.ensureNumbers(category, tables.indexLength(row));
            positions[category] = addresses.reserve(tables.addressLength(row));
            tables.relocateAddresses(row, image.text, addresses.pool(), positions[category]);
        }
        return positions;
    }

    private void tell(PlacedImage image, int unit, long nanoseconds) {
        CodeTables tables = image.tables;
        int size = tables.unitEnd(unit) - tables.unitStart(unit);
        options.listener().stubBound(image.origin, tables.unitStaticId(unit), tables.unitName(unit),
                variant(tables, unit), image.text + tables.unitStart(unit), size, nanoseconds);
    }

    /** Features that a unit needs, as it is shown. */
    private static String variant(CodeTables tables, int unit) {
        int set = tables.unitFeatureSet(unit);
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < tables.featureCount(set); i++) {
            names.append(i == 0 ? "" : "+").append(tables.featureName(set, i).toLowerCase(Locale.ROOT));
        }
        return names.length() == 0 ? "baseline" : names.toString();
    }

    private void note(String message) {
        if (options.listener() != null) {
            options.listener().note(message);
        }
    }
}
