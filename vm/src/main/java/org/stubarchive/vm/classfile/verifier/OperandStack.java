package org.stubarchive.vm.classfile.verifier;

import java.util.Arrays;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.Bytecodes;

/** Operations on the expression stack of a verifier's current frame. */
final class OperandStack {
    /** Component descriptors of the array instructions in the order of their opcodes; A stands for references. */
    private static final String ARRAY_KINDS = "IJFDABCS";

    private final InstructionVerifier v;
    private final Frame frame;
    private final TypeTable types;

    OperandStack(InstructionVerifier v) {
        this.v = v;
        this.frame = v.frame;
        this.types = v.types;
    }

    /** Descriptor of an array with the components of a {@code newarray} type code. */
    static String arrayOf(int typeCode) {
        return "[" + BasicType.ofCode(typeCode).descriptor();
    }

    void push(int type) throws VerifyException {
        int slots = TypeTable.isWide(type) ? 2 : 1;
        if (frame.depth + slots > frame.stack.length) {
            throw v.error("Operand stack overflow", "Exceeded max stack size.");
        }
        frame.stack[frame.depth++] = type;
        if (slots == 2) {
            frame.stack[frame.depth++] = TypeTable.upper(type);
        }
    }

    /** Top slot. */
    int peek() throws VerifyException {
        require(1);
        return frame.stack[frame.depth - 1];
    }

    private void require(int slots) throws VerifyException {
        if (frame.depth < slots) {
            throw v.error("Operand stack underflow", "Attempt to pop empty stack.");
        }
    }

    /** Pops one slot, whatever it is. */
    int popAny() throws VerifyException {
        require(1);
        return frame.stack[--frame.depth];
    }

    /** Pops the operand of an arithmetic instruction or a store; a long or double as a whole: its lower slot is looked at first. */
    int popOperand(int expected) throws VerifyException {
        if (TypeTable.isWide(expected)) {
            require(2);
            if (frame.stack[frame.depth - 2] != expected) {
                throw badType(frame.depth - 2, types.name(expected));
            }
        }
        return pop(expected);
    }

    /** Pops a value that must be assignable to a type; returns its own type. */
    int pop(int expected) throws VerifyException {
        if (TypeTable.isWide(expected)) {
            pop(TypeTable.upper(expected));
            require(1);
            if (frame.stack[frame.depth - 1] != expected) {
                throw badType(frame.depth - 1, types.name(expected));
            }
            frame.depth--;
            return expected;
        }
        require(1);
        int found = frame.stack[frame.depth - 1];
        if (!types.isAssignable(found, expected)) {
            throw badType(frame.depth - 1, types.name(expected));
        }
        frame.depth--;
        return found;
    }

    /** Pops one slot that is not half of a long or double. */
    int pop1() throws VerifyException {
        require(1);
        int found = frame.stack[frame.depth - 1];
        if (TypeTable.isUpper(found)) {
            throw badType(frame.depth - 1, "category1 type");
        }
        frame.depth--;
        return found;
    }

    /** Pops anything that the instruction takes as a reference. */
    int popReference(int op) throws VerifyException {
        require(1);
        int found = frame.stack[frame.depth - 1];
        boolean uninitialized = found == TypeTable.UNINITIALIZED_THIS || TypeTable.isUninitialized(found);
        if (!TypeTable.isReference(found) || uninitialized && !v.acceptsUninitialized(op)) {
            throw badType(frame.depth - 1, "reference type");
        }
        frame.depth--;
        return found;
    }

    VerifyException badType(int slot, String expected) {
        return v.error("Bad type on operand stack", "Type " + types.name(frame.stack[slot]) + " (current frame, stack[" + slot
                + "]) is not assignable to " + expected);
    }

    /** Pops and pushes as {@link Bytecodes#effect} says. */
    void apply(String effect) throws VerifyException {
        int arrow = effect.indexOf('>');
        for (int i = arrow - 1; i >= 0; i--) {
            popOperand(ofChar(effect.charAt(i)));
        }
        for (int i = arrow + 1; i < effect.length(); i++) {
            push(ofChar(effect.charAt(i)));
        }
    }

