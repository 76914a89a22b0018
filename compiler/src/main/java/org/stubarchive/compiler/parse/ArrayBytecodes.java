package org.stubarchive.compiler.parse;

import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.graph.ElementType;
import org.stubarchive.compiler.graph.Kind;
import org.stubarchive.compiler.graph.Node;
import org.stubarchive.compiler.graph.Op;
import org.stubarchive.compiler.graph.Type;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.format.runtime.Opcodes;

/** Loads and stores of elements, arraylength, and what makes arrays. */
final class ArrayBytecodes {
    /** By the distance from iaload or iastore. */
    private static final ElementType[] ELEMENTS = {
        ElementType.INT, ElementType.LONG, ElementType.FLOAT, ElementType.DOUBLE, ElementType.REF, ElementType.BYTE_OR_BOOLEAN,
        ElementType.CHAR, ElementType.SHORT,
    };

    private final MethodParser p;

    ArrayBytecodes(MethodParser parser) {
        this.p = parser;
    }

    void bytecode(int op) {
        switch (op) {
            case Opcodes.NEWARRAY -> newArray(BasicType.ofCode(Instructions.u1(p.code, p.bci + 1)));
            case Opcodes.ANEWARRAY -> newRefArray();
            case Opcodes.MULTIANEWARRAY -> newMultiArray();
            case Opcodes.ARRAYLENGTH -> {
                Node array = p.nullCheck(p.pop(Kind.REF));
                p.push(p.emit(Op.ARRAY_LENGTH, Type.LENGTH, array));
            }
            default -> {
                if (op >= Opcodes.IASTORE) {
                    store(ELEMENTS[op - Opcodes.IASTORE]);
                } else {
                    load(ELEMENTS[op - Opcodes.IALOAD]);
                }
            }
        }
    }

    /** Elements of an array, as exactly as its class is known. */
    private static ElementType exact(ElementType element, Node array) {
        CiKlass k = array.type().klass();
        return element == ElementType.BYTE_OR_BOOLEAN && k != null && k.isArray() ? ElementType.of(k.elementType()) : element;
    }

    private void load(ElementType element) {
        Node index = p.pop(Kind.INT);
        Node array = p.nullCheck(p.pop(Kind.REF));
        Node checked = p.boundsCheck(index, p.emit(Op.ARRAY_LENGTH, Type.LENGTH, array));
        ElementType e = exact(element, array);
        CiKlass k = array.type().klass();
        Type type = e == ElementType.REF && k != null ? Type.instance(k.elementKlass()) : e.type();
        p.push(p.emit(Op.LOAD_ELEMENT, type, array, checked).withSymbol(e));
    }

    private void store(ElementType element) {
        Node value = p.pop(element.type().kind());
        Node index = p.pop(Kind.INT);
        Node array = p.nullCheck(p.pop(Kind.REF));
        Node checked = p.boundsCheck(index, p.emit(Op.ARRAY_LENGTH, Type.LENGTH, array));
        if (element == ElementType.REF && !fits(array.type(), value.type())) {
            value = p.storeCheck(array, value);
        }
        p.emit(Op.STORE_ELEMENT, Type.VOID, array, checked).withSymbol(exact(element, array)).addInput(value);
    }

    /** Whether it is known that a value may be an element of an array. */
    private boolean fits(Type array, Type value) {
        if (value.isAlwaysNull()) {
            return true;
        }
        CiKlass element = array.klass() == null ? null : array.klass().elementKlass();
        return element != null && array.isExact() && (element.isRoot() || value.klass() != null && p.env.isSubtype(value.klass(), element));
    }

    private void newArray(BasicType element) {
        Node length = p.sizeCheck(p.pop(Kind.INT));
        Type type = Type.exactly(p.env.klassOf(p.method.holder(), "[" + element.descriptor()));
        p.push(p.emit(Op.NEW_ARRAY, type, length).withSymbol(element).withState(p.before()));
    }

    private void newRefArray() {
        CiKlass element = p.env.klassAt(p.method, Instructions.u2(p.code, p.bci + 1));
        if (element == null) {
            p.trapUnresolved();
            return;
        }
        Node length = p.sizeCheck(p.pop(Kind.INT));
        String descriptor = element.isArray() ? element.name() : "L" + element.name() + ";";
        CiKlass array = p.env.klassOf(p.method.holder(), "[" + descriptor);
        Type type = array == null ? Type.NOT_NULL : Type.exactly(array);
        p.push(p.emit(Op.NEW_REF_ARRAY, type, length).withSymbol(element).withState(p.before()));
    }

    private void newMultiArray() {
        CiKlass array = p.env.klassAt(p.method, Instructions.u2(p.code, p.bci + 1));
        if (array == null) {
            p.trapUnresolved();
            return;
        }
        Node[] lengths = new Node[Instructions.u1(p.code, p.bci + 3)];
        for (int i = lengths.length - 1; i >= 0; i--) {
            lengths[i] = p.pop(Kind.INT);
        }
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = p.sizeCheck(lengths[i]);
        }
        Node made = p.emit(Op.NEW_MULTI_ARRAY, Type.exactly(array)).withSymbol(array).withState(p.before());
        for (Node length : lengths) {
            made.addInput(length);
        }
        p.push(made);
    }
}
