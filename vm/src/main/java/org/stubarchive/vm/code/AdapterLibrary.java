package org.stubarchive.vm.code;

import org.stubarchive.format.catalogue.AdapterShapes;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.loader.CodeLoadException;
import org.stubarchive.loader.CodeLoader;

/** The adapters between interpreted and compiled calls, one for each shape, brought in when first asked for. Used under the VM lock. */
public final class AdapterLibrary {
    private static final int I2C = 0;
    private static final int C2I = 1;

    private final CodeLoader loader;

    /** Brings adapters in with the loader of the other code. */
    public AdapterLibrary(VmCode code) {
        loader = code.loader();
    }

    /**
     * Brings in the adapters of several shapes at once.
     *
     * @throws IllegalStateException if they cannot be had
     */
    public void ensure(SignatureShape... shapes) {
        int[] ids = new int[shapes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = AdapterShapes.id(shapes[i]);
        }
        try {
            if (!loader.ensure(ids)) {
                throw new IllegalStateException("no adapter for one of " + shapes.length + " shapes, the first of which is '" + shapes[0].types() + "'");
            }
            loader.bind();
        } catch (CodeLoadException e) {
            throw new IllegalStateException(e);
        }
    }

    private long entry(SignatureShape shape, int entry) {
        int id = AdapterShapes.id(shape);
        if (!loader.addresses().isBound(id)) {
            ensure(shape);
        }
        return loader.addresses().entry(id, entry);
    }

    /** Where interpreted callers enter compiled methods of the shape. */
    public long interpretedToCompiled(SignatureShape shape) {
        return entry(shape, I2C);
    }

    /** Where compiled callers enter interpreted methods of the shape. */
    public long compiledToInterpreted(SignatureShape shape) {
        return entry(shape, C2I);
    }
}
