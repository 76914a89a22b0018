package org.stubarchive.vm.frames;

import java.util.List;
import org.stubarchive.vm.oops.Method;

/**
 * The state of a compiled frame at a PC where it can stop.
 *
 * @param references every place that holds a reference
 * @param activations the methods that are active in the frame, the youngest first
 */
public record SafePoint(List<ValueLocation> references, List<Activation> activations) {
    /**
     * A virtual frame.
     *
     * @param method its method
     * @param bci index of the bytecode that is executed
     * @param locals where the local variables are; the first slot of a long or double is not used
     * @param operands where the expression stack is
     * @param lock object that a synchronized method has locked, or the constant 0
     */
    public record Activation(Method method, int bci, List<ValueLocation> locals, List<ValueLocation> operands, ValueLocation lock) {}
}
