package org.stubarchive.arch.loading;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.stubarchive.arch.HostArchitecture;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.loader.cache.BlobKind;
import org.stubarchive.loader.cache.BlobTables;
import org.stubarchive.loader.cache.CodeBlob;
import org.stubarchive.loader.cache.CodeCache;
import org.stubarchive.loader.cache.CodePlace;
import org.stubarchive.stubgen.Address;
import org.stubarchive.stubgen.Label;
import org.stubarchive.stubgen.MacroAssembler;
import org.stubarchive.stubgen.MemoryType;
import org.stubarchive.stubgen.Registers;
import org.stubarchive.stubgen.StubGenerator;

/**
 * Position-independent code without cells, to be installed in a code cache anywhere and called as a C function without arguments.
 *
 * @param bytes instructions
 * @param faults fault rows
 * @param result what the function gives
 */
record BlobCode(byte[] bytes, int[] faults, int result) {
    private static final Registers ROLES = HostArchitecture.registers();

    private record Program(Consumer<MacroAssembler> body) implements StubGenerator {
        @Override
        public String name() {
            return "blob";
        }

        @Override
        public void generate(MacroAssembler masm) {
            Label start = masm.newLabel();
            masm.bind(start);
            masm.recorder().entry("blob", start);
            body.accept(masm);
        }
    }

    private static BlobCode of(int result, Consumer<MacroAssembler> body) {
        StubCode code = HostArchitecture.generate(new Program(body), CpuFeatures.BASELINE, 1);
        List<Integer> faults = new ArrayList<>();
        for (FaultRange f : code.faultRanges()) {
            faults.addAll(List.of(f.start(), f.end(), f.handler()));
        }
        return new BlobCode(code.code(), faults.stream().mapToInt(Integer::intValue).toArray(), result);
    }

    /** Gives a number. */
    static BlobCode constant(int result) {
        return of(result, masm -> {
            masm.moveImmediate(ROLES.result(), result);
            masm.returnFromCall();
        });
    }

    /** Takes faults, one behind the other, and gives a number. */
    static BlobCode faulting(int result, int faults) {
        return of(result, masm -> {
            for (int i = 0; i < faults; i++) {
                Label handler = masm.newLabel();
                masm.moveImmediate(ROLES.result(), 0);
                masm.faultRange(handler, () -> masm.load(MemoryType.I64, ROLES.result(), Address.of(ROLES.result(), 0)));
                masm.trap();
                masm.bind(handler);
            }
            masm.moveImmediate(ROLES.result(), result);
            masm.returnFromCall();
        });
    }

    /** Loads from address 0, which nothing handles. */
    static BlobCode nullLoad() {
        return of(0, masm -> {
            masm.moveImmediate(ROLES.result(), 0);
            masm.load(MemoryType.I64, ROLES.result(), Address.of(ROLES.result(), 0));
            masm.trap();
        });
    }

    /** The same function with more bytes behind it, which are not executed. */
    BlobCode padded(int size) {
        return new BlobCode(Arrays.copyOf(bytes, Math.max(size, bytes.length)), faults, result);
    }

    /** Installed code, which knows what it gives. */
    static final class Blob extends CodeBlob {
        private final int result;

        private Blob(CodePlace place, BlobCode code) {
            super(place, BlobKind.METHOD, NO_FRAME, BlobTables.ofFaults(code.faults));
            this.result = code.result;
        }

        int result() {
            return result;
        }

        @Override
        public String name() {
            return "gives " + result;
        }
    }

    /** Installs the code. */
    Blob installIn(CodeCache cache) {
        Blob blob = new Blob(cache.allocate(bytes.length), this);
        cache.install(blob, bytes);
        return blob;
    }
}
