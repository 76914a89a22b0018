package org.stubarchive.vm.classes;

import org.stubarchive.vm.classfile.AccessFlags;
import org.stubarchive.vm.classfile.Descriptor;
import org.stubarchive.vm.classfile.verifier.VerificationContext;
import org.stubarchive.vm.classfile.verifier.Verifier;
import org.stubarchive.vm.classfile.verifier.VerifyException;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.threads.JavaThread;

/** Verification of a class against the classes that its defining loader finds (JVMS 4.10). */
final class ClassVerification implements VerificationContext {
    private final JavaThread thread;
    private final SystemDictionary dictionary;
    private final InstanceKlass klass;

    private ClassVerification(JavaThread thread, SystemDictionary dictionary, InstanceKlass klass) {
        this.thread = thread;
        this.dictionary = dictionary;
        this.klass = klass;
    }

    /** Verifies a class; raises VerifyError, ClassFormatError, or the error that loading another class ended with. */
    static void verify(JavaThread t, SystemDictionary dictionary, InstanceKlass k) {
        try {
            Verifier.verify(k.classFile(), new ClassVerification(t, dictionary, k));
        } catch (VerifyException e) {
            throw dictionary.runtime().exception(t, e.kind().errorClass(), e.getMessage());
        }
    }

    private InstanceKlass load(String internalName) {
        if (internalName.equals(klass.classFile().name())) {
            return klass;
        }
        return (InstanceKlass) dictionary.resolve(thread, internalName, klass.loader());
    }

    @Override
    public boolean isAssignable(String from, String to) {
        InstanceKlass target = load(to);
        if (target.isInterface()) {
            return true;
        }
        return load(from).isSubtypeOf(target);
    }

    @Override
    public boolean isInterface(String internalName) {
        return load(internalName).isInterface();
    }

    @Override
    public String superclassOf(String internalName) {
        InstanceKlass superKlass = load(internalName).superKlass();
        return superKlass == null ? null : superKlass.name();
    }

    @Override
    public boolean isProtectedInOtherPackage(String owner, String name, String descriptor) {
        Klass k = load(owner);
        InstanceKlass declarer;
        int flags;
        if (Descriptor.isMethod(descriptor)) {
            Method m = ((InstanceKlass) k).lookupMethod(name, descriptor);
            if (m == null) {
                return false;
            }
            declarer = m.holder();
            flags = m.accessFlags();
        } else {
            Field f = ((InstanceKlass) k).lookupField(name, descriptor);
            if (f == null) {
                return false;
            }
            declarer = f.holder();
            flags = f.accessFlags();
        }
        return (flags & AccessFlags.PROTECTED) != 0 && !declarer.isSamePackage(klass);
    }
}
