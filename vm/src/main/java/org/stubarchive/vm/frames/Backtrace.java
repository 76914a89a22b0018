package org.stubarchive.vm.frames;

import java.util.Arrays;
import org.stubarchive.format.layout.ObjectLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.oops.Oops;
import org.stubarchive.vm.oops.InstanceKlass;

/**
 * The frames that a stack trace shows, youngest first, as words of method number and bytecode index. In the guest they are an array of longs.
 *
 * <p>Left out: hidden frames; at the top, {@code fillInStackTrace} and the constructors of the exception.
 */
public final class Backtrace {
    private static final int BCI_BITS = 32;
    /** Set in the first word if hidden frames above it were left out. */
    private static final long HIDDEN_TOP = Long.MIN_VALUE;
    private static final long METHOD_MASK = ~HIDDEN_TOP >>> BCI_BITS;

    private long[] words = new long[64];
    private final int limit;
    private int count;
    private boolean hiddenTop;

    /**
     * No frames yet.
     *
     * @param limit how many frames are kept, 0 for all
     */
    public Backtrace(long limit) {
        this.limit = limit <= 0 || limit > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) limit;
    }

    /**
     * Places a cursor at the youngest frame that an exception shows.
     *
     * @param exceptionKlass class of the exception
     * @param frame a cursor at the youngest frame
     */
    public static void skipConstruction(Frame frame, InstanceKlass exceptionKlass) {
        while (!frame.isEnd() && isFillIn(frame.method())) {
            frame.next();
        }
        while (!frame.isEnd() && isConstructor(frame.method(), exceptionKlass)) {
            frame.next();
        }
    }

    /** Takes all frames from the cursor on. */
    public void takeAll(Frame frame) {
        for (; !frame.isEnd() && count < limit; frame.next()) {
            Method m = frame.method();
            if (!m.isHidden()) {
                add(m, frame.bci());
            } else if (count == 0) {
                hiddenTop = true;
            }
        }
    }

    /** Takes all frames from the cursor on, hidden ones too. */
    public void takeAllAndHidden(Frame frame) {
        for (; !frame.isEnd() && count < limit; frame.next()) {
            add(frame.method(), frame.bci());
        }
    }

    private static boolean isFillIn(Method m) {
        return m.name().equals("fillInStackTrace") && m.holder().loader().isBoot();
    }

    private static boolean isConstructor(Method m, InstanceKlass exceptionKlass) {
        return m.isConstructor() && exceptionKlass.isSubclassOf(m.holder());
    }

    private void add(Method m, int bci) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = (long) m.id() << BCI_BITS | bci & 0xFFFF_FFFFL;
    }

    /** Number of frames. */
    public int count() {
        return count;
    }

    /** Copies the words into a guest array of longs with {@link #count} elements. */
    public void store(long array) {
        for (int i = 0; i < count; i++) {
            RawMemory.putLong(array + ObjectLayout.ARRAY_ELEMENTS + 8L * i, i == 0 && hiddenTop ? words[0] | HIDDEN_TOP : words[i]);
        }
    }

    /** Frames in a guest array. */
    public static int depth(long array) {
        return Oops.arrayLength(array);
    }

    /** Whether the exception was thrown in a hidden frame, above those in a guest array. */
    public static boolean hasHiddenTop(long array) {
        return word(array, 0) < 0;
    }

    /** Method of a frame in a guest array. */
    public static Method methodAt(long array, int index) {
        return ObjectModel.current().methodOfId((int) (word(array, index) >>> BCI_BITS & METHOD_MASK));
    }

    /** Bytecode index of a frame in a guest array, {@link Frame#NATIVE_BCI} for native methods. */
    public static int bciAt(long array, int index) {
        return (int) word(array, index);
    }

    private static long word(long array, int index) {
        return RawMemory.getLong(array + ObjectLayout.ARRAY_ELEMENTS + 8L * index);
    }

    /** Method of a frame taken by this object. */
    public Method methodAt(int index) {
        return ObjectModel.current().methodOfId((int) (words[index] >>> BCI_BITS));
    }

    /** Bytecode index of a frame taken by this object. */
    public int bciAt(int index) {
        return (int) words[index];
    }
}
