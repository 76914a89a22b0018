package org.stubarchive.vm.classes;

import org.stubarchive.vm.oops.ClassState;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.threads.JavaThread;

/** Links classes (JVMS 5.4): supertypes first, then verification, then rewriting of the code. */
final class ClassLinker {
    private final SystemDictionary dictionary;
    private final Verification verification;
    private final Rewriter rewriter;

    ClassLinker(SystemDictionary dictionary, Verification verification) {
        this.dictionary = dictionary;
        this.verification = verification;
        this.rewriter = new Rewriter(dictionary.model());
    }

    void link(JavaThread t, InstanceKlass k) {
        if (k.state().isLinked()) {
            return;
        }
        if (k.superKlass() != null) {
            link(t, k.superKlass());
        }
        for (InstanceKlass i : k.interfaces()) {
            link(t, i);
        }
        if (wantsVerification(k)) {
            ClassVerification.verify(t, dictionary, k);
        }
        if (!k.state().isLinked()) {
            try {
                rewriter.rewrite(k);
            } catch (OutOfMemoryError e) {
                throw dictionary.runtime().outOfMemory(t, e.getMessage());
            }
            k.setState(ClassState.LINKED);
        }
    }

    private boolean wantsVerification(InstanceKlass k) {
        return switch (verification) {
            case NONE -> false;
            case UNTRUSTED -> !k.isTrusted() && !k.isGeneratedAccessor();
            case ALL -> !k.isGeneratedAccessor();
        };
    }
}
