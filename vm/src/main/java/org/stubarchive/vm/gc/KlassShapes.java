package org.stubarchive.vm.gc;

import org.stubarchive.format.layout.KlassLayout;
import org.stubarchive.loader.memory.RawMemory;
import org.stubarchive.vm.oops.Field;
import org.stubarchive.vm.oops.InjectedField;
import org.stubarchive.vm.oops.InstanceKlass;
import org.stubarchive.vm.oops.Klass;
import org.stubarchive.vm.oops.ObjectModel;

/** The shapes of the klasses of the object model. */
public final class KlassShapes implements ObjectShapes {
    private static final int[] NONE = {};
    private static final String REFERENCE = "java/lang/ref/Reference";
    private static final String OBJECT = "Ljava/lang/Object;";

    private final ObjectModel model;
    private ReferenceLayout references;

    /** Shapes of the classes of the given model. */
    public KlassShapes(ObjectModel model) {
        this.model = model;
    }

    private InstanceKlass instanceKlass(int klassId) {
        return model.klassOfId(klassId) instanceof InstanceKlass k ? k : null;
    }

    @Override
    public int[] referenceOffsets(int klassId) {
        InstanceKlass k = instanceKlass(klassId);
        if (k == null) {
            return NONE;
        }
        int[] all = k.instanceReferenceOffsets();
        return strength(klassId) == ReferenceStrength.NONE ? all : withoutSpecial(all);
    }

    private int[] withoutSpecial(int[] all) {
        ReferenceLayout layout = references();
        int[] rest = new int[all.length - 2];
        int n = 0;
        for (int offset : all) {
            if (offset != layout.referent() && offset != layout.discovered()) {
                rest[n++] = offset;
            }
        }
        return rest;
    }

    @Override
    public ReferenceStrength strength(int klassId) {
        InstanceKlass k = instanceKlass(klassId);
        if (k == null || (RawMemory.getInt(k.address() + KlassLayout.FLAGS) & KlassLayout.FLAG_REFERENCE) == 0) {
            return ReferenceStrength.NONE;
        }
        for (InstanceKlass s = k; s != null; s = s.superKlass()) {
            switch (s.loader().isBoot() ? s.name() : "") {
                case "java/lang/ref/SoftReference":
                    return ReferenceStrength.SOFT;
                case "java/lang/ref/WeakReference":
                    return ReferenceStrength.WEAK;
                case "java/lang/ref/FinalReference":
                    return ReferenceStrength.FINAL;
                case "java/lang/ref/PhantomReference":
                    return ReferenceStrength.PHANTOM;
                default:
                    break;
            }
        }
        return ReferenceStrength.NONE;
    }

    @Override
    public int[] staticReferenceOffsets(int klassId) {
        InstanceKlass k = instanceKlass(klassId);
        return k == null ? NONE : k.staticReferenceOffsets();
    }

    @Override
    public int mirrorBytes(long mirror) {
        int id = klassIdOfMirror(mirror);
        InstanceKlass k = id < 0 ? null : instanceKlass(id);
        if (k != null) {
            return k.mirrorBytes();
        }
        return RawMemory.getInt(ObjectSizes.klass(mirror) + KlassLayout.LAYOUT_HELPER) & ~1;
    }

    @Override
    public int klassIdOfMirror(long mirror) {
        long klass = RawMemory.getLong(mirror + InjectedField.CLASS_KLASS.offset());
        return klass == 0 ? -1 : RawMemory.getInt(klass + KlassLayout.KLASS_ID);
    }

    @Override
    public long mirror(int klassId) {
        return model.klassOfId(klassId).mirror();
    }

    @Override
    public ReferenceLayout references() {
        if (references == null) {
            Klass reference = model.bootLoader().find(REFERENCE);
            Klass soft = model.bootLoader().find("java/lang/ref/SoftReference");
            if (reference instanceof InstanceKlass r && soft instanceof InstanceKlass s && s.mirror() != 0) {
                references = new ReferenceLayout(offset(r, "referent", OBJECT), offset(r, "next", "L" + REFERENCE + ";"),
                        offset(r, "discovered", "L" + REFERENCE + ";"), offset(s, "timestamp", "J"), s.id(), offset(s, "clock", "J"));
            }
        }
        return references;
    }

    private static int offset(InstanceKlass k, String name, String descriptor) {
        Field f = k.findField(name, descriptor);
        if (f == null) {
            throw new IllegalStateException("class library: " + k.externalName() + " has no field " + name + " of type " + descriptor);
        }
        return f.offset();
    }
}
