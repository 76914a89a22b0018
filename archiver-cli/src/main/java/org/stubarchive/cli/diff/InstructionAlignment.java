package org.stubarchive.cli.diff;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.stubarchive.cli.listing.SymbolicCode;
import org.stubarchive.cli.listing.SymbolicCode.Instruction;

/**
 * Which instruction of one version of a stub is which of the other. First those that are equal, targets inside the stub aside, are matched; between them those
 * with the same operation. A target is the same if the same number of matched instructions lies before it on both sides.
 */
final class InstructionAlignment {
    private final List<Instruction> before;
    private final List<Instruction> after;
    private final int[] match;
    private final int[] matchedBefore;
    private final int[] matchedAfter;

    private InstructionAlignment(List<Instruction> before, List<Instruction> after, int[] match) {
        this.before = before;
        this.after = after;
        this.match = match;
        this.matchedBefore = new int[before.size() + 1];
        this.matchedAfter = new int[after.size() + 1];
        boolean[] isMatched = new boolean[after.size()];
        for (int i = 0; i < match.length; i++) {
            matchedBefore[i + 1] = matchedBefore[i] + (match[i] < 0 ? 0 : 1);
            if (match[i] >= 0) {
                isMatched[match[i]] = true;
            }
        }
        for (int j = 0; j < isMatched.length; j++) {
            matchedAfter[j + 1] = matchedAfter[j] + (isMatched[j] ? 1 : 0);
        }
    }

    static InstructionAlignment of(List<Instruction> before, List<Instruction> after) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] match = EditScript.match(numbered(before, Instruction::form, numbers), numbered(after, Instruction::form, numbers));
        int[] a = numbered(before, Instruction::operation, numbers);
        int[] b = numbered(after, Instruction::operation, numbers);
        int j = 0;
        for (int i = 0; i <= match.length; i++) {
            int gap = i;
            while (i < match.length && match[i] < 0) {
                i++;
            }
            int end = i < match.length ? match[i] : b.length;
            if (i > gap && end > j) {
                int[] inner = EditScript.match(Arrays.copyOfRange(a, gap, i), Arrays.copyOfRange(b, j, end));
                for (int g = 0; g < inner.length; g++) {
                    match[gap + g] = inner[g] < 0 ? -1 : j + inner[g];
                }
            }
            j = end + 1;
        }
        return new InstructionAlignment(before, after, match);
    }

    private static int[] numbered(List<Instruction> instructions, Function<Instruction, String> by, Map<String, Integer> numbers) {
        int[] result = new int[instructions.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.computeIfAbsent(by.apply(instructions.get(i)), k -> numbers.size());
        }
        return result;
    }

    List<Instruction> before() {
        return before;
    }

    List<Instruction> after() {
        return after;
    }

    /** The new position of an old instruction, or -1. */
    int match(int old) {
        return match[old];
    }

    /** Whether an old instruction and the new one that it is matched with do the same. */
    boolean isSame(int old) {
        if (match[old] < 0) {
            return false;
        }
        Instruction a = before.get(old);
        Instruction b = after.get(match[old]);
        return a.form().equals(b.form()) && (a.target() == SymbolicCode.NO_TARGET ? b.target() == SymbolicCode.NO_TARGET : b.target() != SymbolicCode.NO_TARGET && isSamePlace(a.target(), b.target()));
    }

    /** Whether two offsets, one in each version, are the same place. */
    boolean isSamePlace(int offsetBefore, int offsetAfter) {
        int i = position(before, offsetBefore);
        int j = position(after, offsetAfter);
        return i >= 0 && j >= 0 ? matchedBefore[i] == matchedAfter[j] : i < 0 && j < 0;
    }

    /** Position of the instruction that starts at the offset; behind the last at the end; negative inside an instruction. */
    private static int position(List<Instruction> instructions, int offset) {
        int low = 0;
        int high = instructions.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = instructions.get(middle).offset();
            if (found == offset) {
                return middle;
            }
            if (found < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        Instruction last = instructions.isEmpty() ? null : instructions.get(instructions.size() - 1);
        return offset == (last == null ? 0 : last.offset() + last.length()) ? instructions.size() : -1;
    }

    /** Bytes of instructions that are not the same, on the side where they are more. */
    long changedBytes() {
        long old = 0;
        long kept = 0;
        for (int i = 0; i < before.size(); i++) {
            if (isSame(i)) {
                kept += after.get(match[i]).length();
            } else {
                old += before.get(i).length();
            }
        }
        long all = 0;
        for (Instruction i : after) {
            all += i.length();
        }
        return Math.max(old, all - kept);
    }

    /** Whether both versions are the same instructions, some branches only in another length. */
    boolean isLayoutInduced() {
        if (before.size() != after.size()) {
            return false;
        }
        boolean any = false;
        for (int i = 0; i < match.length; i++) {
            if (match[i] != i || !isSame(i)) {
                return false;
            }
            boolean resized = before.get(i).length() != after.get(i).length();
            if (resized && before.get(i).target() == SymbolicCode.NO_TARGET) {
                return false;
            }
            any |= resized;
        }
        return any;
    }
}
