package org.stubarchive.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.loader.CodeCounts;
import org.stubarchive.loader.PhaseTimes;
import org.stubarchive.loader.Rejection;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.code.VmCode;
import org.stubarchive.vm.gc.GcStatistics;

/** The figures of a run that {@code --stats} shows. */
final class RunStatistics {
    private final VirtualMachine machine;
    private final VmCode code;

    RunStatistics(VirtualMachine machine, VmCode code) {
        this.machine = machine;
        this.code = code;
    }

    /** As one object: {@code phases} (name to nanoseconds), {@code code}, {@code rejections}, {@code text} and {@code gc}. */
    ObjectNode toJson() {
        ObjectNode root = new ObjectMapper().createObjectNode();
        root.put("schemaVersion", 1);
        ObjectNode phases = root.putObject("phases");
        PhaseTimes times = code.phases();
        for (int i = 0; i < times.count(); i++) {
            phases.put(times.name(i), times.nanoseconds(i));
        }
        CodeCounts counts = code.loader().counts();
        root.putObject("code").put("loaded", counts.loaded()).put("generated", counts.generated()).put("missing", counts.missing()).put("rejected", counts.rejected());
        ArrayNode rejections = root.putArray("rejections");
        for (Rejection r : code.loader().rejections()) {
            rejections.addObject().put("id", StaticId.format(r.staticId())).put("name", r.name()).put("variant", r.variant()).put("reason", r.reason());
        }
        root.putObject("text").put("bytes", code.loader().textBytes()).put("anonymousBytes", code.loader().textAnonymousBytes());
        GcStatistics gc = machine.heap().statistics();
        root.putObject("gc").put("collections", gc.collections()).put("bytes", gc.copiedBytes() + gc.reclaimedBytes()).put("copiedBytes", gc.copiedBytes()).put("reclaimedBytes", gc.reclaimedBytes()).put("pauseNanos", gc.pauseNanos());
        return root;
    }

    void writeJson(Path file) throws IOException {
        Outputs.write(file, new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(toJson()));
    }

    void print(PrintStream out) {
        CodeCounts counts = code.loader().counts();
        out.printf("code: %d stubs loaded, %d generated, %d not needed, %d rejected%n", counts.loaded(), counts.generated(), counts.missing(), counts.rejected());
        for (Rejection r : code.loader().rejections()) {
            out.printf("  rejected %s %s: %s%n", StaticId.format(r.staticId()), r.unique(), r.reason());
        }
        out.printf("text: %,d bytes mapped, %,d bytes in copied pages%n", code.loader().textBytes(), code.loader().textAnonymousBytes());
        GcStatistics gc = machine.heap().statistics();
        out.printf("gc: %d collections, %,d bytes copied, %,d bytes reclaimed, %.1f ms paused%n", gc.collections(), gc.copiedBytes(), gc.reclaimedBytes(), gc.pauseNanos() / 1e6);
        PhaseTimes times = code.phases();
        for (int i = 0; i < times.count(); i++) {
            out.printf("  %-20s %10.3f ms%n", times.name(i), times.nanoseconds(i) / 1e6);
        }
        out.flush();
    }
}
