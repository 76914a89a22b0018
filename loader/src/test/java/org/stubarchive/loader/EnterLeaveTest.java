package org.stubarchive.loader;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeMemory;
import org.stubarchive.loader.thread.GuestStack;
import org.stubarchive.loader.thread.ThreadBlock;

/** The protocol of entering, leaving and resuming, with code written by hand. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64")
class EnterLeaveTest {
    private static final int LEAVE_AT = 64;
    private static final int COUNTER_AT = 128;
    private static long code;
    private static long size;

    @BeforeAll
    static void map() {
        size = NativeMemory.pageSize();
        int fd = NativeMemory.createShared("hand-assembled");
        NativeMemory.resizeShared(fd, size);
        long writable = NativeMemory.mapShared(fd, 0, size, Libc.PROT_READ | Libc.PROT_WRITE);
        code = NativeMemory.mapShared(fd, 0, size, Libc.PROT_READ | Libc.PROT_EXEC);
        Libc.close(fd);
        put(writable, HandAssembled.ENTER);
        put(writable + LEAVE_AT, HandAssembled.LEAVE);
        // loop: add rax, 1; mov [r15+ARGUMENTS], rax; call leave; jmp loop
        byte[] increment = HandAssembled.bytes(0x48, 0x83, 0xC0, 1, 0x49, 0x89, 0x47, ThreadBlockLayout.ARGUMENTS);
        int call = COUNTER_AT + increment.length;
        int jump = call + HandAssembled.BRANCH_SIZE;
        put(writable + COUNTER_AT,
                HandAssembled.concat(increment, HandAssembled.callRelative(call, LEAVE_AT), HandAssembled.jumpRelative(jump, COUNTER_AT)));
        NativeMemory.release(writable, size);
        GeneratedCode.bindEnter(code);
    }

    @AfterAll
    static void unmap() {
        NativeMemory.release(code, size);
    }

    private static void put(long address, byte[] bytes) {
        RawMemory.copyFromArray(address, bytes, 0, bytes.length);
    }

    @Test
    void eachEntryResumesBehindTheLeave() {
        try (GuestStack stack = GuestStack.allocate(GuestStack.MIN_SIZE);
                ThreadBlock block = ThreadBlock.allocate(1, stack, 0)) {
            long b = block.address();
            long sp = stack.base() - 16;
            RawMemory.putLong(sp, code + COUNTER_AT);
            RawMemory.putLong(b + ThreadBlockLayout.GUEST_SP, sp);
            for (long i = 0; i < 200_000; i++) {
                RawMemory.putLong(b + ThreadBlockLayout.RESULT, 3 * i);
                GeneratedCode.enter(b);
                assertEquals(3 * i + 1, RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS));
                assertEquals(sp, RawMemory.getLong(b + ThreadBlockLayout.GUEST_SP));
            }
        }
    }

    @Test
    void hostCollectsWhileThreadsEnter() throws InterruptedException {
        Thread[] threads = new Thread[4];
        long[] sums = new long[threads.length];
        for (int t = 0; t < threads.length; t++) {
            int index = t;
            threads[t] = new Thread(() -> sums[index] = sum(index + 1));
            threads[t].start();
        }
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        for (int t = 0; t < threads.length; t++) {
            threads[t].join();
            assertEquals(20_000L, sums[t]);
        }
    }

    private static long sum(int id) {
        try (GuestStack stack = GuestStack.allocate(GuestStack.MIN_SIZE);
                ThreadBlock block = ThreadBlock.allocate(id, stack, 0)) {
            long b = block.address();
            long sp = stack.base() - 16;
            RawMemory.putLong(sp, code + COUNTER_AT);
            RawMemory.putLong(b + ThreadBlockLayout.GUEST_SP, sp);
            long value = 0;
            for (int i = 0; i < 20_000; i++) {
                RawMemory.putLong(b + ThreadBlockLayout.RESULT, value);
                GeneratedCode.enter(b);
                value = RawMemory.getLong(b + ThreadBlockLayout.ARGUMENTS);
                Object[] garbage = new Object[16];
                assertEquals(16, garbage.length);
            }
            return value;
        }
    }
}
