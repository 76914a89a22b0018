package org.stubarchive.compiler.ci;

import java.util.Objects;

/**
 * What a call names.
 *
 * @param invocation how it calls
 * @param holderName internal name of the class that the call names; {@code null} for invokedynamic
 * @param name name of the method
 * @param signature descriptor at the call
 * @param target the method that the name stands for, before any selection by the receiver's class; {@code null} if it is not resolved, which
 *     then happens at the first call
 * @param poolIndex constant pool index of the call
 */
public record CiCall(Invocation invocation, String holderName, String name, CiSignature signature, CiMethod target, int poolIndex) {
    /** Checks the components. */
    public CiCall {
        Objects.requireNonNull(invocation, "invocation");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(signature, "signature");
    }

    /** Number of values that are passed, with the receiver. */
    public int argumentCount() {
        return signature.parameterCount() + (invocation.hasReceiver() ? 1 : 0);
    }

    @Override
    public String toString() {
        return (holderName == null ? "" : holderName + ".") + name + signature.descriptor();
    }
}
