package org.stubarchive.natives.lang;

import java.util.HashMap;
import java.util.Map;

/**
 * The native libraries that come with the class library. Those whose natives are implemented here count as built in; of the others it is known what a program
 * misses without them.
 */
final class LibraryTable {
    private static final String PREFIX = "lib";
    private static final String SUFFIX = ".so";
    private static final String IMPLEMENTED = "";
    private static final String[] BUILT_IN = {
        "java", "net", "nio", "zip", "jimage", "extnet", "verify", "prefs", "management", "management_ext", "management_agent", "rmi", "jaas", "attach", "awt", "mlib_image",
    };
    /** Name, module, and what the library is for. */
    private static final String[][] MISSING = {
        {"awt_headless", "java.desktop", "drawing"},
        {"awt_xawt", "java.desktop", "windows"},
        {"fontmanager", "java.desktop", "fonts and text layout"},
        {"freetype", "java.desktop", "fonts"},
        {"javajpeg", "java.desktop", "reading and writing JPEG images"},
        {"jawt", "java.desktop", "drawing by native code"},
        {"jsound", "java.desktop", "sound devices"},
        {"lcms", "java.desktop", "conversion between colour spaces"},
        {"splashscreen", "java.desktop", "splash screens"},
        {"instrument", "java.instrument", "agents"},
        {"jdwp", "jdk.jdwp.agent", "debugging"},
        {"dt_socket", "jdk.jdwp.agent", "debugging"},
        {"j2gss", "java.security.jgss", "the system's GSS-API"},
        {"j2pcsc", "java.smartcardio", "smart cards"},
        {"j2pkcs11", "jdk.crypto.cryptoki", "PKCS#11 tokens"},
        {"sctp", "jdk.sctp", "SCTP"},
        {"saproc", "jdk.hotspot.agent", "inspection of processes"},
        {"jsvml", "jdk.incubator.vector", "vector mathematics"},
        {"simdsort", "java.base", "sorting with vector instructions"},
        {"syslookup", "java.base", "calling C functions"},
        {"fallbackLinker", "java.base", "calling C functions"},
    };
    private static final Map<String, String> REASONS = new HashMap<>();

    static {
        for (String name : BUILT_IN) {
            REASONS.put(PREFIX + name + SUFFIX, IMPLEMENTED);
        }
        for (String[] row : MISSING) {
            REASONS.put(PREFIX + row[0] + SUFFIX, "natives of module " + row[1] + " for " + row[2] + " are not implemented in this virtual machine");
        }
    }

    private LibraryTable() {}

    /** Whether a file name such as {@code libnio.so} names a library whose natives are implemented. */
    static boolean isBuiltIn(String file) {
        return IMPLEMENTED.equals(REASONS.get(file));
    }

    /** Why a library that is not built in cannot be loaded. */
    static String reason(String file) {
        return REASONS.getOrDefault(file, "native libraries of programs are not supported");
    }
}
