package org.stubarchive.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.oops.Method;

/** Where the declared parameters of a method lie in its frame. */
final class ArgumentSlots {
    private ArgumentSlots() {}

    /** Byte offsets, to be subtracted from the locals pointer; of the two slots of a long or double the lower address. */
    static int[] of(Method method) {
        String descriptor = method.descriptor();
        int[] slots = new int[count(descriptor)];
        int slot = method.isStatic() ? 0 : 1;
        int at = 1;
        for (int i = 0; i < slots.length; i++) {
            char c = descriptor.charAt(at);
            boolean wide = c == 'J' || c == 'D';
            slots[i] = (wide ? slot + 1 : slot) * InterpreterFrameLayout.SLOT;
            slot += wide ? 2 : 1;
            at = Descriptor.skipType(descriptor, at);
        }
        return slots;
    }

    private static int count(String descriptor) {
        int count = 0;
        for (int at = 1; descriptor.charAt(at) != ')'; at = Descriptor.skipType(descriptor, at)) {
            count++;
        }
        return count;
    }
}
