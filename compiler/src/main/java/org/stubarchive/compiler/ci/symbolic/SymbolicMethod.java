package org.stubarchive.compiler.ci.symbolic;

import org.stubarchive.compiler.ci.CiHandler;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.CiProfile;
import org.stubarchive.compiler.ci.CiSignature;

/** A method that a class file declares. */
final class SymbolicMethod implements CiMethod {
    private final SymbolicKlass holder;
    private final MethodDescription description;
    private CiSignature signature;

    SymbolicMethod(SymbolicKlass holder, MethodDescription description) {
        this.holder = holder;
        this.description = description;
    }

    PoolDescription pool() {
        return holder.description().pool();
    }

    @Override
    public CiKlass holder() {
        return holder;
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public CiSignature signature() {
        if (signature == null) {
            signature = CiSignature.of(description.descriptor());
        }
        return signature;
    }

    @Override
    public int accessFlags() {
        return description.accessFlags();
    }

    @Override
    public byte[] code() {
        return description.code();
    }

    @Override
    public int maxStack() {
        return description.maxStack();
    }

    @Override
    public int maxLocals() {
        return description.maxLocals();
    }

    @Override
    public CiHandler[] handlers() {
        return description.handlers();
    }

    @Override
    public int lineOf(int bci) {
        return description.lineOf(bci);
    }

    @Override
    public CiProfile profile() {
        return CiProfile.NONE;
    }

    @Override
    public String toString() {
        return qualifiedName();
    }
}
