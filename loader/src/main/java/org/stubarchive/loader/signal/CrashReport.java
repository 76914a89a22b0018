package org.stubarchive.loader.signal;

import java.util.Objects;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodePosition;
import org.stubarchive.loader.os.Emulator;
import org.stubarchive.loader.os.GuardedMemory;
import org.stubarchive.loader.thread.GuestStack;

/**
 * The report about a fault in generated code that nothing handles, or a signal sent to it, from the crash record of a thread block. Who gets the request
 * {@code CRASH} prints it and ends the process with {@link #EXIT_STATUS}.
 */
public final class CrashReport {
    /** Exit status after an internal error. */
    public static final int EXIT_STATUS = 70;

    private static final int STACK_WORDS = 64;
    private static final int BYTES_AROUND = 32;
    private static final int REGISTERS_PER_LINE = 4;
    // si_code of a signal that a process sent by kill, sigqueue and tgkill (sigaction(2)).
    private static final long SI_USER = 0;
    private static final long SI_QUEUE = -1;
    private static final long SI_TKILL = -6;
    private final CodeLoader loader;
    private final MachineRegisters registers;
    private final CodePrinter printer;
    private final WordDescriber describer;
    private final GuardedMemory memory;
    private final long[] word = new long[1];
    private final StringBuilder out = new StringBuilder(4096);

    private CrashReport(CodeLoader loader, Target target, CodePrinter printer, WordDescriber describer, GuardedMemory memory) {
        this.memory = Objects.requireNonNull(memory);
        this.loader = Objects.requireNonNull(loader);
        this.registers = MachineRegisters.of(target);
        this.printer = printer;
        this.describer = describer;
    }

    /** A part of a report. */
    @FunctionalInterface
    public interface Part {
        /** Writes it. */
        void writeTo(StringBuilder out);
    }

    /**
     * Writes the report. What it is about may be damaged: every word that it shows is read so that an address which cannot be read is shown as such, and a part that fails all the same does not
     * take the others with it.
     *
     * @param threadBlock address of the block with the crash record
     * @param loader names the code
     * @param target what the code runs on
     * @param printer prints instructions; null to print bytes
     * @param describer describes other words; may be null
     * @param memory reads
     * @return several lines, each ended by {@code \n}
     */
    public static String format(long threadBlock, CodeLoader loader, Target target, CodePrinter printer, WordDescriber describer, GuardedMemory memory) {
        CrashReport report = new CrashReport(loader, target, printer, describer, memory);
        append(report.out, out -> report.header(threadBlock));
        append(report.out, out -> report.registers(threadBlock));
        append(report.out, out -> report.returnAddress(threadBlock));
        append(report.out, out -> report.code(report.at(threadBlock + ThreadBlockLayout.CRASH_PC)));
        append(report.out, out -> report.stack(threadBlock));
        return report.out.toString();
    }

    /** Appends a part; one that fails ends with a line that says so. */
    public static void append(StringBuilder out, Part part) {
        try {
            part.writeTo(out);
        } catch (RuntimeException | Error e) {
            out.append(out.length() > 0 && out.charAt(out.length() - 1) != '\n' ? "\n" : "").append("  ?? this part of the report failed: ").append(e).append('\n');
        }
    }

    /** A word, 0 if it cannot be read. */
    private long at(long address) {
        return memory.read(address, word) ? word[0] : 0;
    }

    private void header(long block) {
        long pc = at(block + ThreadBlockLayout.CRASH_PC);
        long code = at(block + ThreadBlockLayout.CRASH_CODE);
        out.append(code > 0 ? "stubarchive: internal error: a fault in generated code that nothing handles\n"
                : "stubarchive: a signal of faults was sent while generated code ran\n");
        out.append("  signal   ").append(Signal.describe(at(block + ThreadBlockLayout.CRASH_SIGNAL)));
        out.append(", code ").append(code);
        long address = at(block + ThreadBlockLayout.CRASH_ADDRESS);
        if (code > 0) {
            out.append(", address ").append(hex(address));
        } else if (code == SI_USER || code == SI_QUEUE || code == SI_TKILL) {
            out.append(", sent by process ").append((int) address).append(" of user ").append(address >>> 32);
        } else {
            out.append(", not raised by an instruction");
        }
        out.append('\n');
        out.append("  pc       ").append(hex(pc));
        appendMeaning(pc);
        out.append('\n');
        out.append("  thread   ").append((int) at(block + ThreadBlockLayout.THREAD_ID)).append(", thread block ").append(hex(block)).append('\n');
        out.append("  features ").append(loader.features()).append('\n');
        String emulator = Emulator.program();
        if (emulator != null) {
            out.append("  machine  emulated by ").append(emulator).append('\n');
        }
    }

