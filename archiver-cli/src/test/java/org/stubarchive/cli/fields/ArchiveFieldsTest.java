package org.stubarchive.cli.fields;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.ToolRunner;
import org.stubarchive.cli.fields.ArchiveFields.Mutant;
import org.stubarchive.format.ArchiveFormatException;
import org.stubarchive.format.code.CodeImage;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.manifest.Producer;
import org.stubarchive.format.open.ArchiveFile;
import org.stubarchive.format.writer.ArchiveWriter;
import org.stubarchive.loader.CodeGenerator;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.EntryStubs;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.LoaderOptions;
import org.stubarchive.loader.OpenArchive;
import org.stubarchive.vm.code.StubCodeGenerator;
import org.stubarchive.vm.code.VariantChoice;

/**
 * An archive with right checksums and one wrong field: refused with one line, or its code is bound as the right archive's, or stubs are generated in its place. What may change the meaning is
 * listed, and nothing else: fields whose every value in range means something, as only a signature can tell which was meant.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchiveFieldsTest {
    /** Fields whose other values mean other code: table, column in words, and why no check can tell. */
    private static final Map<Integer, Map<Integer, String>> MEANINGS = Map.of(
            TablesLayout.ADDRESSES, Map.of(0, "which instruction of its stub an entry is"),
            TablesLayout.FAULT_RANGES, Map.of(0, "where a fault is expected", 1, "where a fault is expected", 2, "where it is handled"),
            TablesLayout.FEATURE_NAMES, Map.of(0, "which of the features a variant needs"),
            TablesLayout.CELLS, Map.of(3, "which entry of a stub is called", 6, "what is added to the address of a variable"));

    /** How many are run as processes of their own, each twice. */
    private static final int PROCESSES = 6;

    @TempDir
    static Path directory;

    private final Target target = HostCpu.target();
    private Path file;
    private ArchiveFields fields;
    private BoundCode good;
    private LoaderOptions options;

    @BeforeAll
    void make() throws Exception {
        StubCodeGenerator generator = new StubCodeGenerator();
        CodeImage image = generator.generate(target, generator.available(target), VariantChoice.all());
        byte[] bytes = ArchiveWriter.toBytes(new Producer("test", "1", Producer.UNKNOWN, Producer.Tree.UNKNOWN, "0000000000000000"), List.of(image));
        file = directory.resolve("fields.sar");
        Files.write(file, bytes);
        fields = new ArchiveFields(bytes, target);
        options = new LoaderOptions(target).generator(new Remembering(generator));
        good = load();
    }

    /** Generates each set of stubs once. */
    private record Remembering(CodeGenerator generator, Map<String, CodeImage> images) implements CodeGenerator {
        Remembering(CodeGenerator generator) {
            this(generator, new HashMap<>());
        }

        @Override
        public int[] available(Target t) {
            return generator.available(t);
        }

        @Override
        public CodeImage generate(Target t, int[] ids, org.stubarchive.format.code.CpuFeatures features) {
            String key = java.util.Arrays.toString(ids) + features;
            if (!images.containsKey(key)) {
                images.put(key, generator.generate(t, ids, features));
            }
            return images.get(key);
        }
    }

    private BoundCode load() throws Exception {
        try (OpenArchive archive = OpenArchive.open(file.toString(), OpenArchive.Trust.OWNER)) {
            return BoundCode.of(archive.code(target), options);
        }
    }

    /** Every mutant, loaded in this process. */
    @Test
    void aWrongFieldIsRefusedOrChangesNothing() throws Exception {
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (Mutant m : fields.mutants()) {
            if (isProbe(m)) {
                continue;
            }
            fields.write(m, file);
            try {
                String difference = load().firstDifference(good);
                if (difference != null && !isMeaning(m)) {
                    wrong.add(m.text() + ": " + difference);
                }
            } catch (ArchiveFormatException | CodeLoadException e) {
                refused++;
                if (e.getMessage().lines().count() != 1) {
                    wrong.add(m.text() + ": " + e.getMessage());
                }
                if (e instanceof ArchiveFormatException) {
                    continue;
                }
            } catch (RuntimeException | Error e) {
                wrong.add(m.text() + ": " + e);
            }
            readByTools(m, wrong);
        }
        assertTrue(wrong.isEmpty(), wrong.size() + " of " + fields.mutants().size() + ":\n" + String.join("\n", wrong.subList(0, Math.min(40, wrong.size()))));
        assertTrue(refused > fields.mutants().size() / 2, refused + " refused");
    }

    /** Tools check more: they refuse what is wrong, too, or read it. */
    private void readByTools(Mutant m, List<String> wrong) throws IOException {
        try {
            ArchiveFile.check(ByteBuffer.wrap(fields.bytes(m)), "tool.sar").tables(target);
        } catch (ArchiveFormatException e) {
            if (e.getMessage().lines().count() != 1) {
                wrong.add(m.text() + ": by tools: " + e.getMessage());
            }
        } catch (RuntimeException | Error e) {
            wrong.add(m.text() + ": by tools: " + e);
        }
    }

    /** A few of the mutants as a user meets them: the program's output is right, with at most one line of warning; where the archive is demanded, one line and status 3. */
    @Test
    void aRunSaysOneLineAndGenerates() throws Exception {
        List<Mutant> chosen = fields.mutants().stream().filter(m -> !isMeaning(m)).toList();
        List<String> program = List.of("-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        for (int i = 0; i < PROCESSES; i++) {
            Mutant m = chosen.get((int) ((chosen.size() - 1L) * (2 * i + 1) / (2 * PROCESSES)));
            fields.write(m, file);
            Outcome run = run(List.of("--load", file.toString()), program);
            assertEquals("Hello, world\n", run.out(), m.text() + run.err());
            assertEquals(0, run.exitCode(), m.text() + run.err());
            assertTrue(run.err().lines().count() <= 1, m.text() + run.err());
            assertTrue(run.err().isEmpty() || run.err().startsWith("stubarchive: warning: archive cannot be used, generating code: " + file), m.text() + run.err());
            Outcome demanded = run(List.of("--require-archive", "--load", file.toString()), program);
            // A unit that is no longer what this build generates is generated without a word, unless the archive is demanded.
            assertTrue(demanded.exitCode() == 3 || run.err().isEmpty() && demanded.exitCode() == 0, m.text() + demanded.err());
            assertEquals(demanded.exitCode() == 3 ? 1 : 0, demanded.err().lines().count(), m.text() + demanded.err());
        }
    }

    private static Outcome run(List<String> options, List<String> program) {
        List<String> args = new ArrayList<>(List.of("run"));
        args.addAll(options);
        args.addAll(program);
        return ToolRunner.tool("", args);
    }

    /** Whether the mutant is another entry of the stub that the loader itself calls: wrong code, which this process would run. */
    private boolean isProbe(Mutant m) {
        return m.table() == TablesLayout.ADDRESSES && m.name().equals("address array[0].0") && EntryStubs.ofMachine(target) != 0;
    }

    private static boolean isMeaning(Mutant m) {
        return MEANINGS.getOrDefault(m.table(), Map.of()).containsKey(m.column());
    }
}
