package org.stubarchive.vm.natives.management;

import org.stubarchive.vm.natives.GuestObjects;
import org.stubarchive.vm.natives.NativeCall;
import org.stubarchive.vm.natives.NativeClass;

/** {@code com.sun.management.internal.DiagnosticCommandImpl}: there are none. */
public final class DiagnosticCommandNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "getDiagnosticCommands()[Ljava/lang/String;",
        "getDiagnosticCommandInfo([Ljava/lang/String;)[Lcom/sun/management/internal/DiagnosticCommandInfo;",
        "executeDiagnosticCommand(Ljava/lang/String;)Ljava/lang/String;",
        "setNotificationEnabled(Z)V",
    };

    /** The natives. */
    public DiagnosticCommandNatives() {
        super("com/sun/management/internal/DiagnosticCommandImpl", SIGNATURES);
    }

    @Override
    public long call(int index, NativeCall c) {
        switch (index) {
            case 0: // getDiagnosticCommands()[Ljava/lang/String;
                return GuestObjects.newStrings(c.thread());
            case 1: // getDiagnosticCommandInfo([Ljava/lang/String;)[Lcom/sun/management/internal/DiagnosticCommandInfo;
                return GuestObjects.newArray(c.thread(), "com/sun/management/internal/DiagnosticCommandInfo", 0);
            case 2: // executeDiagnosticCommand(Ljava/lang/String;)Ljava/lang/String;
                throw c.exception("java/lang/UnsupportedOperationException", "no diagnostic commands");
            case 3: // setNotificationEnabled(Z)V
                return 0;
            default:
                throw noSuchNative(index);
        }
    }
}
