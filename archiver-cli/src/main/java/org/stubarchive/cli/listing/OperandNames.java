package org.stubarchive.cli.listing;

import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stubarchive.format.code.Target;

/** How the disassemblers print PC-relative operands, and putting names in their place. */
enum OperandNames {
    /**
     * Intel syntax: branches end in their target's offset; a memory operand relative to the instruction pointer has the offset behind {@code #}.
     */
    X86_64("^(?:(?:bnd|notrack) +)?(?:j\\w+|call|loop\\w*|xbegin) +(0x[0-9a-f]+)$", "(rip)\\+0x[0-9a-f]+", "$1: ", " +# 0x([0-9a-f]+)$"),
    /** Immediates have a number sign before them, offsets in the code have none; the second half of a cell load has a base register and the low bits of the cell's offset. */
    AARCH64("^[^.].*[ ,](0x[0-9a-f]+)$", "(?<=\\[)(x\\d{1,2})(?:, #(?:0x)?[0-9a-f]+)?(?=\\])", "$1, ", null);

    private final Pattern branch;
    private final Pattern memory;
    private final String memoryPrefix;
    private final Pattern comment;

    OperandNames(String branch, String memory, String memoryPrefix, String comment) {
        this.branch = Pattern.compile(branch);
        this.memory = Pattern.compile(memory);
        this.memoryPrefix = memoryPrefix;
        this.comment = comment == null ? null : Pattern.compile(comment);
    }

    static OperandNames of(Target target) {
        return target == Target.LINUX_X86_64 ? X86_64 : AARCH64;
    }

    /**
     * The instruction with names for offsets.
     *
     * @param text as the disassembler gave it
     * @param cell what the cell holds that the instruction reaches, or null if it reaches none
     * @param names name of an offset in the code
     */
    String symbolic(String text, String cell, LongFunction<String> names) {
        Matcher b = branch.matcher(text);
        if (b.find() && cell == null) {
            long offset = Long.parseUnsignedLong(b.group(1).substring(2), 16);
            return text.substring(0, b.start(1)) + names.apply(offset);
        }
        Matcher c = comment == null ? null : comment.matcher(text);
        if (c != null && c.find()) {
            String reached = cell != null ? "cell " + cell : names.apply(Long.parseUnsignedLong(c.group(1), 16));
            String operand = text.substring(0, c.start());
            return memory.matcher(operand).replaceFirst(memoryPrefix + Matcher.quoteReplacement(reached));
        }
        if (cell == null) {
            return text;
        }
        if (b.reset().find()) {
            return text.substring(0, b.start(1)) + "page of cell " + cell;
        }
        Matcher m = memory.matcher(text);
        return m.find() ? m.replaceFirst(memoryPrefix + Matcher.quoteReplacement("cell " + cell)) : text + "  // cell " + cell;
    }
}
