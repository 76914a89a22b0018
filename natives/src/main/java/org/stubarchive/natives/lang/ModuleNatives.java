package org.stubarchive.natives.lang;

import org.stubarchive.natives.NativeCall;
import org.stubarchive.natives.NativeClass;

/** {@code java.lang.Module}. */
public final class ModuleNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "defineModule0(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V",
        "addReads0(Ljava/lang/Module;Ljava/lang/Module;)V",
        "addExports0(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V",
        "addExportsToAll0(Ljava/lang/Module;Ljava/lang/String;)V",
        "addExportsToAllUnnamed0(Ljava/lang/Module;Ljava/lang/String;)V",
    };

    /** The natives. */
    public ModuleNatives() {
        super("java/lang/Module", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // defineModule0(Ljava/lang/Module;ZLjava/lang/String;Ljava/lang/String;[Ljava/lang/Object;)V
                ModuleTable.define(c);
                return 0;
            case 1: // addReads0(Ljava/lang/Module;Ljava/lang/Module;)V
                ModuleTable.addReads(c);
                return 0;
            case 2: // addExports0(Ljava/lang/Module;Ljava/lang/String;Ljava/lang/Module;)V
                ModuleTable.exportTo(c);
                return 0;
            case 3: // addExportsToAll0(Ljava/lang/Module;Ljava/lang/String;)V
                ModuleTable.exportToAll(c);
                return 0;
            case 4: // addExportsToAllUnnamed0(Ljava/lang/Module;Ljava/lang/String;)V
                ModuleTable.exportToAllUnnamed(c);
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
