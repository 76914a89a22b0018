package org.stubarchive.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stubarchive.cli.ToolRunner.Outcome;
import org.stubarchive.cli.export.NamedCode;
import org.stubarchive.cli.listing.UnitNames;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.reader.ArchiveReader;

/** Exports, read by the programs they are for. */
class ExportCommandTest {
    private static final long BASE = 0x2000_0000L;

    @TempDir
    Path directory;

    private Path export(String format) {
        Path file = directory.resolve("exported");
        Outcome o = InProcess.tool("export", "--format", format, "--base", "0x" + Long.toHexString(BASE), "-o", file.toString(), TrainedArchive.get().toString());
        assertEquals(0, o.exitCode(), o.err());
        return file;
    }

    /** By name: text offset of each variant. */
    private static TreeMap<String, Integer> expected() throws Exception {
        CodeTables t = ArchiveReader.read(TrainedArchive.get()).tables().get(Target.LINUX_X86_64);
        TreeMap<String, Integer> names = new TreeMap<>();
        for (int u = 0; u < t.unitCount(); u++) {
            names.put(NamedCode.symbol(t.unitName(u), UnitNames.features(t, u)), t.unitStart(u));
        }
        assertEquals(t.unitCount(), names.size());
        return names;
    }

    @Test
    void perfMapHasEveryStubOnceAndNoOverlaps() throws Exception {
        TreeMap<String, Integer> expected = expected();
        Set<String> seen = new HashSet<>();
        long end = 0;
        for (String line : Files.readAllLines(export("perf-map"))) {
            assertTrue(line.matches("[0-9a-f]+ [0-9a-f]+ \\S+"), line);
            String[] fields = line.split(" ");
            long start = Long.parseLong(fields[0], 16);
            assertTrue(start >= end, line);
            end = start + Long.parseLong(fields[1], 16);
            assertTrue(seen.add(fields[2]), line);
            assertEquals(BASE + expected.get(fields[2]), start, line);
        }
        assertEquals(expected.keySet(), seen);
    }

    @Test
    void jitdumpHasOneRecordPerStub() throws Exception {
        ByteBuffer b = ByteBuffer.wrap(Files.readAllBytes(export("jitdump"))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0x4A695444, b.getInt(0));
        assertEquals(1, b.getInt(4));
        assertEquals(62, b.getInt(12));
        int loads = 0;
        int at = b.getInt(8);
        while (at < b.limit()) {
            loads += b.getInt(at) == 0 ? 1 : 0;
            at += b.getInt(at + 4);
        }
        assertEquals(b.limit(), at);
        assertEquals(expected().size(), loads);
    }

    @Test
    void nmAndReadelfReadTheElfFile() throws Exception {
        String file = export("elf").toString();
        Outcome warnings = ToolRunner.program("readelf", "-aW", file);
        assertEquals(0, warnings.exitCode());
        assertEquals("", warnings.err());
        Set<String> symbols = ToolRunner.program("nm", file).out().lines().map(l -> l.split(" ")[2] + " " + l.split(" ")[0]).collect(Collectors.toSet());
        expected().forEach((name, offset) -> assertTrue(symbols.contains(String.format("%s %016x", name, BASE + offset)), name));
    }

    @Test
    void objdumpDisassemblesWhatDisasmDoes() {
        Outcome objdump = ToolRunner.program("objdump", "-d", "-M", "intel", "--no-show-raw-insn", "--disassemble=leave", export("elf").toString());
        assertEquals("", objdump.err());
        List<String> theirs = objdump.out().lines().filter(l -> l.matches(" *[0-9a-f]+:\t.*")).map(l -> l.substring(l.indexOf('\t') + 1).strip().replaceAll(" +", " ")).toList();
        Outcome ours = InProcess.tool("disasm", TrainedArchive.get().toString(), "leave");
        List<String> instructions = ours.out().lines().filter(l -> l.matches(" +[0-9a-f]+: .*")).map(l -> l.substring(l.indexOf(": ") + 2).strip().replaceAll(" +", " ")).toList();
        assertTrue(instructions.size() > 5, ours.out());
        assertEquals(theirs, instructions);
    }

    @Test
    void gdbNamesStubs() {
        Outcome gdb = ToolRunner.program("gdb", "-q", "-batch", "-nx", "-ex", "info address leave", "-ex", "disassemble leave", export("elf").toString());
        assertTrue(gdb.out().contains("Symbol \"leave\" is at 0x2000"), gdb.out() + gdb.err());
        assertTrue(gdb.out().contains("Dump of assembler code for function leave"), gdb.out());
    }

