package org.stubarchive.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.stubarchive.format.manifest.Producer;
import picocli.CommandLine.IVersionProvider;

/** Which build of the tool this is, as it is also written into archives: fixed by the build, in {@code build.properties}. */
final class ToolVersion implements IVersionProvider {
    /** This build. */
    static final Producer PRODUCER = read();

    @Override
    public String[] getVersion() {
        return new String[] {PRODUCER.release(), "commit " + PRODUCER.commit() + ", tree " + PRODUCER.tree(), "code " + PRODUCER.build()};
    }

    /** Who wrote an archive, for people. */
    static String describe(Optional<Producer> producer) {
        return producer.map(Producer::toString).orElse("nobody that the manifest names");
    }

    private static Producer read() {
        Properties build = new Properties();
        try (InputStream in = ToolVersion.class.getResourceAsStream("build.properties")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties cannot be read", e);
        }
        return producer(build.getProperty("version"), build.getProperty("commit"), build.getProperty("dirty"));
    }

    /**
     * What the build's properties say. Without version control, commit and mark are {@code unknown}.
     *
     * @throws IllegalArgumentException if they are not what a build writes
     */
    static Producer producer(String version, String commit, String dirty) {
        Producer.Tree tree = switch (dirty.toLowerCase(Locale.ROOT)) {
            case "true" -> Producer.Tree.DIRTY;
            case "false" -> Producer.Tree.CLEAN;
            case Producer.UNKNOWN -> Producer.Tree.UNKNOWN;
            default -> throw new IllegalArgumentException("dirty=" + dirty);
        };
        return new Producer("stubarchive", version, commit, tree, GeneratedUnits.buildId());
    }
}
