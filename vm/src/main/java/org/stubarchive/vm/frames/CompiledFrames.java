package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.CompiledFrameLayout;
import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * Frames of one compiled method ({@link CompiledFrameLayout}).
 *
 * @param code what is known about its machine code
 */
public record CompiledFrames(CompiledCode code) implements FrameKind {
    @Override
    public String label() {
        return "compiled";
    }

    @Override
    public void toCaller(FrameCursor frame) {
        frame.registers().clear();
        frame.moveTo(RawMemory.getLong(frame.fp() + CompiledFrameLayout.RETURN_ADDRESS), RawMemory.getLong(frame.fp() + CompiledFrameLayout.CALLER_FP));
    }

    @Override
    public long stackPointerAtCall(FrameCursor frame) {
        return frame.fp() - code.frameBytes();
    }

    private SafePoint safePoint(FrameCursor frame) {
        return code.at(frame.pc());
    }

    @Override
    public int activations(FrameCursor frame) {
        return safePoint(frame).activations().size();
    }

    private SafePoint.Activation activation(FrameCursor frame, int activation) {
        return safePoint(frame).activations().get(activation);
    }

    @Override
    public Method method(FrameCursor frame, int activation) {
        return activation(frame, activation).method();
    }

    @Override
    public int bci(FrameCursor frame, int activation) {
        return activation(frame, activation).bci();
    }

    @Override
    public long local(FrameCursor frame, int activation, int index) {
        return activation(frame, activation).locals().get(index).read(frame);
    }

    @Override
    public long operand(FrameCursor frame, int activation, int index) {
        return activation(frame, activation).operands().get(index).read(frame);
    }

    @Override
    public long lockedObject(FrameCursor frame, int activation) {
        return activation(frame, activation).lock().read(frame);
    }

    @Override
    public void forgetLock(FrameCursor frame, int activation) {
        activation(frame, activation).lock().write(frame, 0);
    }

    @Override
    public void enterHandler(FrameCursor frame, int activation, int handler, JavaThread t) {
        long anchor = stackPointerAtCall(frame) - InterpreterFrameLayout.SLOT;
        RawMemory.putLong(anchor, code.handler(frame.pc(), activation, handler));
        t.setAnchor(anchor, frame.fp());
    }

    @Override
    public void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor) {
        for (ValueLocation reference : safePoint(frame).references()) {
            visitor.visit(reference.address(frame));
        }
    }
}