    private void registers(long block) {
        out.append("registers\n");
        String[] names = registers.names();
        for (int i = 0; i < names.length; i++) {
            out.append("  ");
            pad(names[i], 3);
            out.append(' ').append(hex(register(block, i)));
            if (i % REGISTERS_PER_LINE == REGISTERS_PER_LINE - 1) {
                out.append('\n');
            }
        }
    }

    /** Where the machine has a register for it, that and not the stack tells who called. */
    private void returnAddress(long block) {
        int index = registers.returnAddress();
        if (index >= 0) {
            long address = register(block, index);
            out.append("return address in ").append(registers.names()[index]).append("\n  ").append(hex(address));
            appendMeaning(address);
            out.append('\n');
        }
    }

    private long register(long block, int index) {
        return at(block + ThreadBlockLayout.CRASH_REGISTERS + 8L * index);
    }

    private void code(long pc) {
        long[] extent = loader.extent(pc);
        if (extent == null || pc >= extent[1]) {
            return;
        }
        out.append("code\n");
        byte[] code = new byte[Math.toIntExact(extent[1] - extent[0])];
        boolean[] readable = new boolean[code.length];
        memory.read(extent[0], code, readable);
        int at = (int) (pc - extent[0]);
        if (printer == null) {
            bytes(code, readable, at);
        } else {
            instructions(code, readable, at, extent[0]);
        }
    }

    private void bytes(byte[] code, boolean[] readable, int at) {
        out.append(' ');
        for (int i = Math.max(0, at - BYTES_AROUND); i < Math.min(code.length, at + BYTES_AROUND); i++) {
            out.append(i == at ? " > " : " ").append(readable[i] ? hexByte(code[i]) : "??");
        }
        out.append('\n');
    }

    /** Instructions can only be decoded from the stub's start. */
    private void instructions(byte[] code, boolean[] readable, int at, long address) {
        StringBuilder text = new StringBuilder();
        for (int offset = 0; offset < code.length && offset < at + BYTES_AROUND; ) {
            if (!readable[offset]) {
                out.append(offset <= at ? "> " : "  ").append("+0x").append(Integer.toHexString(offset)).append(" ?? unreadable\n");
                return;
            }
            text.setLength(0);
            int length = decode(code, offset, address, text);
            if (offset >= at - BYTES_AROUND) {
                out.append(offset <= at && at < offset + length ? "> " : "  ").append("+0x");
                pad(Integer.toHexString(offset), 6);
                out.append(text).append('\n');
            }
            offset += length;
        }
    }

    /** Decodes one instruction; damaged code need not be any. */
    private int decode(byte[] code, int offset, long address, StringBuilder text) {
        try {
            return Math.max(1, printer.print(code, offset, address, text));
        } catch (RuntimeException e) {
            text.append("?? ").append(hexByte(code[offset]));
            return 1;
        }
    }

    private void stack(long block) {
        long sp = register(block, registers.guestStackPointer());
        long base = at(block + ThreadBlockLayout.STACK_BASE);
        long lowest = at(block + ThreadBlockLayout.STACK_LIMIT) - GuestStack.RESERVE;
        out.append("guest stack, base ").append(hex(base)).append('\n');
        if (sp < lowest || sp >= base || (sp & 7) != 0) {
            out.append("  the stack pointer ").append(hex(sp)).append(" is not on it\n");
            return;
        }
        for (int i = 0; i < STACK_WORDS && sp + 8L * i < base; i++) {
            out.append("  +0x");
            pad(Integer.toHexString(8 * i), 5);
            if (memory.read(sp + 8L * i, word)) {
                long value = word[0];
                out.append(hex(value));
                appendMeaning(value);
                out.append('\n');
            } else {
                out.append("?? unreadable\n");
            }
        }
    }

    private void appendMeaning(long word) {
        CodePosition position = loader.find(word);
        if (position != null) {
            out.append("  ").append(position).append(" (").append(position.source()).append(')');
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
