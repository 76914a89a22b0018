package org.stubarchive.cli.diff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stubarchive.format.code.Relocation;
import org.stubarchive.format.code.RelocationKind;
import org.stubarchive.format.code.StubCode;

/** Compares two versions of one stub. */
final class StubComparer {
    private StubComparer() {}

    static StubDiff compare(StubVariant before, StubVariant after) {
        if (before.isIdentical(after)) {
            return new StubDiff(Optional.of(before), Optional.of(after), StubDiff.ONLY_IDENTICAL, Set.of(), 0);
        }
        EnumSet<ChangeClass> found = EnumSet.noneOf(ChangeClass.class);
        EnumSet<ChangeTag> tags = EnumSet.noneOf(ChangeTag.class);
        StubCode a = before.code();
        StubCode b = after.code();
        long changed = 0;
        boolean sameBytes = Arrays.equals(a.code(), b.code()) && a.codeSize() == b.codeSize();
        if (sameBytes) {
            if (!a.entries().equals(b.entries())) {
                found.add(ChangeClass.ENTRY_POINTS);
            }
            if (!a.relocations().equals(b.relocations())) {
                found.add(ChangeClass.RELOCATIONS);
                changed = operandBytes(a.relocations(), b.relocations());
            }
        } else {
            InstructionAlignment alignment = InstructionAlignment.of(before.instructions(), after.instructions());
            found.add(ChangeClass.CODE);
            changed = alignment.changedBytes();
            if (!entriesCorrespond(alignment, a.entries(), b.entries())) {
                found.add(ChangeClass.ENTRY_POINTS);
            }
            if (!sameSymbols(a.relocations(), b.relocations())) {
                found.add(ChangeClass.RELOCATIONS);
            }
            if (alignment.isLayoutInduced()) {
                tags.add(ChangeTag.LAYOUT_INDUCED);
            }
            if (AddressConstants.areIn(a, before.key().target()) || AddressConstants.areIn(b, after.key().target())) {
                tags.add(ChangeTag.ADDRESS_LIKE_CONSTANT);
            }
        }
        if (sameBytes && !a.faultRanges().equals(b.faultRanges())) {
            found.add(ChangeClass.CODE);
        }
        if (!before.name().equals(after.name()) || !before.entryNames().equals(after.entryNames()) || !before.descriptor().equals(after.descriptor())) {
            found.add(ChangeClass.ENTRY_POINTS);
        }
        if (!a.features().equals(b.features())) {
            found.add(ChangeClass.CPU_VARIANT);
        }
        if (!before.dependencies().equals(after.dependencies())) {
            found.add(ChangeClass.DEPENDENCIES);
        }
        if (before.offset() != after.offset() || a.alignment() != b.alignment() || sameBytes && before.bytes().mismatch(after.bytes()) >= 0) {
            found.add(ChangeClass.MOVED);
        }
        if (found.isEmpty()) {
            throw new IllegalStateException(before.key() + " differs, but not in anything that is compared");
        }
        return new StubDiff(Optional.of(before), Optional.of(after), found, tags, changed);
    }

    private static boolean entriesCorrespond(InstructionAlignment alignment, List<Integer> a, List<Integer> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int e = 0; e < a.size(); e++) {
            if (!alignment.isSamePlace(a.get(e), b.get(e))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the relocations in their order refer to the same, wherever they are. */
    private static boolean sameSymbols(List<Relocation> a, List<Relocation> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; same && i < a.size(); i++) {
            Relocation r = a.get(i);
            Relocation s = b.get(i);
            // Labels inside the stub move with every inserted instruction; the alignment compares what they are for.
            same = r.kind() == s.kind() && r.addend() == s.addend() && (r.kind() == RelocationKind.INTERNAL || r.symbol().equals(s.symbol()));
        }
        return same;
    }

    private static long operandBytes(List<Relocation> a, List<Relocation> b) {
        Set<Relocation> both = new java.util.HashSet<>(a);
        both.retainAll(b);
        return Math.max(operandBytes(a, both), operandBytes(b, both));
    }

    private static long operandBytes(List<Relocation> relocations, Set<Relocation> common) {
        long sum = 0;
        for (Relocation r : relocations) {
            if (!common.contains(r)) {
                sum += r.kind() == RelocationKind.AARCH64_CELL_ADRP_LDR ? 8 : 4;
            }
        }
        return sum;
    }
}
