package org.stubarchive.arch.loading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.format.link.TextLinker;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.GeneratedCode;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.OpenArchive;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;
import org.stubarchive.testing.ThisJvm;

/** Stubs travel: generated, linked, archived, opened, mapped, bound, called; one of them is not archived. */
@OnEveryMachine
public class ArchiveRunTest {
    private CodeCache cache;
    private Path file;

    @BeforeEach
    void reserve() throws Exception {
        cache = CodeCache.reserve();
        file = Files.createTempFile("run", ".sar");
    }

    @AfterEach
    void release() throws Exception {
        cache.close();
        Files.delete(file);
    }

    private void write(GeneratedStubs source, String... without) throws Exception {
        List<StubCode> codes = new ArrayList<>(source.all());
        codes.removeIf(c -> List.of(without).contains(c.name()));
        CodeImage image = TextLinker.link(HostArchitecture.target(), GeneratedStubs.CATALOGUE, codes);
        ArchiveWriter.write(file, new Producer("test", "1", Producer.UNKNOWN, Producer.Tree.UNKNOWN, "0000000000000000"), List.of(image));
    }

    private CodeLoader load(LoaderOptions options) throws Exception {
        CodeLoader loader = new CodeLoader(cache, options);
        try (OpenArchive archive = OpenArchive.open(file.toString(), OpenArchive.Trust.OWNER)) {
            loader.addArchive(archive.code(HostArchitecture.target()));
            loader.bind();
            archive.checkUnchanged();
        }
        GeneratedCode.bindEnter(loader.addresses().entry(EntryStubs.ENTER, 0));
        return loader;
    }

    @Test
    void everythingFromTheArchive() throws Exception {
        write(new GeneratedStubs());
        // Without a generator: nothing can be generated behind our back.
        CodeLoader loader = load(new LoaderOptions(HostArchitecture.target()));
        assertEquals(0, loader.counts().generated());
        callAMethod(loader);
        assertEquals(0, loader.textAnonymousBytes());
        assertTrue(loader.textBytes() > 0);
    }

    @Test
    void whatIsNotArchivedIsGeneratedOnDemand() throws Exception {
        GeneratedStubs generator = new GeneratedStubs();
        write(generator, "leave");
        try (OpenArchive archive = OpenArchive.open(file.toString(), OpenArchive.Trust.OWNER)) {
            CodeTables tables = archive.code(HostArchitecture.target()).tables();
            int category = tables.categoryRow(StaticId.category(EntryStubs.LEAVE));
            assertEquals(-1, tables.indexFirst(category, StaticId.number(EntryStubs.LEAVE)));
            assertEquals(-1, tables.indexCount(category, StaticId.number(EntryStubs.LEAVE)));
        }
        CodeLoader loader = load(new LoaderOptions(HostArchitecture.target()).generator(generator));
        assertEquals(List.of(List.of("leave")), generator.requests());
        assertEquals(1, loader.counts().generated());
        assertEquals(CodeOrigin.GENERATED, loader.find(loader.addresses().entry(EntryStubs.LEAVE, 0)).origin());
        assertEquals(CodeOrigin.ARCHIVE, loader.find(loader.addresses().entry(EntryStubs.ENTER, 0)).origin());
        callAMethod(loader);
        assertEquals(0, loader.textAnonymousBytes());
    }

    @Test
    void aStartThatNeedsNothingLoadsNoAssembler() throws Exception {
        write(new GeneratedStubs());
        List<String> command = ThisJvm.command();
        command.addAll(List.of("-Xlog:class+load", "--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), Start.class.getName(),
                file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.contains(" org.stubarchive.loader.CodeLoader "), "class loading is not logged");
        for (String unwanted : new String[] {"org.stubarchive.stubgen", "org.stubarchive.arch.x86_64", "org.stubarchive.arch.aarch64",
            "org.stubarchive.format.link", "org.stubarchive.format.catalogue", "org.stubarchive.format.writer", "org.stubarchive.format.reader",
            "com.fasterxml", "org.apache.commons"}) {
            assertFalse(output.contains(" " + unwanted), unwanted);
        }
    }

    /** Loads an archive and binds it. */
    static final class Start {
        private Start() {}

        public static void main(String[] args) throws Exception {
            CodeLoader loader = new CodeLoader(CodeCache.reserve(), new LoaderOptions(HostCpu.target()));
            try (OpenArchive archive = OpenArchive.open(args[0], OpenArchive.Trust.OWNER)) {
                loader.addArchive(archive.code(HostCpu.target()));
                loader.bind();
                archive.checkUnchanged();
            }
            GeneratedCode.bindEnter(loader.addresses().entry(EntryStubs.ENTER, 0));
        }
    }

    /** Calls a "method" through call_stub as the runtime does: its code is the stub leave, so it asks for something and is resumed with the result. */
    private static void callAMethod(CodeLoader loader) {
        long method = RawMemory.allocate(MethodLayout.INTERPRETER_ENTRY + 8L);
        RawMemory.putLong(method + MethodLayout.INTERPRETER_ENTRY, loader.addresses().entry(EntryStubs.LEAVE, 0));
        try (GuestThread thread = new GuestThread()) {
            RawMemory.putLong(thread.block() + ThreadBlockLayout.CALL_METHOD, method);
            assertEquals(0, thread.startAtEntryFrame(loader.addresses().entry(EntryStubs.CALL_STUB, 0)), "the method leaves");
            assertEquals(RuntimeEntry.CALL_DONE.id(), thread.resume(4711), "the method returns to call_stub");
            assertEquals(4711, RawMemory.getLong(thread.block() + ThreadBlockLayout.RESULT));
        } finally {
            RawMemory.free(method);
        }
    }
}
