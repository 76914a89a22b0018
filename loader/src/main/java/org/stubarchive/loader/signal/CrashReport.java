package org.stubarchive.loader.signal;

import java.util.Objects;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.CodeLoader;
import org.stubarchive.loader.CodeOrigin;
import org.stubarchive.loader.CodePosition;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.loader.memory.RawMemory;
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
    private final StringBuilder out = new StringBuilder(4096);

    private CrashReport(CodeLoader loader, Target target, CodePrinter printer, WordDescriber describer) {
        this.loader = Objects.requireNonNull(loader);
        this.registers = MachineRegisters.of(target);
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
        report.returnAddress(threadBlock);
        report.code(RawMemory.getLong(threadBlock + ThreadBlockLayout.CRASH_PC));
        report.stack(threadBlock);
        return report.out.toString();
    }

    private void header(long block) {
        long pc = RawMemory.getLong(block + ThreadBlockLayout.CRASH_PC);
        long code = RawMemory.getLong(block + ThreadBlockLayout.CRASH_CODE);
        out.append(code > 0 ? "stubarchive: internal error: a fault in generated code that nothing handles\n"
                : "stubarchive: a signal of faults was sent while generated code ran\n");
        out.append("  signal   ").append(Signal.describe(RawMemory.getLong(block + ThreadBlockLayout.CRASH_SIGNAL)));
        out.append(", code ").append(code);
        long address = RawMemory.getLong(block + ThreadBlockLayout.CRASH_ADDRESS);
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
        out.append("  thread   ").append(RawMemory.getInt(block + ThreadBlockLayout.THREAD_ID)).append(", thread block ").append(hex(block)).append('\n');
        out.append("  features ").append(loader.features()).append('\n');
        String emulator = HostCpu.emulator();
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
            int length = Math.max(1, printer.print(code, offset, extent[0], text));
            if (offset >= at - BYTES_AROUND) {
                out.append(offset <= at && at < offset + length ? "> " : "  ").append("+0x");
                pad(Integer.toHexString(offset), 6);
                out.append(text).append('\n');
            }
            offset += length;
        }
    }

    private void stack(long block) {
        long sp = register(block, registers.guestStackPointer());
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
