package org.stubarchive.compiler.ci.symbolic;

import java.util.HashMap;
import java.util.Map;
import org.stubarchive.compiler.ci.CiField;
import org.stubarchive.compiler.ci.CiFlags;
import org.stubarchive.compiler.ci.CiKlass;
import org.stubarchive.format.runtime.BasicType;

/** A class or interface that a class file declares. */
final class SymbolicKlass implements CiKlass {
    private final ClassDescription description;
    private final SymbolicKlass superKlass;
    private final SymbolicKlass[] interfaces;
    private final Map<String, SymbolicMethod> methods = new HashMap<>();
    private final Map<String, CiField> fields = new HashMap<>();

    SymbolicKlass(ClassDescription description, SymbolicKlass superKlass, SymbolicKlass[] interfaces) {
        this.description = description;
        this.superKlass = superKlass;
        this.interfaces = interfaces;
        for (MethodDescription m : description.methods()) {
            methods.put(m.name() + m.descriptor(), new SymbolicMethod(this, m));
        }
        for (ClassDescription.FieldDescription f : description.fields()) {
            fields.put(f.name() + ":" + f.descriptor(), new CiField(this, f.name(), f.descriptor(), f.accessFlags(), CiField.NO_OFFSET));
        }
    }

    ClassDescription description() {
        return description;
    }

    /** The declared method, or {@code null}. */
    SymbolicMethod declaredMethod(String name, String descriptor) {
        return methods.get(name + descriptor);
    }

    /** Field resolution (JVMS 5.4.3.2); {@code null} if there is no such field. */
    CiField field(String name, String descriptor) {
        CiField found = fields.get(name + ":" + descriptor);
        for (int i = 0; found == null && i < interfaces.length; i++) {
            found = interfaces[i].field(name, descriptor);
        }
        return found != null || superKlass == null ? found : superKlass.field(name, descriptor);
    }

    /** Method resolution (JVMS 5.4.3.3, 5.4.3.4) without access checks; {@code null} if there is no such method. */
    SymbolicMethod method(String name, String descriptor) {
        for (SymbolicKlass k = this; k != null; k = k.superKlass) {
            SymbolicMethod m = k.declaredMethod(name, descriptor);
            if (m != null) {
                return m;
            }
        }
        SymbolicMethod anyAbstract = null;
        for (SymbolicKlass k = this; k != null; k = k.superKlass) {
            for (SymbolicKlass i : k.interfaces) {
                SymbolicMethod m = i.interfaceMethod(name, descriptor);
                if (m != null && (m.accessFlags() & CiFlags.ABSTRACT) == 0) {
                    return m;
                }
                anyAbstract = anyAbstract == null ? m : anyAbstract;
            }
        }
        return anyAbstract;
    }

    private SymbolicMethod interfaceMethod(String name, String descriptor) {
        SymbolicMethod m = declaredMethod(name, descriptor);
        if (m != null && (m.accessFlags() & (CiFlags.STATIC | CiFlags.PRIVATE)) == 0) {
            return m;
        }
        SymbolicMethod found = null;
        for (SymbolicKlass i : interfaces) {
            SymbolicMethod inherited = i.interfaceMethod(name, descriptor);
            found = found == null ? inherited : found;
        }
        return found;
    }

    boolean isSubclassOf(SymbolicKlass other) {
        for (SymbolicKlass k = this; k != null; k = k.superKlass) {
            if (k == other) {
                return true;
            }
            for (SymbolicKlass i : k.interfaces) {
                if (i.isSubclassOf(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public String name() {
        return description.name();
    }

    @Override
    public int accessFlags() {
        return description.accessFlags();
    }

    @Override
    public CiKlass superKlass() {
        return superKlass;
    }

    @Override
    public BasicType elementType() {
        return null;
    }

    @Override
    public CiKlass elementKlass() {
        return null;
    }

    @Override
    public String toString() {
        return name();
    }
}
