package org.stubarchive.arch.aarch64.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stubarchive.arch.ExecutableCode;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.testing.NeedsAarch64;

/** Instructions that replace others, in memory that is written and executed by turns. */
@NeedsAarch64
class FlushIcacheTest {
    private static final int SIZE = 1 << 16;
    /** {@code movz x0, #0}; the immediate is in bits 5..20. */
    private static final int MOVZ_X0 = 0xD280_0000;
    /** {@code add x0, x0, #1}. */
    private static final int ADD_X0_1 = 0x9100_0400;
    private static final int RET = 0xD65F_03C0;

    @Test
    void newInstructionsAreExecuted() {
        try (ExecutableCode code = ExecutableCode.of(List.of(HostArchitecture.generate(new FlushIcacheStub(), CpuFeatures.BASELINE)), Map.of())) {
            long flush = code.entry("flush_icache", 0);
            long memory = NativeMemory.allocate(SIZE);
            for (int round = 0; round < 200; round++) {
                // Functions of different lengths that begin and end anywhere in a cache line.
                long function = memory + 4L * (round * 7 % 100);
                int additions = round * round % 3000;
                NativeMemory.protect(memory, SIZE, Libc.PROT_READ | Libc.PROT_WRITE);
                RawMemory.putInt(function, MOVZ_X0 | round << 5);
                for (int i = 1; i <= additions; i++) {
                    RawMemory.putInt(function + 4L * i, ADD_X0_1);
                }
                RawMemory.putInt(function + 4L * (additions + 1), RET);
                // The kernel synchronises pages when they become executable for the first time only.
                NativeMemory.protect(memory, SIZE, Libc.PROT_READ | Libc.PROT_EXEC);
                assertEquals(0, NativeCall.call(flush, function, 4L * (additions + 2)));
                assertEquals(round + additions, NativeCall.call(function));
            }
            NativeMemory.release(memory, SIZE);
        }
    }

    @Test
    void aBlockOfNothingIsFlushed() {
        try (ExecutableCode code = ExecutableCode.of(List.of(HostArchitecture.generate(new FlushIcacheStub(), CpuFeatures.BASELINE)), Map.of())) {
            assertEquals(0, NativeCall.call(code.entry("flush_icache", 0), code.start() + 4, 0));
        }
    }
}
