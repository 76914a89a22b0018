package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ConstantTag;

/** Decodes a StackMapTable attribute (JVMS 4.7.4) into the frames that it declares. */
final class StackMapReader {
    private static final int SAME_LOCALS_1 = 64;
    private static final int RESERVED = 128;
    private static final int SAME_LOCALS_1_EXTENDED = 247;
    private static final int SAME_EXTENDED = 251;
    private static final int FULL = 255;
    private static final int ITEM_OBJECT = 7;
    private static final int ITEM_UNINITIALIZED = 8;
    /** Later releases look for the end of the attribute before each frame, and do not look at what follows a count of none. */
    private static final int LAST_RELEASE_READING_ON = 17;
    /** Types of the items without operand, by tag. */
    private static final int[] ITEMS = {TypeTable.TOP, TypeTable.INTEGER, TypeTable.FLOAT, TypeTable.DOUBLE, TypeTable.LONG, TypeTable.NULL,
        TypeTable.UNINITIALIZED_THIS};

    private final MethodContext m;
    private final boolean[] starts;
    private final byte[] bytes;
    private final int end;
    private int at;
    private final Frame frame;
    private int localCount;
    /** Whether the frame has more types than the method has slots. */
    private boolean tooMany;

    private StackMapReader(MethodContext m, boolean[] starts) {
        this.m = m;
        this.starts = starts;
        this.bytes = m.code.bytes();
        this.at = m.code.stackMapTableOffset();
        this.end = at + m.code.stackMapTableLength();
        this.frame = m.entryFrame();
        this.localCount = m.method.argumentSlots();
    }

    /** @return the declared frame of each bytecode index, {@code null} where there is none */
    static Frame[] read(MethodContext m, boolean[] starts) throws VerifyException {
        Frame[] frames = new Frame[m.code.codeLength()];
        if (m.code.stackMapTableOffset() >= 0) {
            new StackMapReader(m, starts).readAll(frames);
        }
        return frames;
    }

    private void readAll(Frame[] frames) throws VerifyException {
        int count = u2();
        int offset = -1;
        for (int i = 0; i < count; i++) {
            if (at == end && Runtime.version().feature() > LAST_RELEASE_READING_ON) {
                throw unreadable("wrong attribute size");
            }
            offset += readFrame() + 1;
            requireRoom();
            frame.thisUninitialized = hasUninitializedThis();
            if (offset >= starts.length || !starts[offset]) {
                throw badOffset(offset);
            }
            frames[offset] = frame.copy();
        }
        if (at != end && (count > 0 || Runtime.version().feature() <= LAST_RELEASE_READING_ON)) {
            throw unreadable("wrong attribute size");
        }
    }

    /** Of several types that are too many and one that is none, what comes first is found first: locals, then the stack. */
    private void requireRoom() throws VerifyException {
        if (tooMany) {
            throw malformed("bad type array size");
        }
    }

    private boolean hasUninitializedThis() {
        for (int i = 0; i < localCount; i++) {
            if (frame.locals[i] == TypeTable.UNINITIALIZED_THIS) {
                return true;
            }
        }
        return frame.stackHas(TypeTable.UNINITIALIZED_THIS);
    }

    /** @return the frame's offset delta */
    private int readFrame() throws VerifyException {
        int type = u1();
        frame.depth = 0;
        if (type < SAME_LOCALS_1) {
            return type;
        }
        if (type < RESERVED) {
            pushItem();
            return type - SAME_LOCALS_1;
        }
        if (type < SAME_LOCALS_1_EXTENDED) {
            throw unreadable("reserved frame type");
        }
        int delta = u2();
        if (type == SAME_LOCALS_1_EXTENDED) {
            pushItem();
        } else if (type < SAME_EXTENDED) {
            chop(SAME_EXTENDED - type);
        } else if (type < FULL) {
            for (int i = SAME_EXTENDED; i < type; i++) {
                appendLocal();
            }
        } else {
            clearLocals(0);
            for (int i = u2(); i > 0; i--) {
                appendLocal();
            }
            requireRoom();
            for (int i = u2(); i > 0; i--) {
                pushItem();
            }
        }
        return delta;
    }

    private void chop(int count) throws VerifyException {
        int remaining = localCount;
        for (int i = 0; i < count; i++) {
            remaining -= remaining >= 2 && TypeTable.isUpper(frame.locals[remaining - 1]) ? 2 : 1;
            if (remaining < 0) {
                throw malformed("bad type array size");
            }
        }
        clearLocals(remaining);
    }

    private void clearLocals(int from) {
        for (int i = from; i < localCount; i++) {
            frame.locals[i] = TypeTable.TOP;
        }
        localCount = from;
    }

    private void appendLocal() throws VerifyException {
        int type = item();
        int slots = TypeTable.isWide(type) ? 2 : 1;
        if (localCount + slots > frame.locals.length) {
            tooMany = true;
            return;
        }
        frame.locals[localCount++] = type;
        if (slots == 2) {
            frame.locals[localCount++] = TypeTable.upper(type);
        }
    }

    private void pushItem() throws VerifyException {
        int type = item();
        int slots = TypeTable.isWide(type) ? 2 : 1;
        if (frame.depth + slots > frame.stack.length) {
            tooMany = true;
            return;
        }
        frame.stack[frame.depth++] = type;
        if (slots == 2) {
            frame.stack[frame.depth++] = TypeTable.upper(type);
        }
    }

    private int item() throws VerifyException {
        int tag = u1();
        if (tag < ITEMS.length) {
            return ITEMS[tag];
        }
        if (tag == ITEM_OBJECT) {
            int index = u2();
            if (!m.pool.is(index, ConstantTag.CLASS)) {
                throw unreadable("bad class index");
            }
            return m.types.ofClass(m.pool.className(index));
        }
        if (tag == ITEM_UNINITIALIZED) {
            int bci = u2();
            CodeAttribute code = m.code;
            if (bci >= starts.length || !starts[bci] || code.u1(bci) != Bytecodes.NEW) {
                throw malformed("bad offset for Uninitialized");
            }
            return TypeTable.uninitialized(bci);
        }
        throw unreadable("bad verification type");
    }

    private int u1() throws VerifyException {
        if (at + 1 > end) {
            throw unreadable("access beyond the end of attribute");
        }
        return bytes[at++] & 0xff;
    }

    private int u2() throws VerifyException {
        return u1() << 8 | u1();
    }

    private VerifyException malformed(String what) {
        return new VerifyException(VerifyException.Kind.CLASS_FORMAT, ErrorText.inMethod(m, "StackMapTable format error: " + what), 0);
    }

    private VerifyException unreadable(String what) {
        return new VerifyException(VerifyException.Kind.STACK_MAP_FORMAT, "StackMapTable format error: " + what, 0);
    }

    private VerifyException badOffset(int offset) {
        String text = ErrorText.withFrames(m, 0, "StackMapTable error: bad offset", "Invalid stackmap specification.", frame, offset, null, 0);
        return new VerifyException(VerifyException.Kind.VERIFY, text, 0);
    }
}
