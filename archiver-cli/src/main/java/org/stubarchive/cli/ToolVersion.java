package org.stubarchive.cli;

import picocli.CommandLine.IVersionProvider;

/** Name and version of the tool, as it is also written into archives. */
final class ToolVersion implements IVersionProvider {
    /** Producer in archives: varies with releases only. */
    static final String PRODUCER = "stubarchive 0.1.0";

    @Override
    public String[] getVersion() {
        return new String[] {PRODUCER};
    }
}
