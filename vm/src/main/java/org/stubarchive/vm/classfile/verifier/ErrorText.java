package org.stubarchive.vm.classfile.verifier;

import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.ExceptionTableEntry;

/** The text of verification errors in the layout that the {@code java} command uses. */
final class ErrorText {
    private static final int BYTES_PER_LINE = 16;

    private ErrorText() {
    }

    /** An error that needs no explanation. */
    static String atLocation(MethodContext m, int bci, String what) {
        return what + " in method " + qualifiedName(m) + " at offset " + bci;
    }

    /** An error with a reason and nothing about frames. */
    static String withReason(MethodContext m, int bci, String what, String reason) {
        StringBuilder text = head(m, bci, what, reason);
        bytecode(text, m.code);
        return text.toString();
    }

    /**
     * An error with a reason and the frames concerned.
     *
     * @param current may be {@code null}
     * @param expected frame of the StackMapTable at {@code target}; may be {@code null}
     */
    static String withFrames(MethodContext m, int bci, String what, String reason, Frame current, Frame expected, int target) {
        StringBuilder text = head(m, bci, what, reason);
        frame(text, m, "Current Frame", current, bci);
        frame(text, m, "Stackmap Frame", expected, target);
        bytecode(text, m.code);
        return text.toString();
    }

    private static String qualifiedName(MethodContext m) {
        return m.classFile.name() + "." + m.method.name() + m.method.descriptor();
    }

    private static StringBuilder head(MethodContext m, int bci, String what, String reason) {
        StringBuilder text = new StringBuilder(what).append("\nException Details:\n  Location:\n    ").append(qualifiedName(m)).append(" @")
                .append(bci).append(": ");
        if (bci < m.code.codeLength() && Bytecodes.isDefined(m.code.u1(bci))) {
            text.append(Bytecodes.name(m.code.u1(bci)));
        } else {
            text.append("<illegal>");
        }
        return text.append("\n  Reason:\n    ").append(reason).append('\n');
    }

    private static void frame(StringBuilder text, MethodContext m, String title, Frame frame, int bci) {
        if (frame == null) {
            return;
        }
        text.append("  ").append(title).append(":\n    bci: @").append(bci).append("\n    flags: {")
                .append(frame.thisUninitialized ? " flagThisUninit }" : " }").append("\n    locals: {");
        int locals = frame.locals.length;
        while (locals > 0 && frame.locals[locals - 1] == TypeTable.TOP) {
            locals--;
        }
        types(text, m.types, frame.locals, locals);
        text.append("\n    stack: {");
        types(text, m.types, frame.stack, frame.depth);
        text.append('\n');
    }

    private static void types(StringBuilder text, TypeTable types, int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? " " : ", ").append(types.name(slots[i]));
        }
        text.append(" }");
    }

    private static void bytecode(StringBuilder text, CodeAttribute code) {
        text.append("  Bytecode:");
        for (int i = 0; i < code.codeLength(); i++) {
            if (i % BYTES_PER_LINE == 0) {
                text.append("\n    0x").append(hex(i, 7)).append(": ");
            } else if (i % 2 == 0) {
                text.append(' ');
            }
            text.append(hex(code.u1(i), 2));
        }
        text.append('\n');
        if (code.handlerCount() > 0) {
            text.append("  Exception Handler Table:\n");
            for (ExceptionTableEntry h : code.exceptionTable()) {
                text.append("    bci [").append(h.startPc()).append(", ").append(h.endPc()).append("] => handler: ").append(h.handlerPc())
                        .append('\n');
            }
        }
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
