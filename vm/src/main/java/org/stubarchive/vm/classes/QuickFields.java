package org.stubarchive.vm.classes;

import java.util.EnumMap;
import java.util.Map;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.vm.classfile.Bytecodes;

/** The quick forms of the field bytecodes by type of the field. Types without an entry keep the original bytecode. */
final class QuickFields {
    private final Map<BasicType, QuickBytecode> getField = new EnumMap<>(BasicType.class);
    private final Map<BasicType, QuickBytecode> putField = new EnumMap<>(BasicType.class);
    private final Map<BasicType, QuickBytecode> getStatic = new EnumMap<>(BasicType.class);
    private final Map<BasicType, QuickBytecode> putStatic = new EnumMap<>(BasicType.class);

    QuickFields() {
        row(BasicType.OBJECT, QuickBytecode.AGETFIELD, QuickBytecode.APUTFIELD, QuickBytecode.AGETSTATIC, QuickBytecode.APUTSTATIC);
        row(BasicType.ARRAY, QuickBytecode.AGETFIELD, QuickBytecode.APUTFIELD, QuickBytecode.AGETSTATIC, QuickBytecode.APUTSTATIC);
        row(BasicType.INT, QuickBytecode.IGETFIELD, QuickBytecode.IPUTFIELD, QuickBytecode.IGETSTATIC, QuickBytecode.IPUTSTATIC);
        row(BasicType.LONG, QuickBytecode.LGETFIELD, QuickBytecode.LPUTFIELD, QuickBytecode.LGETSTATIC, QuickBytecode.LPUTSTATIC);
        row(BasicType.FLOAT, QuickBytecode.FGETFIELD, QuickBytecode.FPUTFIELD, QuickBytecode.FGETSTATIC, QuickBytecode.FPUTSTATIC);
        row(BasicType.DOUBLE, QuickBytecode.DGETFIELD, QuickBytecode.DPUTFIELD, QuickBytecode.DGETSTATIC, QuickBytecode.DPUTSTATIC);
        row(BasicType.BOOLEAN, QuickBytecode.BGETFIELD, QuickBytecode.ZPUTFIELD, null, null);
        row(BasicType.BYTE, QuickBytecode.BGETFIELD, QuickBytecode.BPUTFIELD, null, null);
        row(BasicType.CHAR, QuickBytecode.CGETFIELD, QuickBytecode.CPUTFIELD, null, null);
        row(BasicType.SHORT, QuickBytecode.SGETFIELD, QuickBytecode.CPUTFIELD, null, null);
    }

    private void row(BasicType t, QuickBytecode get, QuickBytecode put, QuickBytecode getOfStatic, QuickBytecode putOfStatic) {
        getField.put(t, get);
        putField.put(t, put);
        getStatic.put(t, getOfStatic);
        putStatic.put(t, putOfStatic);
    }

    /** The quick form, or {@code null} if there is none. */
    QuickBytecode of(int opcode, BasicType type) {
        return switch (opcode) {
            case Bytecodes.GETFIELD -> getField.get(type);
            case Bytecodes.PUTFIELD -> putField.get(type);
            case Bytecodes.GETSTATIC -> getStatic.get(type);
            case Bytecodes.PUTSTATIC -> putStatic.get(type);
            default -> throw new IllegalArgumentException("not a field bytecode: " + opcode);
        };
    }
}
