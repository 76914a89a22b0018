package org.stubarchive.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The {@code -XX:} flags that {@code java} has and that have no effect here: known so that a misspelt one is told apart. The table is the resource
 * {@code hotspot-flags.txt}.
 */
final class HotSpotFlags {
    private static final String TABLE = "hotspot-flags.txt";
    private static final Map<String, String> UNLOCKS = Map.of(
            "diagnostic", "UnlockDiagnosticVMOptions", "experimental", "UnlockExperimentalVMOptions");
    /** Later flags that may be unknown. */
    /** Later releases also print the value that a locked flag was given. */
    private static final int LAST_RELEASE_WITHOUT_VALUES = 17;
    private static final String IGNORE_UNRECOGNIZED = "IgnoreUnrecognizedVMOptions";

    private record Known(String kind, String lock) {}

    private final Map<String, Known> table = new HashMap<>();
    private final Set<String> switchedOn = new HashSet<>();

    HotSpotFlags() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(HotSpotFlags.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.startsWith("#")) {
                    String[] words = line.split(" ");
                    table.put(words[0], new Known(words[1], words[2]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks a flag and remembers what it unlocks.
     *
     * @param flag what follows {@code -XX:}
     * @throws CommandFailure if {@code java} would refuse it
     */
    void check(String flag) {
        boolean isSwitch = flag.startsWith("+") || flag.startsWith("-");
        int equals = flag.indexOf('=');
        String name = flag.substring(isSwitch ? 1 : 0, isSwitch || equals < 0 ? flag.length() : equals);
        Known known = table.get(name);
        if (known == null) {
            if (switchedOn.contains(IGNORE_UNRECOGNIZED)) {
                return;
            }
            boolean value = isSwitch && name.indexOf('=') > 0 && table.containsKey(name.substring(0, name.indexOf('=')));
            throw LauncherErrors.option(value ? "Unexpected +/- setting in VM option '" + name + "'" : "Unrecognized VM option '" + (isSwitch ? name : flag) + "'");
        }
        boolean takesSwitch = known.kind.equals("switch");
        if (takesSwitch != isSwitch) {
            throw LauncherErrors.option(isSwitch ? "Unexpected +/- setting in VM option '" + name + "'" : "Missing +/- setting for VM option '" + flag + "'");
        }
        if (known.kind.equals("number") && (equals < 0 || !isNumber(flag.substring(equals + 1)))) {
            throw LauncherErrors.option("Improperly specified VM option '" + flag + "'");
        }
        String unlock = UNLOCKS.get(known.lock);
        if (unlock != null && !switchedOn.contains(unlock) && !switchedOn.contains(IGNORE_UNRECOGNIZED)) {
            boolean tellsValue = equals >= 0 && Runtime.version().feature() > LAST_RELEASE_WITHOUT_VALUES;
            throw LauncherErrors.option("Error: VM option '" + name + "' is " + known.lock + " and must be enabled via -XX:+" + unlock
                    + ".\nError: The unlock option must precede '" + name + "'." + (tellsValue ? "\nImproperly specified VM option '" + flag + "'" : ""));
        }
        if (flag.startsWith("+")) {
            switchedOn.add(name);
        } else {
            switchedOn.remove(name);
        }
    }

    private static boolean isNumber(String text) {
        return text.matches("-?(0[xX][0-9a-fA-F]+|[0-9]+)[kKmMgGtT]?");
    }
}
