package org.stubarchive.cli.mutation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Finds the code in a class file that may be malformed; what it does not understand is left out: no code is run of such a file. */
final class CodeFinder {
    /** Gets the place of some code. */
    interface Visitor {
        /**
         * @param length of the code
         * @param end of its exception table
         */
        void visit(int start, int length, int end);
    }

    private final ByteBuffer in;
    private final boolean[] isCode;

    private CodeFinder(byte[] bytes) {
        in = ByteBuffer.wrap(bytes);
        in.position(8);
        isCode = new boolean[in.getShort() & 0xffff];
    }

    static void each(byte[] bytes, Visitor visitor) {
        try {
            CodeFinder f = new CodeFinder(bytes);
            f.pool();
            f.in.position(f.in.position() + 6);
            f.in.position(f.in.position() + 2 + 2 * (f.in.getShort(f.in.position()) & 0xffff));
            f.members(null);
            f.members(visitor);
        } catch (java.nio.BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // A file that ends too early: it will be refused.
        }
    }

    private void pool() {
        for (int i = 1; i < isCode.length; i++) {
            int skip = switch (in.get()) {
                case 1 -> {
                    int length = in.getShort() & 0xffff;
                    isCode[i] = length == 4 && new String(in.array(), in.position(), length, StandardCharsets.ISO_8859_1).equals("Code");
                    yield length;
                }
                case 5, 6 -> {
                    i++;
                    yield 8;
                }
                case 7, 8, 16, 19, 20 -> 2;
                case 15 -> 3;
                default -> 4;
            };
            in.position(in.position() + skip);
        }
    }

    private void members(Visitor visitor) {
        for (int m = in.getShort() & 0xffff; m > 0; m--) {
            in.position(in.position() + 6);
            for (int a = in.getShort() & 0xffff; a > 0; a--) {
                int name = in.getShort() & 0xffff;
                int length = in.getInt();
                int at = in.position();
                if (visitor != null && isCode[name]) {
                    int codeLength = in.getInt(at + 4);
                    int handlers = in.getShort(at + 8 + codeLength) & 0xffff;
                    visitor.visit(at + 8, codeLength, at + 10 + codeLength + 8 * handlers);
                }
                in.position(at + length);
            }
        }
    }

    /** Whether a handler of an exception table covers itself or goes back. */
    static boolean handlerMayLoop(ByteBuffer in, int table) {
        for (int i = in.getShort(table) & 0xffff, entry = table + 2; i > 0; i--, entry += 8) {
            if ((in.getShort(entry + 4) & 0xffff) < (in.getShort(entry + 2) & 0xffff)) {
                return true;
            }
        }
        return false;
    }
}
