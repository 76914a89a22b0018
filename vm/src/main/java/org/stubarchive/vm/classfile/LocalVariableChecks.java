package org.stubarchive.vm.classfile;

import java.util.HashSet;
import java.util.Set;

/** Checks of the LocalVariableTable and LocalVariableTypeTable attributes of one Code attribute (JVMS 4.7.13, 4.7.14). */
final class LocalVariableChecks {
    private static final int ENTRY_BYTES = 10;

    private final ClassFileReader in;
    private final ConstantPoolView pool;
    private final NameRules rules;
    private final int codeLength;
    private final int maxLocals;
    /** Of each entry what both tables have in common: start, length, name index and slot in 16 bits each. */
    private final Set<Long> variables = new HashSet<>();
    private final Set<Long> generic = new HashSet<>();

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

    /** Checks that every variable with a generic type is in the other table too, if there is one. */
    void finish() throws ClassFormatException {
        if (variables.isEmpty()) {
            return;
        }
        for (long v : generic) {
            if (!variables.contains(v)) {
                String variable = pool.utf8((int) (v >>> 16) & 0xffff);
                throw in.error(in.position(), AttributeNames.LOCAL_VARIABLE_TYPE_TABLE, "an entry of LocalVariableTable", variable,
                        "LVTT entry for '" + variable + "' in class file " + in.className() + " does not match any LVT entry");
            }
        }
    }

    private void table(String name, int at, int length, Set<Long> seen) throws ClassFormatException {
        int count = length < 2 ? 0 : ByteAccess.u2(in.bytes, at);
        if (length != 2 + ENTRY_BYTES * count) {
            throw in.error(at, name, String.valueOf(2 + ENTRY_BYTES * count), String.valueOf(length),
                    name + " has wrong length in class file " + in.className());
        }
        for (int i = 0; i < count; i++) {
            entry(name, at + 2 + ENTRY_BYTES * i, seen);
        }
    }

    private void entry(String name, int entry, Set<Long> seen) throws ClassFormatException {
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
        if (seen == variables && !rules.isFieldDescriptor(type)) {
            throw in.error(entry + 6, name, "a field descriptor", type,
                    "Field \"" + variable + "\" in class " + in.className() + " has illegal signature \"" + type + "\"");
        }
        boolean two = seen == variables && (type.equals("J") || type.equals("D"));
        if (slot + (two ? 1 : 0) >= maxLocals) {
            throw error(name, entry + 8, "an index below " + maxLocals, slot, "Invalid index " + slot + " in " + name);
        }
        if (!seen.add((long) start << 48 | (long) extent << 32 | (long) ByteAccess.u2(in.bytes, entry + 4) << 16 | slot)) {
            throw in.error(entry, name, "different entries", variable,
                    "Duplicated " + name + " attribute entry for '" + variable + "' in class file " + in.className());
        }
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