    @Test
    void perfNamesStubsOfARun() throws Exception {
        Path data = directory.resolve("perf.data");
        List<String> record = new ArrayList<>(List.of("perf", "record", "-e", "cpu-clock", "-o", data.toString()));
        record.addAll(ToolRunner.command("run", "--perf-map", "--load", TrainedArchive.get().toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Recursion", "32"));
        Outcome recorded = ToolRunner.program(record.toArray(new String[0]));
        Assumptions.assumeTrue(recorded.exitCode() == 0 && Files.exists(data), "perf cannot record here: " + recorded.err());
        Outcome report = ToolRunner.program("perf", "report", "-i", data.toString(), "--stdio", "--sort", "symbol");
        assertTrue(report.out().contains("method_entry_normal"), report.out() + report.err());
        assertTrue(report.out().contains("bytecode_invokestatic"), report.out());
    }

    @Test
    void perfInjectNamesStubsOfAJitdump() throws Exception {
        Path data = directory.resolve("perf.data");
        Path injected = directory.resolve("injected.data");
        List<String> record = new ArrayList<>(List.of("env", "-C", directory.toString(), "perf", "record", "-k", "mono", "-e", "cpu-clock", "-o", data.toString()));
        record.addAll(ToolRunner.command("run", "--jitdump", "--load", TrainedArchive.get().toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Recursion", "32"));
        Assumptions.assumeTrue(ToolRunner.program("perf", "--version").exitCode() == 0, "perf does not work here");
        Outcome recorded = ToolRunner.program(record.toArray(new String[0]));
        Assumptions.assumeTrue(recorded.exitCode() == 0 && Files.exists(data), "perf cannot record here: " + recorded.err());
        Outcome inject = ToolRunner.program("perf", "inject", "--jit", "-i", data.toString(), "-o", injected.toString());
        assertEquals(0, inject.exitCode(), inject.err());
        Outcome report = ToolRunner.program("perf", "report", "-i", injected.toString(), "--stdio", "--sort", "symbol");
        assertTrue(report.out().contains("method_entry_normal") && report.out().contains("bytecode_invokestatic"), report.out() + report.err());
    }

    @Test
    void gdbAttachesAndNamesFrames() throws Exception {
        ToolRunner.program("gdb", "--version");
        Path output = directory.resolve("output");
        List<String> command = ToolRunner.command("run", "--gdb-jit", "--load", TrainedArchive.get().toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Recursion", "60");
        Process run = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            Outcome gdb = attached(run);
            Assumptions.assumeFalse(gdb.err().contains("Operation not permitted"), "gdb may not attach here: " + gdb.err());
            assertTrue(gdb.out().matches("(?s).*Symbol \"method_entry_normal\" is at 0x[0-9a-f]+.*"), gdb.out() + gdb.err());
            assertTrue(gdb.out().matches("(?s).*#0  0x[0-9a-f]+ in (bytecode_|method_entry_|leave|safepoint)\\w+ ?\\(\\).*"), "the running thread is in a named stub\n" + gdb.out());
        } finally {
            run.destroyForcibly().waitFor();
        }
    }

    /** What gdb says of the process once its program runs; the program is given time by trying again. */
    private static Outcome attached(Process run) throws InterruptedException {
        Outcome gdb = null;
        for (int attempt = 0; attempt < 30; attempt++) {
            Thread.sleep(1000);
            assertTrue(run.isAlive(), "the program has ended");
            gdb = ToolRunner.program("gdb", "-q", "-batch", "-nx", "-p", Long.toString(run.pid()), "-ex", "info address method_entry_normal", "-ex", "thread apply all -q bt 1");
            if (gdb.err().contains("Operation not permitted") || gdb.out().contains(" in bytecode_")) {
                break;
            }
        }
        return gdb;
    }

    @Test
    void gdbInterfaceDoesNotDisturbARun() {
        Outcome o = ToolRunner.tool("run", "--gdb-jit", "--load", TrainedArchive.get().toString(), "-cp", ToolRunner.samples(), "org.stubarchive.samples.Hello");
        assertEquals(0, o.exitCode(), o.err());
        assertEquals("Hello, world\n", o.out());
    }
}
