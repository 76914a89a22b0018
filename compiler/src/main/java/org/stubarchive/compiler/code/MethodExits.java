package org.stubarchive.compiler.code;

import org.stubarchive.compiler.graph.Node;
import org.stubarchive.stubgen.MacroAssembler;

/** How code of a method is left. */
public interface MethodExits {
    /** Returns; the result, if there is one, is in the result register of its kind. */
    void returnFrom(MacroAssembler masm);

    /** Leaves compiled code for the interpreter, in the state of the node. Control does not come back. */
    void trap(MacroAssembler masm, Node origin);

    /** Lets the thread be stopped, in the state of the node, and goes on. */
    void poll(MacroAssembler masm, Node origin);
}
