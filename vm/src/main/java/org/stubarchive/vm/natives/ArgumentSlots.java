package org.stubarchive.vm.natives;

import org.stubarchive.format.layout.InterpreterFrameLayout;
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
            at = next(descriptor, at);
        }
        return slots;
    }

    private static int count(String descriptor) {
        int count = 0;
        for (int at = 1; descriptor.charAt(at) != ')'; at = next(descriptor, at)) {
            count++;
        }
        return count;
    }

    /** Position behind the type that starts at the given position. */
    static int next(String descriptor, int at) {
        int i = at;
        while (descriptor.charAt(i) == '[') {
            i++;
        }
        return descriptor.charAt(i) == 'L' ? descriptor.indexOf(';', i) + 1 : i + 1;
    }
}
