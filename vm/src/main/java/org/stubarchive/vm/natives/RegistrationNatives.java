package org.stubarchive.vm.natives;

/** {@code registerNatives} and {@code initIDs}, by which library classes announce themselves to C code: there is none. */
final class RegistrationNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "registerNatives()V",
        "initIDs()V",
        "initNative()V",
    };
    static final RegistrationNatives INSTANCE = new RegistrationNatives();

    private RegistrationNatives() {
        super("", SIGNATURES);
    }

    static boolean isRegistration(String name, String descriptor) {
        String signature = name + descriptor;
        for (String s : SIGNATURES) {
            if (s.equals(signature)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long call(int index, NativeCall c) {
        return 0;
    }
}
