package org.stubarchive.vm.oops;

import java.util.Set;

/**
 * What a hidden class has beyond an ordinary one.
 *
 * @param lookup class through which it was defined
 * @param options how it was defined
 */
public record HiddenClassInfo(InstanceKlass lookup, Set<HiddenClassOption> options) {
    /** Whether it joined the nest of {@link #lookup}. */
    public boolean nestmate() {
        return options.contains(HiddenClassOption.NESTMATE);
    }
}
