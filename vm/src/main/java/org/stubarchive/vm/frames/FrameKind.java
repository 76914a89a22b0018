package org.stubarchive.vm.frames;

import org.stubarchive.vm.gc.RootVisitor;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/**
 * A kind of frames: the only place that knows how they are laid out. Kinds have no state of the frame; the cursor that stands at it is passed to each question.
 *
 * <p>A frame stands for any number of activations of methods, its virtual frames: none for entry and stub frames, one for interpreted and native
 * frames, one or more for compiled ones, where calls were inlined. Activations are numbered from 0, the youngest.
 */
public sealed interface FrameKind permits EntryFrames, MethodFrames, StubFrames, CompiledFrames {
    /** Word for dumps. */
    String label();

    /** Moves the cursor on to the caller's frame, or to the end. */
    void toCaller(FrameCursor frame);

    /** Stack pointer that the frame goes on with when what it has called returns: the arguments of the call are below. */
    long stackPointerAtCall(FrameCursor frame);

    /** Shows all reference slots of the frame, and of arguments that nobody else has taken yet. */
    void visitRoots(FrameCursor frame, FrameMapCache maps, RootVisitor visitor);

    /** Number of activations. */
    default int activations(FrameCursor frame) {
        return 0;
    }

    /** Method of an activation. */
    default Method method(FrameCursor frame, int activation) {
        throw noActivation();
    }

    /** Index of the bytecode that an activation executes, of the invoke if it has called a method; {@link Frame#NATIVE_BCI} for native methods. */
    default int bci(FrameCursor frame, int activation) {
        throw noActivation();
    }

    /** Raw bits of a local variable. */
    default long local(FrameCursor frame, int activation, int index) {
        throw noActivation();
    }

    /** Raw bits of a slot of the expression stack, 0 being the bottom. */
    default long operand(FrameCursor frame, int activation, int index) {
        throw noActivation();
    }

    /** The object that a synchronized method has locked, or 0. */
    default long lockedObject(FrameCursor frame, int activation) {
        throw noActivation();
    }

    /** Makes {@link #lockedObject} 0, before the object is unlocked: if that fails it must not be tried again. */
    default void forgetLock(FrameCursor frame, int activation) {
        throw noActivation();
    }

    /**
     * Makes the thread resume at an exception handler of the frame; the exception is the result that it resumes with.
     *
     * @param handler bytecode index
     */
    default void enterHandler(FrameCursor frame, int activation, int handler, JavaThread t) {
        throw noActivation();
    }

    private IllegalStateException noActivation() {
        return new IllegalStateException("a frame of kind " + label() + " is no activation of a method");
    }
}
