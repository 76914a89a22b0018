package org.stubarchive.vm.oops;

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

    /** Records the reference that an entry was resolved to. */
    public void setResolvedReference(int index, long oop) {
        long slot = referenceSlot(index);
        if (RawMemory.getLong(slot) == 0 && oop != 0) {
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
