package org.stubarchive.vm.classfile.verifier;

import java.util.Locale;
import org.stubarchive.vm.classfile.Bytecodes;
import org.stubarchive.vm.classfile.CodeAttribute;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.ExceptionTableEntry;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.classfile.ReservedBytecodes;

/** The text of verification errors in the layout that the {@code java} command uses. */
final class ErrorText {
    private static final int BYTES_PER_LINE = 16;
    /** Two digits per byte and a blank between every two bytes. */
    private static final int LINE_WIDTH = 39;

    /** Reason of errors that say everything themselves. */
    private static final String NO_REASON = "Error exists in the bytecode";

    private ErrorText() {
    }

    /** An error that needs no reason. */
    static String withoutReason(MethodContext m, int bci, String what) {
        return withReason(m, bci, what, NO_REASON);
    }

    /** An error with a reason and nothing about frames. */
    static String withReason(MethodContext m, int bci, String what, String reason) {
        StringBuilder text = head(m, bci, what, reason);
        tables(text, m);
        return text.toString();
    }

    /**
     * An error with a reason and the frames concerned.
     *
     * @param current may be {@code null}
     * @param currentBci of the instruction that made the current frame
     * @param expected frame of the StackMapTable at {@code target}; may be {@code null}
     */
    static String withFrames(MethodContext m, int bci, String what, String reason, Frame current, int currentBci, Frame expected,
            int target) {
        StringBuilder text = head(m, bci, what, reason);
        frame(text, m, "Current Frame", current, currentBci);
        frame(text, m, "Stackmap Frame", expected, target);
        tables(text, m);
        return text.toString();
    }

    /** A table of a method that is malformed. */
    static String inMethod(MethodContext m, String what) {
        StringBuilder text = new StringBuilder(what).append(" in method '");
        MethodDescriptor d = m.method.methodDescriptor();
        text.append(externalName(d.returnDescriptor())).append(' ').append(m.classFile.name().replace('/', '.')).append('.')
                .append(m.method.name()).append('(');
        for (int i = 0; i < d.parameterCount(); i++) {
            text.append(i == 0 ? "" : ", ").append(externalName(d.parameterDescriptor(i)));
        }
        return text.append(")'").toString();
    }

    /** Type of a descriptor as in source code, with the full name of a class. */
    private static String externalName(String descriptor) {
        return switch (descriptor.charAt(0)) {
            case '[' -> externalName(descriptor.substring(1)) + "[]";
            case 'L' -> descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
            default -> Descriptor.type(descriptor).name().toLowerCase(Locale.ROOT);
        };
    }

    private static String qualifiedName(MethodContext m) {
        return m.classFile.name() + "." + m.method.name() + m.method.descriptor();
    }

    private static StringBuilder head(MethodContext m, int bci, String what, String reason) {
        StringBuilder text = new StringBuilder(what).append("\nException Details:\n  Location:\n    ").append(qualifiedName(m)).append(" @")
                .append(bci).append(": ");
        text.append(bci < m.code.codeLength() ? bytecodeName(m.code.u1(bci)) : "<invalid>");
        return text.append("\n  Reason:\n    ").append(reason).append('\n');
    }

    private static String bytecodeName(int opcode) {
        if (Bytecodes.isDefined(opcode)) {
            return Bytecodes.name(opcode);
        }
        return ReservedBytecodes.isKnown(opcode) ? ReservedBytecodes.name(opcode) : "<illegal>";
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

    private static void tables(StringBuilder text, MethodContext m) {
        CodeAttribute code = m.code;
        text.append("  Bytecode:\n");
        for (int line = 0; line <= code.codeLength(); line += BYTES_PER_LINE) {
            int start = text.length();
            for (int i = line; i < Math.min(line + BYTES_PER_LINE, code.codeLength()); i++) {
                text.append(i % 2 == 0 && i > line ? " " : "").append(hex(code.u1(i), 2));
            }
            int width = text.length() - start;
            text.insert(start, "    " + hex(line, 7) + ": ");
            text.append(" ".repeat(LINE_WIDTH - width)).append('\n');
        }
        if (code.handlerCount() > 0) {
            text.append("  Exception Handler Table:\n");
            for (ExceptionTableEntry h : code.exceptionTable()) {
                text.append("    bci [").append(h.startPc()).append(", ").append(h.endPc()).append("] => handler: ").append(h.handlerPc())
                        .append('\n');
            }
        }
        if (code.stackMapTableOffset() >= 0) {
            text.append("  Stackmap Table:\n");
            StackMapText.append(text, code);
        }
    }

    private static String hex(int value, int digits) {
        String text = Integer.toHexString(value);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
