package org.stubarchive.loader.signal;

import java.util.Objects;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.CodePosition;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.thread.GuestStack;

/**
 * The report about a fault in generated code that nothing handles, from the crash record of a thread block. Who gets the request
 * {@code CRASH} prints it and ends the process with {@link #EXIT_STATUS}.
 */
public final class CrashReport {
    /** Exit status after an internal error. */
    public static final int EXIT_STATUS = 70;

    private static final int STACK_WORDS = 64;
    private static final int BYTES_AROUND = 32;
    private static final int REGISTERS_PER_LINE = 4;
    private static final String[] X86_REGISTERS = {
        "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"
    };
    private static final String[] AARCH64_REGISTERS = {
        "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15",
        "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30", "sp"
    };

    private final CodeLoader loader;
    private final Target target;
    private final CodePrinter printer;
    private final WordDescriber describer;
    private final StringBuilder out = new StringBuilder(4096);

    private CrashReport(CodeLoader loader, Target target, CodePrinter printer, WordDescriber describer) {
        this.loader = Objects.requireNonNull(loader);
        this.target = target;
        this.printer = printer;
        this.describer = describer;
    }

    /**
     * Writes the report.
     *
     * @param threadBlock address of the block with the crash record
     * @param loader names the code
     * @param target what the code runs on
     * @param printer prints instructions; null to print bytes
     * @param describer describes other words; may be null
     * @return several lines, each ended by {@code \n}
     */
    public static String format(long threadBlock, CodeLoader loader, Target target, CodePrinter printer, WordDescriber describer) {
        CrashReport report = new CrashReport(loader, target, printer, describer);
        report.header(threadBlock);
        report.registers(threadBlock);
        report.code(RawMemory.getLong(threadBlock + ThreadBlockLayout.CRASH_PC));
        report.stack(threadBlock);
        return report.out.toString();
    }

    private void header(long block) {
        long pc = RawMemory.getLong(block + ThreadBlockLayout.CRASH_PC);
        out.append("stubarchive: internal error: a fault in generated code that nothing handles\n");
        out.append("  signal   ").append(Signal.describe(RawMemory.getLong(block + ThreadBlockLayout.CRASH_SIGNAL)));
        out.append(", code ").append(RawMemory.getLong(block + ThreadBlockLayout.CRASH_CODE));
        out.append(", address ").append(hex(RawMemory.getLong(block + ThreadBlockLayout.CRASH_ADDRESS))).append('\n');
        out.append("  pc       ").append(hex(pc));
        appendMeaning(pc);
        out.append('\n');
        out.append("  thread   ").append(RawMemory.getInt(block + ThreadBlockLayout.THREAD_ID)).append(", thread block ").append(hex(block)).append('\n');
        out.append("  features ").append(loader.features()).append('\n');
    }

    private void registers(long block) {
        out.append("registers\n");
        String[] names = target == Target.LINUX_X86_64 ? X86_REGISTERS : AARCH64_REGISTERS;
        for (int i = 0; i < names.length; i++) {
            out.append("  ");
            pad(names[i], 3);
            out.append(' ').append(hex(register(block, i)));
            if (i % REGISTERS_PER_LINE == REGISTERS_PER_LINE - 1) {
                out.append('\n');
            }
        }
    }

    private static long register(long block, int index) {
        return RawMemory.getLong(block + ThreadBlockLayout.CRASH_REGISTERS + 8L * index);
    }

    private void code(long pc) {
        long[] extent = loader.extent(pc);
        if (extent == null || pc >= extent[1]) {
            return;
        }
        out.append("code\n");
        byte[] code = new byte[Math.toIntExact(extent[1] - extent[0])];
        RawMemory.copyToArray(extent[0], code, 0, code.length);
        int at = (int) (pc - extent[0]);
        if (printer == null) {
            int from = Math.max(0, at - BYTES_AROUND);
            int to = Math.min(code.length, at + BYTES_AROUND);
            out.append(' ');
            for (int i = from; i < to; i++) {
                out.append(i == at ? " > " : " ").append(hexByte(code[i]));
            }
            out.append('\n');
            return;
        }
        // Instructions can only be decoded from the stub's start.
        StringBuilder text = new StringBuilder();
        for (int offset = 0; offset < code.length && offset < at + BYTES_AROUND; ) {
            text.setLength(0);
            int length = Math.max(1, printer.print(code, offset, text));
            if (offset >= at - BYTES_AROUND) {
                out.append(offset <= at && at < offset + length ? "> " : "  ").append("+0x");
                pad(Integer.toHexString(offset), 6);
                out.append(text).append('\n');
            }
            offset += length;
        }
    }

    private void stack(long block) {
        long sp = register(block, target == Target.LINUX_X86_64 ? 4 : 31);
        long base = RawMemory.getLong(block + ThreadBlockLayout.STACK_BASE);
        long lowest = RawMemory.getLong(block + ThreadBlockLayout.STACK_LIMIT) - GuestStack.RESERVE;
        out.append("guest stack, base ").append(hex(base)).append('\n');
        if (sp < lowest || sp >= base || (sp & 7) != 0) {
            out.append("  the stack pointer ").append(hex(sp)).append(" is not on it\n");
            return;
        }
        for (int i = 0; i < STACK_WORDS && sp + 8L * i < base; i++) {
            long word = RawMemory.getLong(sp + 8L * i);
            out.append("  +0x");
            pad(Integer.toHexString(8 * i), 5);
            out.append(hex(word));
            appendMeaning(word);
            out.append('\n');
        }
    }

    private void appendMeaning(long word) {
        CodePosition position = loader.find(word);
        if (position != null) {
            out.append("  ").append(position).append(" (").append(position.origin() == CodeOrigin.ARCHIVE ? "archive" : "generated").append(')');
            return;
        }
        String missing = loader.findMissing(word);
        if (missing != null) {
            out.append("  call of ").append(missing).append(", which is not generated");
            return;
        }
        String text = describer == null ? null : describer.describe(word);
        if (text != null) {
            out.append("  ").append(text);
        }
    }

    private void pad(String text, int width) {
        out.append(text);
        for (int i = text.length(); i < width; i++) {
            out.append(' ');
        }
    }

    private static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0x" + "0".repeat(16 - digits.length()) + digits;
    }

    private static String hexByte(byte value) {
        String digits = Integer.toHexString(value & 0xFF);
        return digits.length() == 1 ? "0" + digits : digits;
    }
}
