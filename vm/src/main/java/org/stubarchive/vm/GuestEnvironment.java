package org.stubarchive.vm;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stubarchive.vm.natives.posix.NativeBytes;
import org.stubarchive.vm.natives.posix.Posix;

/**
 * The environment variables that the guest sees. Those that the host JVM would take options from are passed to this process with a prefix to their
 * names, and get their own names back.
 */
public final class GuestEnvironment {
    /** Prefix of the names of variables that are kept from the host JVM. */
    public static final String HIDDEN = "STUBARCHIVE_GUEST_";

    private GuestEnvironment() {}

    /** Gives the variables of this process their own names back, for the processes that the guest starts. */
    static void restore() {
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

    /** All variables, names to values. */
    public static Map<String, String> variables() {
        Map<String, String> result = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            result.put(name.startsWith(HIDDEN) ? name.substring(HIDDEN.length()) : name, variable.getValue());
        }
        return result;
    }
}
