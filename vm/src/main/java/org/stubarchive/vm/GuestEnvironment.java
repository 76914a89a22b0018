package org.stubarchive.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stubarchive.vm.posix.NativeBytes;
import org.stubarchive.vm.posix.Posix;

/**
 * The environment variables that the guest sees. Those that the host JVM would take options from are passed to this process with a prefix to their
 * names, and get their own names back; one that is for the host JVM alone is removed.
 */
public final class GuestEnvironment {
    /** Prefix of the names of variables that are kept from the host JVM. */
    public static final String HIDDEN = "STUBARCHIVE_GUEST_";

    /** Names a variable that the launcher has set for the host JVM, and that the guest does not have. */
    private static final String OWN = "STUBARCHIVE_OWN_VARIABLE";

    private GuestEnvironment() {}

    /** Gives the variables of this process their own names back, for the processes that the guest starts. */
    static void restore() {
        remove(System.getenv(OWN));
        remove(OWN);
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(HIDDEN)) {
                try (NativeBytes hidden = NativeBytes.ofPath(name);
                        NativeBytes own = NativeBytes.ofPath(name.substring(HIDDEN.length()));
                        NativeBytes text = NativeBytes.ofPath(variable.getValue())) {
                    Posix.call("setenv", own.address(), text.address(), 1);
                    Posix.call("unsetenv", hidden.address());
                }
            }
        }
    }

    private static void remove(String name) {
        if (name != null) {
            try (NativeBytes text = NativeBytes.ofPath(name)) {
                Posix.call("unsetenv", text.address());
            }
        }
    }

    /** All variables, names to values. */
    public static Map<String, String> variables() {
        Map<String, String> result = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            result.put(name.startsWith(HIDDEN) ? name.substring(HIDDEN.length()) : name, variable.getValue());
        }
        String own = result.remove(OWN);
        if (own != null) {
            result.remove(own);
        }
        return result;
    }
}
