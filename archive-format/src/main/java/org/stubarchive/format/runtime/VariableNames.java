package org.stubarchive.format.runtime;

/** Names of the VM variables that stubs refer to: words that the runtime provides when cells are bound. */
public final class VariableNames {
    private VariableNames() {}

    /** Address of the block laid out by {@link org.stubarchive.format.layout.SignalStateLayout}. */
    public static final String SIGNAL_STATE = "signal_state";
}
