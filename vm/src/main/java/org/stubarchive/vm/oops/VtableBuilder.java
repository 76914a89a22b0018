package org.stubarchive.vm.oops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stubarchive.vm.classfile.AccessFlags;

/**
 * Builds the virtual method table of a class: the superclass's entries, replaced where a declared method overrides them (JVMS 5.4.5), then
 * the methods declared anew, then one entry for each method of a superinterface that no class declares: the inherited default, the
 * abstract method itself, or a method that stands for conflicting defaults.
 */
final class VtableBuilder {
    private final InstanceKlass klass;
    private final List<Method> conflicts = new ArrayList<>();
    private Method[] table;
    private int length;

    VtableBuilder(InstanceKlass klass) {
        this.klass = klass;
    }

    /** Methods made for conflicting defaults; they still have to be bound. */
    List<Method> conflicts() {
        return conflicts;
    }

    Method[] build() {
        InstanceKlass superKlass = klass.superKlass();
        Method[] inherited = superKlass == null ? new Method[0] : superKlass.vtable();
        if (klass.isInterface()) {
            return inherited;
        }
        Method[] declared = klass.methods();
        table = Arrays.copyOf(inherited, inherited.length + declared.length);
        length = inherited.length;
        for (Method m : declared) {
            if (m.isVirtual() && !overrideInherited(m, inherited.length)) {
                m.setVtableIndex(length);
                append(m);
            }
        }
        if (klass.interfaces().length > 0) {
            refreshInterfaceEntries(inherited.length);
            addInterfaceEntries();
        }
        return Arrays.copyOf(table, length);
    }

    private void append(Method m) {
        if (length == table.length) {
            table = Arrays.copyOf(table, length + 8 + length / 4);
        }
        table[length++] = m;
    }

    private boolean overrideInherited(Method m, int inherited) {
        boolean found = false;
        for (int i = 0; i < inherited; i++) {
            if (table[i].signatureId() == m.signatureId() && canOverride(m, i)) {
                table[i] = m;
                if (!found) {
                    m.setVtableIndex(i);
                    found = true;
                }
            }
        }
        return found;
    }

    /** Whether a method declared here overrides what the entry has, directly or because that overrides a method that it could override. */
    private boolean canOverride(Method m, int index) {
        for (InstanceKlass k = klass.superKlass(); k != null && index < k.vtable().length; k = k.superKlass()) {
            Method inherited = k.vtable()[index];
            if ((inherited.accessFlags() & (AccessFlags.PUBLIC | AccessFlags.PROTECTED)) != 0
                    || inherited.holder().isSamePackage(m.holder())) {
                return true;
            }
        }
        return false;
    }

    /** A class that names further interfaces may inherit another default than its superclass did. */
    private void refreshInterfaceEntries(int inherited) {
        for (int i = 0; i < inherited; i++) {
            Method m = table[i];
            if (m.holder().isInterface() || m.selectionConflict() != null) {
                table[i] = chosen(m);
            }
        }
    }

    private void addInterfaceEntries() {
        InstanceKlass superKlass = klass.superKlass();
        InstanceKlass[] all = klass.transitiveInterfaces();
        for (int k = superKlass.transitiveInterfaces().length; k < all.length; k++) {
            for (Method m : all[k].methods()) {
                if (m.isVirtual() && !hasEntry(m.signatureId())) {
                    append(chosen(m));
                }
            }
        }
    }

    private boolean hasEntry(int signature) {
        for (int i = 0; i < length; i++) {
            if (table[i].signatureId() == signature) {
                return true;
            }
        }
        return false;
    }

    private Method chosen(Method interfaceMethod) {
        MethodLookup.Choice choice = MethodLookup.choose(klass, interfaceMethod.signatureId());
        if (choice.conflict() == null) {
            return choice.method();
        }
        Method stand = new Method(klass, interfaceMethod.name(), interfaceMethod.descriptor(),
                AccessFlags.PUBLIC | AccessFlags.ABSTRACT | AccessFlags.SYNTHETIC);
        stand.setSelectionConflict(choice.conflict());
        conflicts.add(stand);
        return stand;
    }
}
