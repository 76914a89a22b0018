package org.stubarchive.vm.code;

import java.io.IOException;
import java.util.Objects;
import org.stubarchive.format.runtime.TosState;
import org.stubarchive.loader.AddressTable;
import org.stubarchive.loader.ArchiveCode;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.signal.SignalHandlers;
import org.stubarchive.loader.signal.SignalNotifications;
import org.stubarchive.vm.interpreter.DispatchTableBuilder;
import org.stubarchive.vm.interpreter.EntryAddresses;

/**
 * The generated code of the running VM: mapped from an archive, generated where the archive lacks something, bound and ready to be entered.
 *
 * <p>Made once per process, before any guest thread exists.
 */
public final class VmCode implements EntryAddresses {
    private final CodeLoader loader;
    private final PhaseTimes phases;

    private VmCode(CodeLoader loader, PhaseTimes phases) {
        this.loader = loader;
        this.phases = phases;
    }

    /**
     * Brings the code in.
     *
     * @param options for the loader; its generator must be set
     * @param phases times of the steps, the same object that the options have
     * @param archive the code of an archive, or null to generate everything
     * @throws CodeLoadException if the archive's code cannot be used by this version at all; nothing of it is left, so that a start without it can follow
     */
    public static VmCode start(LoaderOptions options, PhaseTimes phases, ArchiveCode archive) throws CodeLoadException {
        Objects.requireNonNull(phases);
        long start = System.nanoTime();
        CodeCache cache = CodeCache.reserve(options.textMemory());
        phases.end("reserve", start);
        CodeLoader loader = new CodeLoader(cache, options);
        boolean complete = false;
        try {
            bring(loader, archive);
            complete = true;
        } finally {
            if (!complete) {
                cache.close();
            }
        }
        long handlers = System.nanoTime();
        GeneratedCode.bindEnter(loader.addresses().entry(EntryStubs.ENTER, 0));
        NativeCall.bind(loader.addresses().entry(EntryStubs.NATIVE_CALL, 0));
        SignalHandlers.install(loader.addresses().entry(EntryStubs.SIGNAL_HANDLER, 0), loader.signalState());
        phases.end("handlers", handlers);
        return new VmCode(loader, phases);
    }

    /**
     * Asynchronous signals as a stream; to be called once.
     *
     * @throws IOException if the system gives no pipe
     */
    public SignalNotifications signals() throws IOException {
        return new SignalNotifications(loader.addresses().entry(EntryStubs.SIGNAL_NOTIFIER, 0), loader.signalState());
    }

    /**
     * Places and binds all code; none of it is entered yet but the stubs that the loader itself needs.
     *
     * @param archive the code of an archive, or null to generate everything
     * @throws CodeLoadException if the archive's code cannot be used by this version at all
     */
    public static void bring(CodeLoader loader, ArchiveCode archive) throws CodeLoadException {
        if (archive != null) {
            loader.addArchive(archive);
            loader.ensureArchived();
            loader.ensure(NeededStubs.ids());
            NeededStubs.checkEntries(loader.addresses(), archive.file());
        } else {
            loader.ensureAll();
        }
        loader.bind();
    }

    /** Loader, for names of PCs, counts and rejections. */
    public CodeLoader loader() {
        return loader;
    }

    /** Times of the steps. */
    public PhaseTimes phases() {
        return phases;
    }

    /** Addresses of the entries. */
    public AddressTable addresses() {
        return loader.addresses();
    }

    /** Address of a stub's entry, 0 if no code is bound for it. */
    @Override
    public long entryAddress(int staticId, int entry) {
        AddressTable table = loader.addresses();
        return table.isBound(staticId) ? table.entry(staticId, entry) : 0;
    }

    /**
     * Builds dispatch tables that execute bytecodes.
     *
     * @return address of {@link TosState#TABLES_SIZE} bytes, which stay for the life of the process
     */
    public long newDispatchTables() {
        long tables = RawMemory.allocate(TosState.TABLES_SIZE);
        new DispatchTableBuilder(this).fillExecuting(tables);
        return tables;
    }

    /** Builds dispatch tables that report each bytecode before it is executed; see {@link #newDispatchTables}. */
    public long newTracingTables() {
        long tables = RawMemory.allocate(TosState.TABLES_SIZE);
        new DispatchTableBuilder(this).fillTracing(tables);
        return tables;
    }
}
