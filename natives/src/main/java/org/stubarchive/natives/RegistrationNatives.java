package org.stubarchive.natives;

/** {@code registerNatives} and {@code initIDs}, by which library classes announce themselves to C code: there is none. */
final class RegistrationNatives extends NativeClass {
    private static final String[] SIGNATURES = {
        "registerNatives()V",
        "initNative()V",
    };
    private static final String LOOK_UP_FIELDS = "initIDs";
    static final RegistrationNatives INSTANCE = new RegistrationNatives();

    private RegistrationNatives() {
        super("", SIGNATURES);
    }

    /** Whether this is such a method; those of {@code java.desktop} get the classes that they are to look into as arguments. */
    static boolean isRegistration(String name, String descriptor) {
        if (name.equals(LOOK_UP_FIELDS) && descriptor.endsWith(")V")) {
            return true;
        }
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
