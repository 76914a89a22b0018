package conformance.modules;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module whose contents are made when they are asked for. */
final class MemoryModule extends ModuleReference {
    private final Function<String, byte[]> contents;

    /**
     * @param contents gives the bytes of a resource, or null if there is none
     */
    MemoryModule(ModuleDescriptor descriptor, URI location, Function<String, byte[]> contents) {
        super(descriptor, location);
        this.contents = contents;
    }

    @Override
    public ModuleReader open() {
        return new ModuleReader() {
            @Override
            public Optional<URI> find(String name) {
                return contents.apply(name) == null ? Optional.empty() : Optional.of(URI.create("memory:/" + descriptor().name() + "/" + name));
            }

            @Override
            public Optional<ByteBuffer> read(String name) throws IOException {
                byte[] bytes = contents.apply(name);
                return bytes == null ? Optional.empty() : Optional.of(ByteBuffer.wrap(bytes));
            }

            @Override
            public Optional<java.io.InputStream> open(String name) {
                byte[] bytes = contents.apply(name);
                return bytes == null ? Optional.empty() : Optional.of(new java.io.ByteArrayInputStream(bytes));
            }

            @Override
            public Stream<String> list() {
                return Stream.empty();
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    /** A finder of these modules. */
    static ModuleFinder finder(List<MemoryModule> modules) {
        return new ModuleFinder() {
            @Override
            public Optional<ModuleReference> find(String name) {
                return modules.stream().filter(m -> m.descriptor().name().equals(name)).map(m -> (ModuleReference) m).findFirst();
            }

            @Override
            public Set<ModuleReference> findAll() {
                return modules.stream().collect(Collectors.toSet());
            }
        };
    }
}
