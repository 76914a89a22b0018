package org.stubarchive.cli.diff;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.stubarchive.cli.listing.SymbolicCode;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CodeTables;
import org.stubarchive.format.code.Dependency;
import org.stubarchive.format.code.StaticId;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.identity.CanonicalHash;

/** A variant of a stub in one archive. Holds no code: what is asked for is taken from the archive each time. */
public final class StubVariant {
    private final TargetSide side;
    private final int unit;
    private final StubKey key;

    StubVariant(TargetSide side, int unit) {
        this.side = side;
        this.unit = unit;
        this.key = new StubKey(side.image().target(), side.tables().unitStaticId(unit), side.features(unit));
    }

    /** Number of its unit in the tables of its archive's target. */
    public int unit() {
        return unit;
    }

    /** Its identity. */
    public StubKey key() {
        return key;
    }

    /** Its catalogue name. */
    public String name() {
        return side.tables().unitName(unit);
    }

    /** Its category. */
    public Category category() {
        return Category.ofId(StaticId.category(key.staticId()));
    }

    /** Bytes of code and constants. */
    public int size() {
        return side.tables().unitEnd(unit) - side.tables().unitStart(unit);
    }

    /** Offset in the text. */
    public int offset() {
        return side.tables().unitStart(unit);
    }

    /** Canonical hash of all it does, 64 hex digits; see docs/archive-format.md. */
    public String canonicalHash() {
        return CanonicalHash.of(code(), entryNames());
    }

    /** As {@link #canonicalHash}, without the names of the entries. */
    String namelessHash() {
        List<String> names = new ArrayList<>();
        for (int e = 0; e < side.tables().unitEntryCount(unit); e++) {
            names.add("");
        }
        return CanonicalHash.of(code(), names);
    }

    /** The code with operands that reach cells cleared. */
    StubCode code() {
        return side.unlinker().stub(unit);
    }

    List<String> entryNames() {
        CodeTables t = side.tables();
        List<String> names = new ArrayList<>();
        for (int e = 0; e < t.unitEntryCount(unit); e++) {
            names.add(t.declarationEntryName(t.unitDeclaration(unit), e));
        }
        return names;
    }

    String descriptor() {
        return side.tables().declarationDescriptor(side.tables().unitDeclaration(unit));
    }

    SortedSet<Dependency> dependencies() {
        return side.dependencies(unit);
    }

    /** Whether the other one is the same in all that is compared, at the same place; without making a copy of the code. */
    boolean isIdentical(StubVariant other) {
        CodeTables a = side.tables();
        CodeTables b = other.side.tables();
        return offset() == other.offset() && size() == other.size() && a.unitCodeSize(unit) == b.unitCodeSize(other.unit) && a.unitAlignment(unit) == b.unitAlignment(other.unit)
                && side.features(unit).equals(other.side.features(other.unit)) && bytes().mismatch(other.bytes()) < 0 && hasSameEntries(other) && hasSameRelocations(a, b) && hasSameFaultRanges(a, b)
                && dependencies().equals(other.dependencies());
    }

    private boolean hasSameEntries(StubVariant other) {
        CodeTables a = side.tables();
        CodeTables b = other.side.tables();
        boolean same = a.unitEntryCount(unit) == b.unitEntryCount(other.unit) && name().equals(other.name()) && descriptor().equals(other.descriptor());
        for (int e = 0; same && e < a.unitEntryCount(unit); e++) {
            same = a.unitEntry(unit, e) == b.unitEntry(other.unit, e)
                    && a.declarationEntryName(a.unitDeclaration(unit), e).equals(b.declarationEntryName(b.unitDeclaration(other.unit), e));
        }
        return same;
    }

    /** Relocations of the same place in two texts. */
    private boolean hasSameRelocations(CodeTables a, CodeTables b) {
        int end = a.unitEnd(unit);
        int i = a.firstRelocation(offset());
        int j = b.firstRelocation(offset());
        while (i < a.relocationCount() && a.relocationSite(i) < end) {
            if (j == b.relocationCount() || a.relocationSite(i) != b.relocationSite(j) || a.relocationKind(i) != b.relocationKind(j) || a.relocationSymbolKind(i) != b.relocationSymbolKind(j)
                    || a.relocationIndex(i) != b.relocationIndex(j) || a.relocationAddend(i) != b.relocationAddend(j) || !a.relocationName(i).equals(b.relocationName(j))) {
                return false;
            }
            i++;
            j++;
        }
        return j == b.relocationCount() || b.relocationSite(j) >= end;
    }

    private boolean hasSameFaultRanges(CodeTables a, CodeTables b) {
        int end = a.unitEnd(unit);
        int i = a.firstFaultRange(offset());
        int j = b.firstFaultRange(offset());
        while (i < a.faultCount() && a.faultStart(i) < end) {
            if (j == b.faultCount() || a.faultStart(i) != b.faultStart(j) || a.faultEnd(i) != b.faultEnd(j) || a.faultHandler(i) != b.faultHandler(j)) {
                return false;
            }
            i++;
            j++;
        }
        return j == b.faultCount() || b.faultStart(j) >= end;
    }

    /** The bytes as they lie in the file. */
    ByteBuffer bytes() {
        return side.image().text().slice(offset(), size());
    }

    List<SymbolicCode.Instruction> instructions() {
        return side.symbolic().of(unit, code().code());
    }
}
