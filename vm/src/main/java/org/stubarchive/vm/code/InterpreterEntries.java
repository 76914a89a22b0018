package org.stubarchive.vm.code;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.stubarchive.vm.interpreter.InterpreterStub;
import org.stubarchive.vm.interpreter.Intrinsic;
import org.stubarchive.vm.oops.MethodEntries;

/** The interpreter's method entries at the addresses where they are bound. */
public final class InterpreterEntries implements MethodEntries {
    /** Whether a class is an interface is asked of its modifiers from this release on, which are those of its entry in InnerClasses. */
    private static final int FIRST_RELEASE_WITH_MODIFIERS = 25;

    private final VmCode code;
    private final Set<String> intrinsicHolders = new HashSet<>();

    /** Over bound code. */
    public InterpreterEntries(VmCode code) {
        this.code = code;
        for (Intrinsic i : Intrinsic.values()) {
            intrinsicHolders.add(i.className());
        }
    }

    private long entry(InterpreterStub stub) {
        return code.addresses().entry(stub.staticId(), 0);
    }

    @Override
    public long normal() {
        return entry(InterpreterStub.METHOD_ENTRY_NORMAL);
    }

    @Override
    public long synchronizedEntry() {
        return entry(InterpreterStub.METHOD_ENTRY_SYNCHRONIZED);
    }

    @Override
    public long nativeEntry() {
        return entry(InterpreterStub.METHOD_ENTRY_NATIVE);
    }

    @Override
    public long synchronizedNativeEntry() {
        return entry(InterpreterStub.METHOD_ENTRY_NATIVE_SYNCHRONIZED);
    }

    @Override
    public long abstractEntry() {
        return entry(InterpreterStub.METHOD_ENTRY_ABSTRACT);
    }

    @Override
    public long wrongMethod() {
        return code.addresses().entry(NeededStubs.WRONG_METHOD, 0);
    }

    @Override
    public long intrinsic(int id) {
        return code.entryAddress(Intrinsic.ofId(id).staticId(), 0);
    }

    @Override
    public boolean hasIntrinsics(String holder) {
        return intrinsicHolders.contains(holder);
    }

    @Override
    public int intrinsicId(String holder, String name, String descriptor) {
        Optional<Intrinsic> intrinsic = Intrinsic.lookup(holder, name, descriptor);
        boolean isTaken = intrinsic.isPresent() && (intrinsic.get() != Intrinsic.CLASS_IS_INTERFACE || Runtime.version().feature() < FIRST_RELEASE_WITH_MODIFIERS);
        return isTaken ? intrinsic.get().id() : 0;
    }
}
