package org.stubarchive.arch.x86_64.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The instruction table: all rows in order of preference, by mnemonic for the assembler and by opcode for the decoder. Immutable.
 */
public final class InstructionTable {
    private static final List<InstructionForm> ALL = build();
    private static final InstructionForm[][] BY_MNEMONIC = byMnemonic();
    /** Opcode maps 0 to 3 of each scheme. */
    private static final int MAPS = 4;
    private static final int OPCODES = 256;
    private static final InstructionForm[] NONE = {};
    private static final InstructionForm[][] BY_OPCODE = byOpcode();

    private InstructionTable() {}

    /** All rows. */
    public static List<InstructionForm> all() {
        return ALL;
    }

    /** Rows of a mnemonic, preferred ones first. */
    static InstructionForm[] forms(Mnemonic mnemonic) {
        return BY_MNEMONIC[mnemonic.ordinal()];
    }

    /** Rows that may match an opcode, none for a map that no row is in. */
    static InstructionForm[] forms(Encoding.Scheme scheme, int map, int opcode) {
        return map < MAPS ? BY_OPCODE[key(scheme, map, opcode)] : NONE;
    }

    private static int key(Encoding.Scheme scheme, int map, int opcode) {
        return (scheme.ordinal() * MAPS + map) * OPCODES + opcode;
    }

    private static List<InstructionForm> build() {
        List<InstructionForm> rows = new ArrayList<>();
        for (int i = 0; i < IntegerRows.ARITHMETIC.length; i++) {
            String op = IntegerRows.ARITHMETIC[i];
            add(rows, arithmetic(IntegerRows.ARITHMETIC_ROWS, op, i));
            if (IntegerRows.LOCKED.contains(op)) {
                add(rows, arithmetic(IntegerRows.LOCKED_ROWS, op, i));
            }
        }
        for (int digit = 0; digit < IntegerRows.SHIFTS.length; digit++) {
            if (IntegerRows.SHIFTS[digit] != null) {
                add(rows, IntegerRows.SHIFT_ROWS.replace("%o", IntegerRows.SHIFTS[digit]).replace("%d", Integer.toString(digit)));
            }
        }
        String[] conditions = {"O", "NO", "B", "AE", "E", "NE", "BE", "A", "S", "NS", "P", "NP", "L", "GE", "LE", "G"};
        for (int code = 0; code < conditions.length; code++) {
            add(rows, IntegerRows.CONDITION_ROWS.replace("%c", conditions[code]).replace("%h", Integer.toHexString(code)));
        }
        add(rows, IntegerRows.ROWS);
        family(rows, VectorRows.FLOAT, VectorRows.FLOAT_ROWS);
        family(rows, VectorRows.FLOAT_LOGIC, VectorRows.FLOAT_LOGIC_ROWS);
        family(rows, VectorRows.PACKED, VectorRows.PACKED_ROWS);
        for (String[] m : VectorRows.MOVES) {
            String prefix = m[1].equals("NP") ? "" : m[1] + " ";
            add(rows, VectorRows.MOVE_ROWS.replace("%o", m[0]).replace("%P", prefix).replace("%p", m[1]).replace("%l", m[2]).replace("%s", m[3]));
        }
        for (String[] m : VectorRows.MASKED_MOVES) {
            add(rows, VectorRows.MASKED_MOVE_ROWS.replace("%o", m[0]).replace("%p", m[1]).replace("%w", m[2]).replace("%f", m[3]));
        }
        add(rows, VectorRows.ROWS);
        return List.copyOf(rows);
    }

    private static String arithmetic(String template, String op, int position) {
        String text = template.replace("%o", op).replace("%d", Integer.toString(position));
        for (int low = 0; low < 6; low++) {
            text = text.replace("%" + low, hexByte(position * 8 + low));
        }
        return text;
    }

    private static String hexByte(int value) {
        return Integer.toHexString(value >> 4) + Integer.toHexString(value & 15);
    }

    private static void family(List<InstructionForm> rows, String[][] members, String template) {
        for (String[] m : members) {
            add(rows, template.replace("%o", m[0]).replace("%x", m[1]));
        }
    }

    private static void add(List<InstructionForm> rows, String text) {
        for (String line : text.split("\n")) {
            rows.add(new InstructionForm(line));
        }
    }

    private static InstructionForm[][] byMnemonic() {
        List<List<InstructionForm>> lists = new ArrayList<>();
        for (int i = 0; i < Mnemonic.values().length; i++) {
            lists.add(new ArrayList<>());
        }
        for (InstructionForm f : ALL) {
            lists.get(f.mnemonic().ordinal()).add(f);
        }
        InstructionForm[][] result = new InstructionForm[lists.size()][];
        for (int i = 0; i < result.length; i++) {
            result[i] = lists.get(i).toArray(new InstructionForm[0]);
        }
        return result;
    }

    private static InstructionForm[][] byOpcode() {
        InstructionForm[][] result = new InstructionForm[Encoding.Scheme.values().length * MAPS * OPCODES][];
        Arrays.fill(result, NONE);
        for (InstructionForm f : ALL) {
            Encoding e = f.encoding();
            int variants = e.registerInOpcode && e.fixedModRm == Encoding.NONE ? 8 : 1;
            for (int i = 0; i < variants; i++) {
                int key = key(e.scheme, e.map, e.opcode + i);
                result[key] = Arrays.copyOf(result[key], result[key].length + 1);
                result[key][result[key].length - 1] = f;
            }
        }
        return result;
    }
}
