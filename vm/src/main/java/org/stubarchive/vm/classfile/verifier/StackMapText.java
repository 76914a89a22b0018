package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.CodeAttribute;

/** Writes a StackMapTable attribute (JVMS 4.7.4) as text for error messages; stops where it is malformed. */
final class StackMapText {
    private static final String[] ITEMS = {"Top", "Integer", "Float", "Double", "Long", "Null", "UninitializedThis"};
    private static final int ITEM_OBJECT = 7;
    private static final int ITEM_UNINITIALIZED = 8;

    private final StringBuilder text;
    private final byte[] bytes;
    private final int end;
    private int at;

    private StackMapText(StringBuilder text, CodeAttribute code) {
        this.text = text;
        this.bytes = code.bytes();
        this.at = code.stackMapTableOffset();
        this.end = at + code.stackMapTableLength();
    }

    /** Appends a line for each frame of an attribute that exists. */
    static void append(StringBuilder text, CodeAttribute code) {
        StackMapText t = new StackMapText(text, code);
        int count = t.u2();
        int offset = -1;
        for (int i = 0; i < count && t.at < t.end; i++) {
            offset = t.frame(offset + 1);
        }
    }

    /** @return offset of the frame */
    private int frame(int base) {
        int type = u1();
        int offset = base;
        text.append("    ");
        if (type < 64) {
            offset += type;
            text.append("same_frame(@").append(offset);
        } else if (type < 128) {
            offset += type - 64;
            text.append("same_locals_1_stack_item_frame(@").append(offset).append(',');
            items(1);
        } else {
            offset += u2();
            extended(type, offset);
        }
        text.append(")\n");
        return offset;
    }

    private void extended(int type, int offset) {
        if (type == 247) {
            text.append("same_locals_1_stack_item_extended(@").append(offset).append(',');
            items(1);
        } else if (type < 251) {
            text.append("chop_frame(@").append(offset).append(',').append(251 - type);
        } else if (type == 251) {
            text.append("same_frame_extended(@").append(offset);
        } else if (type < 255) {
            text.append("append_frame(@").append(offset).append(',');
            items(type - 251);
        } else {
            text.append("full_frame(@").append(offset).append(",{");
            items(u2());
            text.append("},{");
            items(u2());
            text.append('}');
        }
    }

    private void items(int count) {
        for (int i = 0; i < count && at < end; i++) {
            int tag = u1();
            text.append(i == 0 ? "" : ",");
            if (tag < ITEMS.length) {
                text.append(ITEMS[tag]);
            } else if (tag == ITEM_OBJECT || tag == ITEM_UNINITIALIZED) {
                text.append(tag == ITEM_OBJECT ? "Object[#" : "Uninitialized[#").append(u2()).append(']');
            } else {
                text.append("bad_item[").append(tag).append(']');
            }
        }
    }

    private int u1() {
        return at < end ? bytes[at++] & 0xff : 0;
    }

    private int u2() {
        return u1() << 8 | u1();
    }
}
