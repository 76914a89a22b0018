package org.stubarchive.vm.code;

import org.stubarchive.format.layout.MethodLayout;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Method;

/**
 * Where calls of a method go: sets the entry words of {@link MethodLayout}. Callers read them without a lock, so every mixture of old and new words
 * works: whoever comes by an adapter re-reads the word for its own kind of callee, and interpreted code is entered by a word that never changes.
 * Used under the VM lock.
 */
public final class MethodEntryWords {
    private final AdapterLibrary adapters;
    private final long wrongMethod;

    /**
     * @param adapters of all shapes
     * @param wrongMethod address of the stub that asks for {@link #bindCompiled}
     */
    public MethodEntryWords(AdapterLibrary adapters, long wrongMethod) {
        this.adapters = adapters;
        this.wrongMethod = wrongMethod;
    }

    private static SignatureShape shape(Method m) {
        return SignatureShape.of(m.descriptor(), m.isStatic() ? 0 : 1);
    }

    /**
     * Lets all calls from now on run compiled code.
     *
     * @param code entry of the code
     */
    public void install(Method m, long code) {
        long adapter = adapters.interpretedToCompiled(shape(m));
        RawMemory.putLongRelease(m.address() + MethodLayout.COMPILED_ENTRY, code);
        RawMemory.putLongRelease(m.address() + MethodLayout.INTERPRETER_ENTRY, adapter);
    }

    /** Lets all calls from now on run the interpreter; compiled callers ask once. The code may still be running. */
    public void remove(Method m) {
        RawMemory.putLongRelease(m.address() + MethodLayout.COMPILED_ENTRY, wrongMethod);
        RawMemory.putLongRelease(m.address() + MethodLayout.INTERPRETER_ENTRY, RawMemory.getLong(m.address() + MethodLayout.BYTECODE_ENTRY));
    }

    /** Gives a method that a compiled caller is about to enter a compiled entry that leads somewhere. */
    public void bindCompiled(Method m) {
        if (RawMemory.getLong(m.address() + MethodLayout.COMPILED_ENTRY) == wrongMethod) {
            RawMemory.putLongRelease(m.address() + MethodLayout.COMPILED_ENTRY, adapters.compiledToInterpreted(shape(m)));
        }
    }
}
