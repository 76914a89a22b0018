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
            Damage damage = damage(intact, i, random);
            byte[] damaged = damage.bytes;
            String what = damage.what;
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

    private record Damage(byte[] bytes, String what) {}

    /** Cut off, overwritten, with bytes more or fewer, or with one bit flipped; never what it was. */
    private static Damage damage(byte[] intact, int number, Random random) {
        int at = random.nextInt(intact.length);
        int length = 1 + random.nextInt(64);
        switch (number % 5) {
            case 0:
                return new Damage(Arrays.copyOf(intact, at), "first " + at + " bytes");
            case 1: {
                byte[] damaged = intact.clone();
                for (int i = at; i < Math.min(damaged.length, at + length); i++) {
                    damaged[i] ^= (byte) (1 + random.nextInt(255));
                }
                return new Damage(damaged, length + " other bytes from " + at);
            }
            case 2: {
                byte[] more = Arrays.copyOf(intact, intact.length + length);
                System.arraycopy(intact, at, more, at + length, intact.length - at);
                return new Damage(more, length + " bytes more from " + at);
            }
            case 3: {
                int cut = Math.min(length, intact.length - at);
                byte[] fewer = Arrays.copyOf(intact, intact.length - cut);
                System.arraycopy(intact, at + cut, fewer, at, intact.length - at - cut);
                return new Damage(fewer, cut + " bytes fewer from " + at);
            }
            default: {
                byte[] damaged = intact.clone();
                int bit = random.nextInt(8);
                damaged[at] ^= (byte) (1 << bit);
                return new Damage(damaged, "bit " + bit + " of byte " + at);
            }
        }
    }
}
