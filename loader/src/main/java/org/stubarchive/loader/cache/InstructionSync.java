package org.stubarchive.loader.cache;

import java.util.Arrays;
import org.stubarchive.loader.os.Emulator;
import org.stubarchive.loader.os.Libc;
import org.stubarchive.loader.os.NativeCall;

/**
 * Makes code that was written what processors execute.
 *
 * <p>Two things are needed. Where instruction caches do not see stores (aarch64), the lines are cleaned and invalidated (DDI 0487, B2.4.4). And where
 * other instructions were before, each processor that runs a thread of ours has to synchronise its context, or it may go on with what it fetched
 * earlier: on x86-64 too, since the code was written through another address than it is fetched from (Intel SDM 3A, 9.1.3 and 12.6). The kernel does
 * that on request (membarrier(2), SYNC_CORE, from Linux 4.16 on).
 *
 * <p>Not safe for use by several threads.
 */
final class InstructionSync {
    private static final boolean CACHES_SEE_STORES = !"aarch64".equals(System.getProperty("os.arch"));
    private static final int MEMBARRIER_X86_64 = 324;
    private static final int MEMBARRIER_AARCH64 = 283;
    private static final int PRIVATE_EXPEDITED_SYNC_CORE = 1 << 5;
    private static final int REGISTER_PRIVATE_EXPEDITED_SYNC_CORE = 1 << 6;

    /** How processors are made to forget what they fetched. */
    private enum Way {
        MEMBARRIER,
        /** An emulator that translates code notices a mapping, while stores through another address pass it by. */
        MAP_AGAIN,
        /** None: code can only be where none was before. */
        NONE
    }

    /** Null until it is asked for. */
    private Way way;
    private long flushStub;
    /** Address and size of what was written before the stub was known. */
    private long[] waiting = new long[4];
    private int waitingCount;

    /**
     * From now on the stub is called for what was and is written. Pages that become executable for the first time are made coherent by the kernel: so
     * the stub itself can be called.
     *
     * @param stub address of {@code flush_icache}
     */
    void flushWith(long stub) {
        flushStub = stub;
        for (int i = 0; i < waitingCount; i += 2) {
            NativeCall.call(stub, waiting[i], waiting[i + 1]);
        }
        waitingCount = 0;
    }

    /** Whether code can be where other code was. */
    boolean canReuse() {
        return way() != Way.NONE;
    }

    /** After code was written that nobody executes yet. */
    void written(long address, long size) {
        if (CACHES_SEE_STORES) {
            return;
        }
        if (flushStub != 0) {
            NativeCall.call(flushStub, address, size);
            return;
        }
        if (waitingCount == waiting.length) {
            waiting = Arrays.copyOf(waiting, 2 * waitingCount);
        }
        waiting[waitingCount++] = address;
        waiting[waitingCount++] = size;
    }

    /** After {@link #written}, where other code was before: whole pages around it. */
    void replaced(CodeMemory memory, long pages, long size) {
        if (way() == Way.MAP_AGAIN) {
            memory.mapAgain(pages, size);
        } else if (membarrier(PRIVATE_EXPEDITED_SYNC_CORE) < 0) {
            throw new IllegalStateException("membarrier failed after it was registered");
        }
    }

    private Way way() {
        if (way == null) {
            if (Emulator.program() != null) {
                way = Way.MAP_AGAIN;
            } else {
                way = membarrier(REGISTER_PRIVATE_EXPEDITED_SYNC_CORE) < 0 ? Way.NONE : Way.MEMBARRIER;
            }
        }
        return way;
    }

    private static int membarrier(int command) {
        return (int) Libc.call("syscall", CACHES_SEE_STORES ? MEMBARRIER_X86_64 : MEMBARRIER_AARCH64, command, 0);
    }
}
