package org.stubarchive.cli.mutation;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes mutants and writes them as {@code mutants.Driver} reads them. */
final class MutantFile {
    private MutantFile() {}

    /** Writes so many mutants; the same random seed gives the same file. */
    static void write(Path file, SeedClasses classes, long randomSeed, int count) throws IOException {
        Random random = new Random(randomSeed);
        List<ClassMutator> mutators = new ArrayList<>();
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeInt(classes.library.size());
            for (Map.Entry<String, byte[]> e : classes.library.entrySet()) {
                out.writeUTF(e.getKey());
                bytes(out, e.getValue());
            }
            out.writeInt(classes.seeds.size());
            for (SeedClasses.Seed s : classes.seeds) {
                ClassMutator m = new ClassMutator(s.bytes());
                mutators.add(m);
                out.writeUTF(s.title());
                out.writeUTF(s.name());
                out.writeUTF(s.entry());
                bytes(out, m.seed());
            }
            out.writeInt(count);
            for (int i = 0; i < count; i++) {
                int seed = random.nextInt(mutators.size());
                ClassMutator.Mutant m = mutators.get(seed).next(random);
                out.writeInt(seed);
                out.writeUTF(m.what());
                out.writeBoolean(m.run());
                bytes(out, m.bytes());
            }
        }
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
