package org.stubarchive.compiler.ci;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.runtime.BasicType;

/** A parsed method descriptor (JVMS 4.3.3). */
public final class CiSignature {
    private final String descriptor;
    private final BasicType[] parameters;
    private final String[] parameterDescriptors;
    private final String returnDescriptor;
    private final BasicType returnType;
    private final int slots;

    private CiSignature(String descriptor, List<String> parameters, String returnDescriptor) {
        this.descriptor = descriptor;
        this.parameterDescriptors = parameters.toArray(new String[0]);
        this.parameters = new BasicType[parameterDescriptors.length];
        int n = 0;
        for (int i = 0; i < this.parameters.length; i++) {
            this.parameters[i] = BasicType.ofDescriptor(parameterDescriptors[i].charAt(0));
            n += this.parameters[i].slots();
        }
        this.slots = n;
        this.returnDescriptor = returnDescriptor;
        this.returnType = BasicType.ofDescriptor(returnDescriptor.charAt(0));
    }

    /**
     * Parses a descriptor.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static CiSignature of(String descriptor) {
        List<String> parameters = new ArrayList<>();
        int at = 1;
        if (descriptor.isEmpty() || descriptor.charAt(0) != '(') {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        while (at < descriptor.length() && descriptor.charAt(at) != ')') {
            int end = end(descriptor, at);
            parameters.add(descriptor.substring(at, end));
            at = end;
        }
        if (at + 1 >= descriptor.length()) {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        return new CiSignature(descriptor, parameters, descriptor.substring(at + 1));
    }

    private static int end(String descriptor, int from) {
        int at = from;
        while (at < descriptor.length() && descriptor.charAt(at) == '[') {
            at++;
        }
        int last = at < descriptor.length() && descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) : at;
        if (last < 0 || last >= descriptor.length()) {
            throw new IllegalArgumentException("not a method descriptor: " + descriptor);
        }
        return last + 1;
    }

    /** The descriptor. */
    public String descriptor() {
        return descriptor;
    }

    /** Number of parameters, without a receiver. */
    public int parameterCount() {
        return parameters.length;
    }

    /** Type of a parameter. */
    public BasicType parameter(int i) {
        return parameters[i];
    }

    /** Descriptor of a parameter. */
    public String parameterDescriptor(int i) {
        return parameterDescriptors[i];
    }

    /** Type of the result. */
    public BasicType returnType() {
        return returnType;
    }

    /** Descriptor of the result. */
    public String returnDescriptor() {
        return returnDescriptor;
    }

    /** Slots of the parameters, without a receiver. */
    public int parameterSlots() {
        return slots;
    }

    @Override
    public String toString() {
        return descriptor;
    }
}
