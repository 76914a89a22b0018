package org.stubarchive.vm.oops;

import java.util.ArrayList;
import java.util.List;
import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.format.runtime.BasicType;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.threads.JavaThread;

/** Class of arrays of references, arrays of arrays included. */
public final class ObjectArrayKlass extends ArrayKlass {
    private static final int ACCESS = 0x0007;
    private static final int ABSTRACT_FINAL = 0x0410;

    private final Klass elementKlass;
    private final Klass displaySuper;
    private final int depth;
    private final int dimensions;
    private final Klass[] secondarySupers;

    ObjectArrayKlass(ObjectModel model, Klass elementKlass, JavaThread t) {
        super(model, "[" + elementKlass.descriptor(), elementKlass.loader(), elementKlass.accessFlags() & ACCESS | ABSTRACT_FINAL,
                elementKlass.isArray() ? BasicType.ARRAY : BasicType.OBJECT);
        this.elementKlass = elementKlass;
        this.dimensions = elementKlass instanceof ArrayKlass a ? a.dimensions() + 1 : 1;
        Klass elementSuper = elementKlass.displaySuper();
        this.displaySuper = elementSuper == null ? model.objectKlass() : elementSuper.arrayKlass(t);
        this.depth = displaySuper.depth() + 1;
        this.secondarySupers = collectSecondarySupers(t);
        RawMemory.putInt(address() + KlassLayout.ELEMENT_KLASS, (int) elementKlass.address());
        writeSupers();
    }

    private Klass[] collectSecondarySupers(JavaThread t) {
        List<Klass> list = new ArrayList<>();
        for (Klass k : model.arrayInterfaces()) {
            list.add(k);
        }
        for (Klass k : elementKlass.secondarySupers()) {
            if (k != elementKlass) {
                list.add(k.arrayKlass(t));
            }
        }
        if (!isPrimary()) {
            for (Klass k = displaySuper; k != null && !k.isPrimary(); k = k.displaySuper()) {
                if (!list.contains(k)) {
                    list.add(k);
                }
            }
            list.add(this);
        }
        return list.toArray(new Klass[0]);
    }

    @Override
    public Klass elementKlass() {
        return elementKlass;
    }

    /** The element type behind all dimensions, {@code null} if it is primitive. */
    public InstanceKlass bottomKlass() {
        Klass k = elementKlass;
        while (k instanceof ArrayKlass a) {
            k = a.elementKlass();
        }
        return (InstanceKlass) k;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    Klass displaySuper() {
        return displaySuper;
    }

    @Override
    int depth() {
        return depth;
    }

    @Override
    boolean isPrimary() {
        InstanceKlass bottom = bottomKlass();
        return depth < KlassLayout.PRIMARY_SUPER_LIMIT && (bottom == null || !bottom.isInterface());
    }

    @Override
    Klass[] secondarySupers() {
        return secondarySupers;
    }

    @Override
    public boolean isSubtypeOf(Klass k) {
        if (k == this || k == model.objectKlass() || model.isArrayInterface(k)) {
            return true;
        }
        return k instanceof ObjectArrayKlass a && elementKlass.isSubtypeOf(a.elementKlass);
    }

    @Override
    public String packageName() {
        InstanceKlass bottom = bottomKlass();
        return bottom == null ? "" : bottom.packageName();
    }

    @Override
    public String externalName() {
        InstanceKlass bottom = bottomKlass();
        return bottom != null && bottom.isHidden() ? super.externalName().replace('+', '/') : super.externalName();
    }
}
