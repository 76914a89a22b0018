package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.vm.gc.RootVisitor;

/** Frames of native methods: as {@link InterpreterFrameLayout} says, without bytecodes and expression stack. They call nothing but the runtime. */
public record NativeFrames() implements MethodFrames {
    @Override
    public String label() {
        return "native";
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return frame.fp() + InterpreterFrameLayout.EMPTY_STACK;
    }

    @Override
    public int bci(FrameCursor frame, int activation) {
        return Frame.NATIVE_BCI;
    }

    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        visitor.visit(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT);
        StackArguments.visit(method(frame, 0), MethodFrames.locals(frame) + InterpreterFrameLayout.SLOT, visitor);
    }
}
