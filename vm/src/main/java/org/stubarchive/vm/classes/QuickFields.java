package org.stubarchive.vm.classes;

import java.util.EnumMap;
import java.util.Map;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.QuickBytecode;
import org.stubarchive.vm.classfile.Bytecodes;

/** The quick forms of the field bytecodes by type of the field. Static fields narrower than an int have none. */
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
        narrow(BasicType.BOOLEAN, QuickBytecode.BGETFIELD, QuickBytecode.ZPUTFIELD);
        narrow(BasicType.BYTE, QuickBytecode.BGETFIELD, QuickBytecode.BPUTFIELD);
        narrow(BasicType.CHAR, QuickBytecode.CGETFIELD, QuickBytecode.CPUTFIELD);
        narrow(BasicType.SHORT, QuickBytecode.SGETFIELD, QuickBytecode.CPUTFIELD);
    }

    private void row(BasicType t, QuickBytecode get, QuickBytecode put, QuickBytecode getOfStatic, QuickBytecode putOfStatic) {
        getField.put(t, get);
        putField.put(t, put);
        getStatic.put(t, getOfStatic);
        putStatic.put(t, putOfStatic);
    }

    private void narrow(BasicType t, QuickBytecode get, QuickBytecode put) {
        getField.put(t, get);
        putField.put(t, put);
    }

    /** Whether values of the type are narrower than an int. */
    static boolean isNarrow(BasicType t) {
        return t == BasicType.BOOLEAN || t == BasicType.BYTE || t == BasicType.CHAR || t == BasicType.SHORT;
    }

    /** The quick form; {@code null} for a static field of a narrow type. */
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
