package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;

/** Frames of native methods: as {@link InterpreterFrameLayout} says, without bytecodes and expression stack. They call nothing but the runtime. */
public record NativeFrames() implements FrameKind {
    @Override
    public String label() {
        return "native";
    }

    @Override
    public void toCaller(FrameCursor frame) {
        frame.registers().clear();
        frame.moveTo(RawMemory.getLong(frame.fp() + InterpreterFrameLayout.RETURN_ADDRESS), RawMemory.getLong(frame.fp() + InterpreterFrameLayout.CALLER_FP));
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return frame.fp() + InterpreterFrameLayout.EMPTY_STACK;
    }

    @Override
    public int activations(FrameCursor frame) {
        return 1;
    }

    @Override
    public Method method(FrameCursor frame, int activation) {
        return Method.at(RawMemory.getLong(frame.fp() + InterpreterFrameLayout.METHOD));
    }

    @Override
    public int bci(FrameCursor frame, int activation) {
        return Frame.NATIVE_BCI;
    }

    @Override
    public long local(FrameCursor frame, int activation, int index) {
        return RawMemory.getLong(RawMemory.getLong(frame.fp() + InterpreterFrameLayout.LOCALS) - (long) index * InterpreterFrameLayout.SLOT);
    }

    @Override
    public long lockedObject(FrameCursor frame, int activation) {
        return RawMemory.getLong(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT);
    }

    @Override
    public void forgetLock(FrameCursor frame, int activation) {
        RawMemory.putLong(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT, 0);
    }

    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        visitor.visit(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT);
        StackArguments.visit(method(frame, 0), RawMemory.getLong(frame.fp() + InterpreterFrameLayout.LOCALS) + InterpreterFrameLayout.SLOT, visitor);
    }
}
