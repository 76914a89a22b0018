package org.stubarchive.compiler.graph;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.compiler.ci.CiField;

/**
 * The parts of the heap, numbered so that each set that matters is one range:
 *
 * <pre>
 * all     0 .. END
 *   arrays  0 .. 8     by type of the elements; boolean and byte are one part
 *   fields  8 .. END   one part per field, in the order in which the graph first names them
 * </pre>
 *
 * <p>Length and class of an object never change and are no part of it.
 */
public final class HeapTree {
    /** Behind the last part. */
    public static final int END = Integer.MAX_VALUE;

    private final Map<CiField, Integer> fields = new HashMap<>();

    /** The part that a field is. */
    public int leaf(CiField field) {
        return fields.computeIfAbsent(field, f -> ElementType.LEAVES + fields.size());
    }

    /** What a node reads and writes. */
    public Effects effects(Node n) {
        return switch (n.op().group()) {
            case PURE, PHI, PINNED, TERMINATOR -> Effects.NONE;
            case CHECK, ALLOCATION, POLL, EXIT -> Effects.EXIT;
            case RUNTIME, CALL -> Effects.ALL;
            case FENCE -> Effects.FENCE;
            case MEMORY -> access(n);
        };
    }

    private Effects access(Node n) {
        if (n.symbol() instanceof ElementType e) {
            return n.op() == Op.LOAD_ELEMENT ? Effects.read(e.leaf(), e.leaf() + 1) : Effects.write(e.leaf(), e.leaf() + 1);
        }
        CiField f = (CiField) n.symbol();
        int leaf = leaf(f);
        Effects plain = n.op() == Op.LOAD_FIELD || n.op() == Op.LOAD_STATIC ? Effects.read(leaf, leaf + 1) : Effects.write(leaf, leaf + 1);
        return f.isVolatile() ? plain.ordered() : plain;
    }
}
