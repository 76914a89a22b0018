package org.stubarchive.loader.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stubarchive.format.layout.MarkWord;
import org.stubarchive.format.layout.ThreadBlockLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.testing.OnEveryMachine;

@OnEveryMachine
class GuestStackTest {
    @Test
    void allOfItCanBeUsed() {
        long size = 300_001;
        try (GuestStack stack = GuestStack.allocate(size)) {
            assertEquals(0, stack.base() & 15);
            assertTrue(stack.base() - stack.limit() >= size);
            for (long address = stack.limit() - GuestStack.RESERVE; address < stack.base(); address += 1024) {
                assertTrue(stack.contains(address));
                RawMemory.putLong(address, address);
            }
            assertFalse(stack.contains(stack.base()));
            assertFalse(stack.contains(stack.limit() - GuestStack.RESERVE - 1));
            assertTrue(stack.inGuard(stack.limit() - GuestStack.RESERVE - 1));
            stack.close();
        }
        assertThrows(IllegalArgumentException.class, () -> GuestStack.allocate(GuestStack.MIN_SIZE - 1));
    }

    @Test
    void blocksAreInitialised() {
        try (GuestStack stack = GuestStack.allocate(GuestStack.MIN_SIZE);
                ThreadBlock block = ThreadBlock.allocate(513, stack, 0x1234)) {
            long b = block.address();
            assertEquals(0, b % ThreadBlockLayout.SIZE);
            assertEquals(b, RawMemory.getLong(b + ThreadBlockLayout.SELF));
            assertEquals(stack.limit(), RawMemory.getLong(b + ThreadBlockLayout.STACK_LIMIT));
            assertEquals(stack.base(), RawMemory.getLong(b + ThreadBlockLayout.STACK_BASE));
            assertEquals(513, RawMemory.getInt(b + ThreadBlockLayout.THREAD_ID));
            assertEquals(513L << MarkWord.OWNER_SHIFT, RawMemory.getLong(b + ThreadBlockLayout.LOCK_OWNER_BITS));
            assertEquals(0x1234, RawMemory.getLong(b + ThreadBlockLayout.VM_VARIABLES));
            assertThrows(IllegalArgumentException.class, () -> ThreadBlock.allocate(0, stack, 0));
            assertThrows(IllegalArgumentException.class, () -> ThreadBlock.allocate(65_536, stack, 0));
        }
    }
}
