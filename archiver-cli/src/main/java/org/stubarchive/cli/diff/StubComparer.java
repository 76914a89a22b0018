package org.stubarchive.cli.diff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
    private static final int ADDRESS_BYTES = 8;
    /** User-space addresses of libraries, heaps and stacks on Linux (47 bits) begin with these bits. */
    private static final long LOWEST_ADDRESS = 0x5500_0000_0000L;
    private static final long HIGHEST_ADDRESS = 0x7FFF_FFFF_FFFFL;

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
            if (hasAddress(a) || hasAddress(b)) {
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

    /** Whether eight bytes anywhere in the code, operands of relocations cleared, could be an address of a process. */
    private static boolean hasAddress(StubCode code) {
        ByteBuffer bytes = ByteBuffer.wrap(code.code()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + ADDRESS_BYTES <= bytes.limit(); at++) {
            long value = bytes.getLong(at);
            if (value >= LOWEST_ADDRESS && value <= HIGHEST_ADDRESS && isImmediate(bytes, at, code.codeSize())) {
                return true;
            }
        }
        return false;
    }

    /** Among constants, aligned; among instructions, behind REX.W and the opcode of MOV r64, imm64 (Intel SDM vol. 2, MOV). */
    private static boolean isImmediate(ByteBuffer bytes, int at, int codeSize) {
        if (at >= codeSize) {
            return at % ADDRESS_BYTES == 0;
        }
        return at >= 2 && (bytes.get(at - 2) & 0xFE) == 0x48 && (bytes.get(at - 1) & 0xF8) == 0xB8;
    }
}