    private static int ofChar(char c) {
        return switch (c) {
            case 'J' -> TypeTable.LONG;
            case 'F' -> TypeTable.FLOAT;
            case 'D' -> TypeTable.DOUBLE;
            default -> TypeTable.INTEGER;
        };
    }

    /** Pops two slots that are a long or double or two other values. */
    void popPair() throws VerifyException {
        pair(0);
        frame.depth -= 2;
    }

    /** Checks that the two slots below {@code skip} ones are whole values. */
    private void pair(int skip) throws VerifyException {
        require(skip + 2);
        int top = frame.depth - skip - 1;
        if (!TypeTable.isUpper(frame.stack[top]) && TypeTable.isUpper(frame.stack[top - 1])) {
            throw badType(top - 1, "category1 type");
        }
    }

    private void single(int skip) throws VerifyException {
        require(skip + 1);
        if (TypeTable.isUpper(frame.stack[frame.depth - skip - 1])) {
            throw badType(frame.depth - skip - 1, "category1 type");
        }
    }

    /** The dup family and swap. */
    void shuffle(int op) throws VerifyException {
        switch (op) {
            case Bytecodes.DUP:
                single(0);
                duplicate(1, 0);
                break;
            case Bytecodes.DUP_X1:
                single(0);
                single(1);
                duplicate(1, 1);
                break;
            case Bytecodes.DUP_X2:
                single(0);
                pair(1);
                duplicate(1, 2);
                break;
            case Bytecodes.DUP2:
                pair(0);
                duplicate(2, 0);
                break;
            case Bytecodes.DUP2_X1:
                pair(0);
                single(2);
                duplicate(2, 1);
                break;
            case Bytecodes.DUP2_X2:
                pair(0);
                pair(2);
                duplicate(2, 2);
                break;
            default:
                single(0);
                single(1);
                int top = frame.stack[frame.depth - 1];
                frame.stack[frame.depth - 1] = frame.stack[frame.depth - 2];
                frame.stack[frame.depth - 2] = top;
                break;
        }
    }

    /** Pops the top {@code count} slots and {@code skip} more, and pushes the former below and above the latter. */
    private void duplicate(int count, int skip) throws VerifyException {
        int from = frame.depth - skip - count;
        int[] popped = Arrays.copyOfRange(frame.stack, from, frame.depth);
        frame.depth = from;
        for (int i = 0; i < 2 * count + skip; i++) {
            if (frame.depth == frame.stack.length) {
                throw v.error("Operand stack overflow", "Exceeded max stack size.");
            }
            frame.stack[frame.depth++] = popped[i < count ? skip + i : i - count];
        }
    }

    void arrayLoad(int kind) throws VerifyException {
        pop(TypeTable.INTEGER);
        int array = popArray(kind);
        char c = ARRAY_KINDS.charAt(kind);
        if (c != 'A') {
            push(c == 'B' || c == 'C' || c == 'S' ? TypeTable.INTEGER : ofChar(c));
        } else {
            push(array == TypeTable.NULL ? TypeTable.NULL : types.component(array));
        }
    }

    void arrayStore(int kind) throws VerifyException {
        char c = ARRAY_KINDS.charAt(kind);
        if (c == 'A') {
            pop(types.object);
        } else {
            popOperand(c == 'B' || c == 'C' || c == 'S' ? TypeTable.INTEGER : ofChar(c));
        }
        pop(TypeTable.INTEGER);
        popArray(kind);
    }

    private int popArray(int kind) throws VerifyException {
        int op = v.code.u1(v.bci);
        int array = popReference(op);
        char component = ARRAY_KINDS.charAt(kind);
        if (array != TypeTable.NULL && !isArrayOfKind(array, component)) {
            throw component == 'B' ? v.badArray(op, array) : v.error("Bad type on operand stack in " + Bytecodes.name(op), "Type " + types.name(array)
                    + " (current frame, stack[" + frame.depth + "]) is not assignable to " + (component == 'A' ? "reference type" : "'[" + component + "'"));
        }
        return array;
    }

    private boolean isArrayOfKind(int type, char kind) {
        if (kind == 'A') {
            return types.isReferenceArray(type);
        }
        if (!types.isArray(type) || types.className(type).length() != 2) {
            return false;
        }
        char component = types.className(type).charAt(1);
        return component == kind || kind == 'B' && component == 'Z';
    }
}
