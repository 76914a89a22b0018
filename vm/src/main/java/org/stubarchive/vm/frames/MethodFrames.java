package org.stubarchive.vm.frames;

import org.stubarchive.format.layout.InterpreterFrameLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Method;

/** What the frames of {@link InterpreterFrameLayout} have in common: one activation, of the method that the frame names. */
sealed interface MethodFrames extends FrameKind permits InterpretedFrames, NativeFrames {
    @Override
    default void toCaller(FrameCursor frame) {
        frame.registers().clear();
        frame.moveTo(RawMemory.getLong(frame.fp() + InterpreterFrameLayout.RETURN_ADDRESS), RawMemory.getLong(frame.fp() + InterpreterFrameLayout.CALLER_FP));
    }

    @Override
    default int activations(FrameCursor frame) {
        return 1;
    }

    @Override
    default Method method(FrameCursor frame, int activation) {
        return Method.at(methodAddress(frame));
    }

    @Override
    default long local(FrameCursor frame, int activation, int index) {
        return RawMemory.getLong(localSlot(frame, index));
    }

    @Override
    default long lockedObject(FrameCursor frame, int activation) {
        return RawMemory.getLong(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT);
    }

    @Override
    default void forgetLock(FrameCursor frame, int activation) {
        RawMemory.putLong(frame.fp() + InterpreterFrameLayout.LOCKED_OBJECT, 0);
    }

    static long methodAddress(FrameCursor frame) {
        return RawMemory.getLong(frame.fp() + InterpreterFrameLayout.METHOD);
    }

    /** Address of local 0. */
    static long locals(FrameCursor frame) {
        return RawMemory.getLong(frame.fp() + InterpreterFrameLayout.LOCALS);
    }

    /** Address of a local variable's slot. */
    static long localSlot(FrameCursor frame, int index) {
        return locals(frame) - (long) index * InterpreterFrameLayout.SLOT;
    }
}
