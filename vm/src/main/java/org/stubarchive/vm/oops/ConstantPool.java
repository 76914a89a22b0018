package org.stubarchive.vm.oops;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.classfile.ClassFile;
import org.stubarchive.vm.classfile.ConstantPoolView;

/**
 * The run-time constant pool of a class (JVMS 5.1): what its symbolic references were resolved to. Resolution itself is the link resolver's.
 */
public final class ConstantPool {
    private final InstanceKlass holder;
    private final ConstantPoolView view;
    private final Klass[] classes;
    private ResolutionError[] errors;
    private Map<Integer, ResolutionError> callSiteErrors = Map.of();
    private final BitSet nulls = new BitSet(0);
    private long references;
    private long cpCache;

    ConstantPool(InstanceKlass holder) {
        ClassFile file = holder.classFile();
        this.holder = holder;
        this.view = file.constantPool();
        this.classes = new Klass[view.size()];
        classes[file.thisClassIndex()] = holder;
        if (holder.superKlass() != null && file.superClassIndex() != 0) {
            classes[file.superClassIndex()] = holder.superKlass();
        }
    }

    /** The class whose pool this is. */
    public InstanceKlass holder() {
        return holder;
    }

    /** The symbolic contents. */
    public ConstantPoolView view() {
        return view;
    }

    /** What a Class entry was resolved to, {@code null} if it was not yet. */
    public Klass resolvedClass(int index) {
        return classes[index];
    }

    /** Records what a Class entry was resolved to. */
    public void setResolvedClass(int index, Klass k) {
        classes[index] = k;
    }

    /** The error that the first resolution of an entry ended with, or {@code null}. */
    public ResolutionError error(int index) {
        return errors == null ? null : errors[index];
    }

    /** Records the error that resolution of an entry ended with; the first one stays. */
    public void setError(int index, ResolutionError error) {
        if (errors == null) {
            errors = new ResolutionError[view.size()];
        }
        if (errors[index] == null) {
            errors[index] = error;
        }
    }

    /** The error that linking a call site ended with, by number of its cache entry; {@code null} if there was none. */
    public ResolutionError callSiteError(int entry) {
        return callSiteErrors.get(entry);
    }

    /** Records the error that linking a call site ended with; {@code null} records nothing. */
    public void setCallSiteError(int entry, ResolutionError error) {
        if (error != null) {
            if (callSiteErrors.isEmpty()) {
                callSiteErrors = new HashMap<>();
            }
            callSiteErrors.putIfAbsent(entry, error);
        }
    }

    /**
     * Address of the root slot of an entry's resolved reference (String, MethodHandle, MethodType, Dynamic); 0 in it means not resolved.
     *
     * @param index constant pool index
     */
    public long referenceSlot(int index) {
        if (references == 0) {
            references = holder.model.allocate(8 * view.size());
        }
        return references + 8L * index;
    }

    /** Reference that an entry was resolved to, or 0. */
    public long resolvedReference(int index) {
        return references == 0 ? 0 : RawMemory.getLong(references + 8L * index);
    }

    /** Whether a Dynamic entry was resolved to null. */
    public boolean isResolvedNull(int index) {
        return nulls.get(index);
    }

    /** Records the reference that an entry was resolved to. */
    public void setResolvedReference(int index, long oop) {
        if (oop == 0) {
            nulls.set(index);
            return;
        }
        long slot = referenceSlot(index);
        if (RawMemory.getLong(slot) == 0) {
            holder.model.roots().add(slot);
        }
        RawMemory.putLong(slot, oop);
    }

    /** Address of the constant pool cache, 0 before the class is linked. */
    public long cpCache() {
        return cpCache;
    }

    /** Sets the constant pool cache. */
    public void setCpCache(long address) {
        this.cpCache = address;
    }
}
