package org.stubarchive.format.link;

import java.util.List;
import java.util.function.Supplier;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.SymbolKind;
import org.stubarchive.format.code.TablesLayout;
import org.stubarchive.format.code.Target;

/** What must hold of a stub before it is linked. A violation is a bug of its generator, so all are {@link IllegalArgumentException}s. */
final class StubChecks {
    private StubChecks() {}

    static void check(StubCode stub, StubDeclaration declaration, Target target) {
        int size = stub.code().length;
        require(declaration.isFor(target), stub, () -> "is not declared for " + target.id());
        require(stub.features().isBaseline() || stub.features().asSet().stream().allMatch(f -> f.target() == target), stub, () -> "needs features of another architecture: " + stub.features());
        require(declaration.features().containsAll(stub.features()), stub,
                () -> "needs features that its catalogue row does not list; listed are " + declaration.features());
        require(size > 0, stub, () -> "has no code");
        require(stub.codeSize() >= 0 && stub.codeSize() <= size, stub, () -> "has code size " + stub.codeSize() + " of " + size + " bytes");
        require(Integer.bitCount(stub.alignment()) == 1 && stub.alignment() > 0 && stub.alignment() <= TablesLayout.PAGE, stub, () -> "has alignment " + stub.alignment());
        require(stub.entries().size() == declaration.entryNames().size(), stub, () -> "has " + stub.entries().size() + " entries, declared are " + declaration.entryNames());
        for (int entry : stub.entries()) {
            require(entry >= 0 && entry < size, stub, () -> "has an entry at " + entry + " of " + size + " bytes");
        }
        for (int offset : stub.labels().keySet()) {
            require(offset >= 0 && offset <= size, stub, () -> "has a label at " + offset + " of " + size + " bytes");
        }
        checkFaultRanges(stub, stub.faultRanges());
        checkRelocations(stub, stub.relocations(), target);
    }

    private static void checkFaultRanges(StubCode stub, List<FaultRange> ranges) {
        int previous = 0;
        for (FaultRange r : ranges) {
            require(r.start() >= previous && r.end() <= stub.codeSize() && r.handler() < stub.codeSize(), stub, () -> "has a fault range out of order or outside its code: " + r);
            previous = r.end();
        }
    }

    private static void checkRelocations(StubCode stub, List<Relocation> relocations, Target target) {
        long previous = 0;
        for (Relocation r : relocations) {
            boolean internal = r.kind() == RelocationKind.INTERNAL;
            require(internal == (r.symbol().kind() == SymbolKind.INTERNAL_LABEL), stub, () -> "has a relocation whose kind contradicts its symbol: " + r);
            boolean encodable = switch (r.kind()) {
                case X86_CELL_DISP32 -> target == Target.LINUX_X86_64 && r.addend() >= 0 && r.addend() <= 8;
                case AARCH64_CELL_ADRP_LDR -> target == Target.LINUX_AARCH64;
                case INTERNAL -> true;
                case CELL_ABSOLUTE -> false;
            };
            require(encodable, stub, () -> "has a relocation that " + target.id() + " text cannot hold: " + r);
            require(r.site() >= previous && r.site() + (long) OperandPatcher.extent(r) <= stub.code().length, stub, () -> "has a relocation out of order or outside its bytes: " + r);
            previous = r.site() + 1L;
        }
    }

    private static void require(boolean holds, StubCode stub, Supplier<String> problem) {
        if (!holds) {
            throw new IllegalArgumentException("stub " + stub.name() + " (" + stub.features() + ") " + problem.get());
        }
    }
}
