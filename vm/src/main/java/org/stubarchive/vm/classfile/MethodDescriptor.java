package org.stubarchive.vm.classfile;

import java.util.Arrays;
import org.stubarchive.format.runtime.BasicType;

/** A method descriptor (JVMS 4.3.3) in parts. */
public final class MethodDescriptor {
    private final String text;
    private final int[] starts;
    private final int argumentSlots;

    /** @param starts index of each parameter's type, then that of the closing parenthesis */
    private MethodDescriptor(String text, int[] starts, int argumentSlots) {
        this.text = text;
        this.starts = starts;
        this.argumentSlots = argumentSlots;
    }

    /**
     * Parses a well formed method descriptor.
     *
     * @throws IllegalArgumentException if it is not one
     */
    public static MethodDescriptor parse(String text) {
        if (!Descriptor.isMethod(text) || text.indexOf(')') < 0) {
            throw new IllegalArgumentException("not a method descriptor: " + text);
        }
        int[] starts = new int[4];
        int count = 0;
        int slots = 0;
        int i = 1;
        starts[0] = i;
        while (text.charAt(i) != ')') {
            char c = text.charAt(i);
            slots += c == 'J' || c == 'D' ? 2 : 1;
            i = Descriptor.skipType(text, i);
            count++;
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, 2 * count);
            }
            starts[count] = i;
        }
        return new MethodDescriptor(text, Arrays.copyOf(starts, count + 1), slots);
    }

    /** The descriptor itself. */
    public String text() {
        return text;
    }

    /** Number of parameters, without a receiver. */
    public int parameterCount() {
        return starts.length - 1;
    }

    /** Type of a parameter. */
    public BasicType parameterType(int parameter) {
        return BasicType.ofDescriptor(text.charAt(starts[parameter]));
    }

    /** Field descriptor of a parameter. */
    public String parameterDescriptor(int parameter) {
        return text.substring(starts[parameter], starts[parameter + 1]);
    }

    /** Class name of a parameter as in {@link Descriptor#className}; {@code null} for primitive types. */
    public String parameterClassName(int parameter) {
        return Descriptor.className(parameterDescriptor(parameter));
    }

    /** Slots of the arguments, without a receiver. */
    public int argumentSlots() {
        return argumentSlots;
    }

    /** The return type. */
    public BasicType returnType() {
        return BasicType.ofDescriptor(text.charAt(starts[starts.length - 1] + 1));
    }

    /** Descriptor of the return type; {@code V} for void. */
    public String returnDescriptor() {
        return text.substring(starts[starts.length - 1] + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
