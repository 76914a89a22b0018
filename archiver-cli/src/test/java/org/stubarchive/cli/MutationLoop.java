package org.stubarchive.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Damages an archive many times and verifies each: run in a process of its own, with a small heap. */
final class MutationLoop {
    private MutationLoop() {}

    /** Arguments: intact archive, file to write, number of mutations, seed. Prints the first that is not refused as it should be. */
    public static void main(String[] args) throws IOException {
        byte[] intact = Files.readAllBytes(Path.of(args[0]));
        Path file = Path.of(args[1]);
        int count = Integer.parseInt(args[2]);
        Random random = new Random(Long.parseLong(args[3]));
        for (int i = 0; i < count; i++) {
            byte[] damaged;
            String what;
            if (i % 4 == 0) {
                int length = random.nextInt(intact.length);
                damaged = Arrays.copyOf(intact, length);
                what = "first " + length + " bytes";
            } else {
                damaged = intact.clone();
                int at = random.nextInt(intact.length);
                int bit = random.nextInt(8);
                damaged[at] ^= (byte) (1 << bit);
                what = "bit " + bit + " of byte " + at;
            }
            // A new file each time: the one before may still be mapped.
            Files.deleteIfExists(file);
            Files.write(file, damaged);
            ToolRunner.Outcome o = InProcess.tool("verify", file.toString());
            if (o.exitCode() != 2 || o.err().lines().count() != 1 || !o.out().isEmpty()) {
                System.out.println(what + ": status " + o.exitCode() + "\n" + o.out() + o.err());
                System.exit(1);
            }
        }
        System.out.println(count + " refused");
    }
}
