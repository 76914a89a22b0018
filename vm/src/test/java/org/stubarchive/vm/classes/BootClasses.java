package org.stubarchive.vm.classes;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.stubarchive.format.layout.VmVariablesLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.memory.MetadataSpace;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Method;
import org.stubarchive.vm.oops.MethodEntries;
import org.stubarchive.vm.oops.ObjectModel;
import org.stubarchive.vm.threads.JavaThread;

/** Linked classes of java.base without a machine, for tests that need methods with native structs. They are of the model that was made last. */
public final class BootClasses {
    private static final long METADATA = 64L << 20;

    private final ObjectModel model;
    private final SystemDictionary dictionary;

    /** None is loaded but those that every start needs. */
    public BootClasses() {
        this(new LinkOnlyRuntime());
    }

    private BootClasses(LinkOnlyRuntime runtime) {
        this(runtime, runtime);
    }

    /** As the other, with methods that have real entries. */
    public BootClasses(MethodEntries entries) {
        this(entries, new LinkOnlyRuntime());
    }

    private BootClasses(MethodEntries entries, LinkOnlyRuntime runtime) {
        try {
            model = new ObjectModel(new MetadataSpace(METADATA), entries, RawMemory.allocate(VmVariablesLayout.SIZE));
            dictionary = new SystemDictionary(model, BootClassPath.open(), runtime, Verification.NONE);
            dictionary.boot(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resolution of bytecodes. */
    public LinkResolver resolver() {
        return dictionary.resolver();
    }

    /** Defines and links a class. */
    public InstanceKlass define(JavaThread t, String name, byte[] bytes) {
        InstanceKlass k = dictionary.define(t, name, bytes, model.bootLoader(), 0, null);
        dictionary.link(t, k);
        return k;
    }

    /** A linked class. */
    public InstanceKlass load(String name) {
        InstanceKlass k = dictionary.bootKlass(name);
        dictionary.link(null, k);
        return k;
    }

    /** A method of a linked class. */
    public Method method(String holder, String name, String descriptor) {
        Method m = load(holder).findMethod(name, descriptor);
        if (m == null) {
            throw new IllegalArgumentException("no method " + holder + "." + name + descriptor);
        }
        return m;
    }
}
