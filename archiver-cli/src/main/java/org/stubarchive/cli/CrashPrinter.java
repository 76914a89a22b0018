package org.stubarchive.cli;

import java.util.ServiceLoader;
import org.stubarchive.format.code.Target;
import org.stubarchive.loader.os.GuardedMemory;
import org.stubarchive.loader.signal.CodePrinter;
import org.stubarchive.loader.signal.CrashReport;
import org.stubarchive.loader.signal.MachineRegisters;
import org.stubarchive.stubgen.Architecture;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.vm.VirtualMachine;
import org.stubarchive.vm.calls.CrashDescription;
import org.stubarchive.vm.calls.GeneratedCodeCrash;
import org.stubarchive.vm.code.VmCode;

/** The report of a fault in generated code: signal, registers, disassembly around the PC, guest stack and guest frames. */
final class CrashPrinter {
    private CrashPrinter() {}

    /** @param archive what identifies the archive that code came from, or null if all of it was generated */
    static String report(GeneratedCodeCrash crash, VirtualMachine machine, VmCode code, Target target, RunningArchive archive) {
        try (GuardedMemory memory = new GuardedMemory()) {
            CrashDescription description = new CrashDescription(machine.metadata(), machine.stacks().kinds(), memory);
            StringBuilder out = new StringBuilder(ToolVersion.PRODUCER.toString()).append(System.lineSeparator());
            out.append(archive == null ? "no archive: all code was generated" : "archive " + archive.describe()).append(System.lineSeparator());
            out.append(CrashReport.format(crash.thread().block(), code.loader(), target, printer(target), description, memory));
            CrashReport.append(out, to -> description.frames(crash.thread(), MachineRegisters.of(target).framePointer(), to));
            return out.toString();
        }
    }

    private static CodePrinter printer(Target target) {
        for (Architecture a : ServiceLoader.load(Architecture.class)) {
            if (a.target() == target) {
                Disassembler disassembler = a.disassembler();
                return (code, offset, address, out) -> {
                    Disassembler.Instruction i = disassembler.decodeAt(code, offset, address);
                    out.append(i.text());
                    return i.length();
                };
            }
        }
        return null;
    }
}
