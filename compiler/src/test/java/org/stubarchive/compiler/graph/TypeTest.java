package org.stubarchive.compiler.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;

/** Types of values, conditions, and what effects say of each other. */
class TypeTest {
    private final SymbolicResolver resolver = new SymbolicResolver(new RuntimeImage());

    private CiKlass klass(String name) {
        return resolver.klass(name);
    }

    @Test
    void unionsOfRanges() {
        assertEquals(Type.intRange(-1, 9), Type.intRange(-1, 3).union(Type.intRange(5, 9)));
        assertEquals(Type.INT, Type.INT.union(Type.BYTE));
        assertThrows(IllegalArgumentException.class, () -> Type.INT.union(Type.LONG));
        assertThrows(IllegalArgumentException.class, () -> Type.intRange(2, 1));
        assertTrue(Type.BYTE.hasZero());
        assertFalse(Type.intRange(1, 5).hasZero());
    }

    @Test
    void unionsOfReferences() {
        Type integer = Type.instance(klass("java/lang/Integer"));
        assertTrue(integer.isExact(), "the class is final");
        Type number = integer.notNull().union(Type.instance(klass("java/lang/Long")).notNull());
        assertEquals(klass("java/lang/Number"), number.klass());
        assertFalse(number.isExact());
        assertTrue(number.isNeverNull());
        Type orNull = Type.NULL.union(integer.notNull());
        assertEquals(klass("java/lang/Integer"), orNull.klass());
        assertFalse(orNull.isNeverNull());
        assertTrue(orNull.isExact());
        assertNull(integer.union(Type.instance(klass("java/lang/String"))).klass());
        assertEquals(Type.NULL, Type.NULL.union(Type.NULL));
    }

    @Test
    void interfacesAndObjectSayNothing() {
        assertEquals(Type.OBJECT, Type.instance(klass("java/util/List")));
        assertEquals(klass("[Ljava/util/List;"), Type.instance(klass("[Ljava/util/List;")).klass(), "it is an array, whatever is in it");
        assertEquals(Type.OBJECT, Type.instance(klass("java/lang/Object")));
        assertTrue(Type.instance(klass("[I")).isExact());
        assertFalse(Type.instance(klass("[Ljava/lang/Number;")).isExact());
        assertTrue(Type.exactly(klass("java/lang/Object")).isExact());
    }

    @Test
    void conditionsAndTheirOpposites() {
        long[] values = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};
        for (Condition c : Condition.values()) {
            for (long x : values) {
                for (long y : values) {
                    assertEquals(c.holds(x, y), !c.negated().holds(x, y), c + " " + x + " " + y);
                    assertEquals(c.holds(x, y), c.swapped().holds(y, x), c + " " + x + " " + y);
                }
            }
        }
        assertTrue(Condition.BELOW.holds(1, -1));
        assertFalse(Condition.LT.holds(1, -1));
    }

    @Test
    void effectsOfFieldsAndArrays() {
        Graph g = new Graph(resolver.method("java/lang/Math", "max", "(II)I"), new CiEnv(resolver));
        CiField x = new CiField(klass("java/lang/Integer"), "x", "I", 0, CiField.NO_OFFSET);
        CiField y = new CiField(klass("java/lang/Integer"), "y", "I", CiFlags.VOLATILE, CiField.NO_OFFSET);
        Effects readX = g.heap().effects(g.append(g.entry(), Op.LOAD_FIELD, Type.INT).withSymbol(x));
        Effects writeX = g.heap().effects(g.append(g.entry(), Op.STORE_FIELD, Type.VOID).withSymbol(x));
        Effects readY = g.heap().effects(g.append(g.entry(), Op.LOAD_FIELD, Type.INT).withSymbol(y));
        Effects readInts = g.heap().effects(g.append(g.entry(), Op.LOAD_ELEMENT, Type.INT).withSymbol(ElementType.INT));
        Effects writeBytes = g.heap().effects(g.append(g.entry(), Op.STORE_ELEMENT, Type.VOID).withSymbol(ElementType.BYTE));
        Effects readFlags = g.heap().effects(g.append(g.entry(), Op.LOAD_ELEMENT, Type.INT).withSymbol(ElementType.BOOLEAN));
        assertTrue(writeX.kills(readX));
        assertFalse(writeX.kills(readInts));
        assertFalse(writeX.conflictsWith(readInts));
        assertTrue(writeBytes.kills(readFlags), "bytes and booleans share their accesses");
        assertFalse(writeBytes.kills(readInts));
        assertTrue(readY.acquires());
        assertTrue(readY.conflictsWith(readX), "nothing comes before a volatile read");
        assertFalse(readX.conflictsWith(readInts));
        assertTrue(Effects.ALL.kills(readX) && Effects.ALL.conflictsWith(writeBytes));
        assertTrue(writeX.conflictsWith(Effects.EXIT), "what was written before an exit has to be there");
        Effects both = writeX.union(readInts);
        assertTrue(both.kills(readX) && !both.kills(readInts) && both.readsAny());
        assertEquals(writeX, Effects.NONE.union(writeX));
    }
}
