package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.vm.classfile.MethodDescriptor;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;

/** Arguments in stack slots, as interpreted code passes them: the first one has the highest address. */
final class StackArguments {
    private StackArguments() {}

    /**
     * Shows the references among the arguments of a method.
     *
     * @param end address behind the first argument
     */
    static void visit(Method method, long end, RootVisitor visitor) {
        long slot = end - InterpreterFrameLayout.SLOT;
        if (!method.isStatic()) {
            visitor.visit(slot);
            slot -= InterpreterFrameLayout.SLOT;
        }
        MethodDescriptor descriptor = method.parsed();
        for (int i = 0; i < descriptor.parameterCount(); i++) {
            BasicType type = descriptor.parameterType(i);
            if (type.isReference()) {
                visitor.visit(slot);
            }
            slot -= (long) type.slots() * InterpreterFrameLayout.SLOT;
        }
    }
}
