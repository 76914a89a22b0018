package org.stubarchive.vm;

import java.util.Objects;

/**
 * What the guest does, besides or instead of running a program, as the {@code java} launcher offers it.
 *
 * @param kind what to do
 * @param argument the option with its value, for the kinds that have one, else empty
 */
public record LaunchAction(Kind kind, String argument) {
    /** Kinds of actions, in the order in which they are done. */
    public enum Kind {
        /** {@code -version}: the version to standard error, and nothing else. */
        VERSION(true),
        /** {@code --version}: the version to standard output, and nothing else. */
        VERSION_TO_OUTPUT(true),
        /** {@code -showversion}: the version to standard error first. */
        SHOW_VERSION(false),
        /** {@code --show-version}: the version to standard output first. */
        SHOW_VERSION_TO_OUTPUT(false),
        /** {@code -XshowSettings}: settings to standard error first. */
        SHOW_SETTINGS(false),
        /** {@code --show-module-resolution}: the modules of the boot layer first. */
        SHOW_MODULES(false),
        /** {@code --list-modules}: the observable modules, and nothing else. */
        LIST_MODULES(true),
        /** {@code --describe-module}: one module, and nothing else. */
        DESCRIBE_MODULE(true),
        /** {@code --dry-run}: the main class is loaded and its main method is not called. */
        DRY_RUN(false);

        private final boolean last;

        Kind(boolean last) {
            this.last = last;
        }

        /** Whether the guest ends afterwards. */
        public boolean isLast() {
            return last;
        }
    }

    /** Validates. */
    public LaunchAction {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(argument);
    }
}
