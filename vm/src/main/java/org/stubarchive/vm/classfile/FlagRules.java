package org.stubarchive.vm.classfile;

/** Which combinations of access flags are legal (JVMS 4.1, 4.5, 4.6). */
final class FlagRules {
    private static final int JAVA_5 = 49;
    private static final int JAVA_6 = 50;
    private static final int JAVA_7 = 51;
    private static final int JAVA_8 = 52;
    private static final int JAVA_9 = 53;
    private static final int JAVA_17 = 61;
    private static final int VISIBILITY = AccessFlags.PUBLIC | AccessFlags.PRIVATE | AccessFlags.PROTECTED;

    private FlagRules() {
    }

    /** Flags of a class as they count: before version 50 interfaces need not be marked abstract. */
    static int classFlags(int flags, int major) {
        return major < JAVA_6 && has(flags, AccessFlags.INTERFACE) ? flags | AccessFlags.ABSTRACT : flags;
    }

    /** Checks that flags are not those of a module declaration, which is no class; older files may use the bit for anything. */
    static void checkNoModule(ClassFileReader in, int at, int flags, int major) throws ClassFormatException {
        if (major >= JAVA_9 && has(flags, AccessFlags.MODULE)) {
            throw in.error(ClassFormatException.Kind.NO_CLASS_DEFINITION, at, "access_flags", "a class", "a module declaration",
                    in.className() + " is not a class because access_flag ACC_MODULE is set");
        }
    }

    static boolean legalClass(int flags, int major) {
        boolean isInterface = has(flags, AccessFlags.INTERFACE);
        if (has(flags, AccessFlags.ABSTRACT) && has(flags, AccessFlags.FINAL) || isInterface && !has(flags, AccessFlags.ABSTRACT)) {
            return false;
        }
        return major < JAVA_5 || (isInterface ? !has(flags, AccessFlags.SUPER | AccessFlags.ENUM) : !has(flags, AccessFlags.ANNOTATION));
    }

    static boolean legalField(int flags, int classFlags, int major) {
        if (has(classFlags, AccessFlags.INTERFACE)) {
            int demanded = AccessFlags.PUBLIC | AccessFlags.STATIC | AccessFlags.FINAL;
            int forbidden = AccessFlags.PRIVATE | AccessFlags.PROTECTED | AccessFlags.VOLATILE | AccessFlags.TRANSIENT
                    | (major >= JAVA_5 ? AccessFlags.ENUM : 0);
            return (flags & demanded) == demanded && !has(flags, forbidden);
        }
        return legalVisibility(flags) && (flags & (AccessFlags.FINAL | AccessFlags.VOLATILE)) != (AccessFlags.FINAL | AccessFlags.VOLATILE);
    }

    /** Not for class initializers. */
    static boolean legalMethod(int flags, String name, int classFlags, int major) {
        if (has(classFlags, AccessFlags.INTERFACE)) {
            return legalInterfaceMethod(flags, major);
        }
        if (!legalVisibility(flags)) {
            return false;
        }
        if (name.equals("<init>")) {
            return !has(flags, AccessFlags.STATIC | AccessFlags.FINAL | AccessFlags.SYNCHRONIZED | AccessFlags.NATIVE | AccessFlags.ABSTRACT
                    | (major >= JAVA_5 ? AccessFlags.BRIDGE : 0));
        }
        return !has(flags, AccessFlags.ABSTRACT) || !has(flags, AccessFlags.FINAL | AccessFlags.NATIVE | AccessFlags.PRIVATE | AccessFlags.STATIC
                | (major >= JAVA_5 ? AccessFlags.SYNCHRONIZED : 0) | strict(major));
    }

    private static boolean legalInterfaceMethod(int flags, int major) {
        if (major >= JAVA_8) {
            return has(flags, AccessFlags.PUBLIC) != has(flags, AccessFlags.PRIVATE)
                    && !has(flags, AccessFlags.NATIVE | AccessFlags.PROTECTED | AccessFlags.FINAL | AccessFlags.SYNCHRONIZED)
                    && (!has(flags, AccessFlags.ABSTRACT) || !has(flags, AccessFlags.PRIVATE | AccessFlags.STATIC | strict(major)));
        }
        int demanded = AccessFlags.PUBLIC | AccessFlags.ABSTRACT;
        int forbidden = AccessFlags.STATIC | AccessFlags.FINAL | AccessFlags.NATIVE;
        if (major >= JAVA_5) {
            forbidden |= AccessFlags.PRIVATE | AccessFlags.PROTECTED | AccessFlags.SYNCHRONIZED | AccessFlags.STRICT;
        }
        return (flags & demanded) == demanded && !has(flags, forbidden);
    }

    /** Whether a method called {@code <clinit>} is the class initializer whatever its flags (JVMS 2.9.2). */
    static boolean classInitializerOfAnyFlags(int major) {
        return major < JAVA_7;
    }

    private static int strict(int major) {
        return major >= JAVA_5 && major < JAVA_17 ? AccessFlags.STRICT : 0;
    }

    private static boolean legalVisibility(int flags) {
        return Integer.bitCount(flags & VISIBILITY) <= 1;
    }

    private static boolean has(int flags, int any) {
        return (flags & any) != 0;
    }
}
