package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.runtime.RuntimeEntry;
import org.stubarchive.format.runtime.SignatureShape;
import org.stubarchive.loader.HostCpu;
import org.stubarchive.testing.OnEveryMachine;

/** Calls between interpreted and compiled code: every shape of up to some arguments, and long ones at random. */
@OnEveryMachine
class CompiledCallsTest {
    private static final String TYPES = "IJFDL";
    private static final int BATCH = 200;
    private static final int MOST_SLOTS = 255;
    private static final long SEED = 20261201;

    /** Emulation gets a dose. */
    private static int arguments() {
        return HostCpu.target() == Target.LINUX_AARCH64 ? 3 : 6;
    }

    private static int random() {
        return HostCpu.target() == Target.LINUX_AARCH64 ? 40 : 400;
    }

    private static void all(int count, String prefix, List<SignatureShape> shapes) {
        if (prefix.length() == count) {
            shapes.add(new SignatureShape(prefix));
            return;
        }
        for (char type : TYPES.toCharArray()) {
            all(count, prefix + type, shapes);
        }
    }

    private static void exercise(List<SignatureShape> shapes, long seed) {
        try (CompiledCalls calls = new CompiledCalls(seed)) {
            for (int from = 0; from < shapes.size(); from += BATCH) {
                calls.exercise(shapes.subList(from, Math.min(from + BATCH, shapes.size())));
            }
            // The first call of each shape asks for the compiled entry of what it calls, the others do not.
            assertEquals(shapes.size(), calls.served(RuntimeEntry.WRONG_METHOD));
            assertEquals(shapes.size(), calls.served(RuntimeEntry.RESOLVE_STATIC_CALL));
            assertEquals(4 * shapes.size(), calls.compiledPolls());
            assertTrue(calls.moved() > shapes.size(), () -> "references moved: " + calls.moved());
        }
    }

    @Test
    void everyShapeOfFewArguments() {
        List<SignatureShape> shapes = new ArrayList<>();
        for (int count = 0; count <= arguments(); count++) {
            all(count, "", shapes);
        }
        exercise(shapes, SEED);
    }

    @Test
    void longShapesAtRandom() {
        Random random = new Random(SEED);
        List<SignatureShape> shapes = new ArrayList<>();
        shapes.add(new SignatureShape("L".repeat(MOST_SLOTS)));
        shapes.add(new SignatureShape("D".repeat(MOST_SLOTS / 2) + "I"));
        shapes.add(new SignatureShape("J".repeat(MOST_SLOTS / 2)));
        while (shapes.size() < random()) {
            int count = 7 + random.nextInt(random.nextInt(10) == 0 ? 120 : 20);
            StringBuilder types = new StringBuilder();
            for (int i = 0; i < count; i++) {
                types.append(TYPES.charAt(random.nextInt(TYPES.length())));
            }
            SignatureShape shape = new SignatureShape(types.toString());
            if (!shapes.contains(shape)) {
                shapes.add(shape);
            }
        }
        exercise(shapes, SEED + 1);
    }
}
