package org.stubarchive.vm.classfile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks of the LocalVariableTable and LocalVariableTypeTable attributes of one Code attribute (JVMS 4.7.13, 4.7.14). */
final class LocalVariableChecks {
    private static final int ENTRY_BYTES = 10;
    private static final int UNIQUE_ENTRIES_MAJOR = 49;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;
    private final int codeLength;
    private final int maxLocals;
    /** Of each entry what both tables have in common: start, length, name index and slot in 16 bits each. */
    private final List<Long> variables = new ArrayList<>();
    private final List<Long> generic = new ArrayList<>();

    LocalVariableChecks(ClassFileReader in, ConstantPoolView pool, NameRules rules, int codeLength, int maxLocals) {
        this.in = in;
        this.pool = pool;
        this.rules = rules;
        this.codeLength = codeLength;
        this.maxLocals = maxLocals;
    }

    /** Checks an attribute of the code if it is one of the two. */
    void check(String name, int at, int length) throws ClassFormatException {
        if (name.equals(AttributeNames.LOCAL_VARIABLE_TABLE)) {
            table(name, at, length, variables);
        } else if (name.equals(AttributeNames.LOCAL_VARIABLE_TYPE_TABLE)) {
            table(name, at, length, generic);
        }
    }

    /** Checks, when all attributes of the method have been seen, that entries differ and that every variable with a generic type is in the other table too, if there is one. */
    void finish() throws ClassFormatException {
        Set<Long> known = new HashSet<>();
        for (long v : variables) {
            if (!known.add(v) && pool.majorVersion() >= UNIQUE_ENTRIES_MAJOR) {
                throw duplicate(AttributeNames.LOCAL_VARIABLE_TABLE, v);
            }
        }
        Set<Long> seen = new HashSet<>();
        for (long v : generic) {
            if (!known.isEmpty() && !known.contains(v)) {
                throw in.error(in.position(), AttributeNames.LOCAL_VARIABLE_TYPE_TABLE, "an entry of LocalVariableTable", nameOf(v),
                        "LVTT entry for '" + nameOf(v) + "' in class file " + in.className() + " does not match any LVT entry");
            }
            if (!known.isEmpty() && !seen.add(v)) {
                throw duplicate(AttributeNames.LOCAL_VARIABLE_TYPE_TABLE, v);
            }
        }
    }

    private String nameOf(long variable) {
        return pool.utf8((int) (variable >>> 16) & 0xffff);
    }

    private ClassFormatException duplicate(String table, long variable) {
        return in.error(in.position(), table, "different entries", nameOf(variable),
                "Duplicated " + table + " attribute entry for '" + nameOf(variable) + "' in class file " + in.className());
    }

    private void table(String name, int at, int length, List<Long> all) throws ClassFormatException {
        int count = in.u2(name);
        if (length != 2 + ENTRY_BYTES * count) {
            throw in.error(at, name, String.valueOf(2 + ENTRY_BYTES * count), String.valueOf(length),
                    name + " has wrong length in class file " + in.className());
        }
        in.require(ENTRY_BYTES * count, name);
        for (int i = 0; i < count; i++) {
            entry(name, at + 2 + ENTRY_BYTES * i, all);
        }
    }

    private void entry(String name, int entry, List<Long> all) throws ClassFormatException {
        int start = ByteAccess.u2(in.bytes, entry);
        int extent = ByteAccess.u2(in.bytes, entry + 2);
        int slot = ByteAccess.u2(in.bytes, entry + 8);
        if (start >= codeLength) {
            throw error(name, entry, "start_pc below " + codeLength, start, "Invalid start_pc " + start + " in " + name);
        }
        if (start + extent > codeLength) {
            throw error(name, entry + 2, "a length up to " + (codeLength - start), extent, "Invalid length " + extent + " in " + name);
        }
        String variable = text(name, entry + 4, "Name index ");
        String type = text(name, entry + 6, "Signature index ");
        if (!rules.isFieldName(variable)) {
            throw in.error(entry + 4, name, "a variable name", variable, "Illegal field name \"" + variable + "\" in class " + in.className());
        }
        if (all == variables && !rules.isFieldDescriptor(type)) {
            throw in.error(entry + 6, name, "a field descriptor", type,
                    rules.illegalDescriptor("Field", variable, in.className(), type));
        }
        boolean two = all == variables && (type.equals("J") || type.equals("D"));
        if (slot + (two ? 1 : 0) >= maxLocals) {
            throw error(name, entry + 8, "an index below " + maxLocals, slot, "Invalid index " + slot + " in " + name);
        }
        all.add((long) start << 48 | (long) extent << 32 | (long) ByteAccess.u2(in.bytes, entry + 4) << 16 | slot);
    }

    private String text(String name, int at, String what) throws ClassFormatException {
        int index = ByteAccess.u2(in.bytes, at);
        if (!pool.is(index, ConstantTag.UTF8)) {
            throw error(name, at, "a Utf8 entry", index, what + index + " in " + name + " has bad constant type");
        }
        return pool.utf8(index);
    }

    private ClassFormatException error(String name, int at, String expected, int found, String message) {
        return in.error(at, name, expected, String.valueOf(found), message + " in class file " + in.className());
    }
}
