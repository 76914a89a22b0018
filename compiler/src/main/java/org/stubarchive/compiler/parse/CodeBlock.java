package org.stubarchive.compiler.parse;

/** A block of bytecode, in one chain of subroutines; or the place where the handler of an exception is chosen. */
final class CodeBlock {
    private static final CodeBlock[] NONE = {};
    private static final int NOWHERE = -1;

    /** Index of the first bytecode; of a dispatch block, of a bytecode that throws there. */
    final int start;
    /** Index of the last bytecode. */
    final int last;
    /** Subroutines that are being executed, or {@code null}. */
    final Subroutine subroutine;
    /** Of a dispatch block: indices of the handlers in question, in order; {@code null} for bytecode. Those before {@link #position} did not match. */
    final int[] handlers;
    /** Of a dispatch block: the handler that is tried; behind the last one the method is left. */
    final int position;
    /** Where control goes, without exceptions: of a branch the target, then what follows; of a switch the default, then its entries. */
    CodeBlock[] successors = NONE;
    /** Where exceptions go; {@code null} if they leave the method. */
    CodeBlock dispatch;
    /** Whether compiled code goes there; otherwise only the interpreter does, after compiled code was left. */
    boolean canThrow;
    /** Dense number, from 0. */
    final int id;
    /** Place in the order of the walk; -1 if compiled code does not come there. */
    int index = NOWHERE;
    /** Whether an edge from itself or a later block may lead here. */
    boolean isLoopHeader;
    /** Of a loop header: local variables that the loop stores to; all, if it has other entries. */
    LocalSet assigned;

    CodeBlock(int id, int start, int last, Subroutine subroutine) {
        this(id, start, last, subroutine, null, 0);
    }

    CodeBlock(int id, int start, int last, Subroutine subroutine, int[] handlers, int position) {
        this.id = id;
        this.start = start;
        this.last = last;
        this.subroutine = subroutine;
        this.handlers = handlers;
        this.position = position;
    }

    boolean isDispatch() {
        return handlers != null;
    }

    /** Number of edges with the one of exceptions. */
    int edgeCount() {
        return successors.length + (dispatch == null ? 0 : 1);
    }

    /** Number of edges that compiled code takes; they are the first ones. */
    int compiledEdgeCount() {
        return successors.length + (dispatch != null && canThrow ? 1 : 0);
    }

    CodeBlock edge(int i) {
        return i < successors.length ? successors[i] : dispatch;
    }

    @Override
    public String toString() {
        return (isDispatch() ? "dispatch" : "code") + "@" + start;
    }
}
