package org.stubarchive.loader.signal;

import org.stubarchive.format.code.Target;

/**
 * The general registers of a crash record: what each of its words is called, and which ones matter to who reads it.
 *
 * @param names by word; the array is not to be changed
 * @param guestStackPointer word that points to the guest stack
 * @param framePointer word that points to the guest's frame
 * @param returnAddress word that holds the return address of the last call, or -1 where calls push it on the stack
 */
public record MachineRegisters(String[] names, int guestStackPointer, int framePointer, int returnAddress) {
    /** The registers of a target. */
    public static MachineRegisters of(Target target) {
        return switch (target) {
            case LINUX_X86_64 -> new MachineRegisters(new String[] {
                "rax", "rcx", "rdx", "rbx", "rsp", "rbp", "rsi", "rdi", "r8", "r9", "r10", "r11", "r12", "r13", "r14", "r15"
            }, 4, 5, -1);
            // The machine's own stack pointer is the host's all the time.
            case LINUX_AARCH64 -> new MachineRegisters(new String[] {
                "x0", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12", "x13", "x14", "x15",
                "x16", "x17", "x18", "x19", "x20", "x21", "x22", "x23", "x24", "x25", "x26", "x27", "x28", "x29", "x30", "sp"
            }, 20, 29, 30);
        };
    }
}
