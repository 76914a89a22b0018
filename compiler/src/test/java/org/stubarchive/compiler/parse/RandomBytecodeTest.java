package org.stubarchive.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.stubarchive.compiler.AsmClass;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Dominators;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GuestException;
import org.stubarchive.compiler.graph.LoopTree;
import org.stubarchive.compiler.graph.Node;

/** Random bytecode with subroutines and loops of several entries gives the same in the host and as graphs. */
class RandomBytecodeTest {
    private static final int PROGRAMS = Integer.getInteger("stubarchive.programs", 500);
    private static final long SEED = Long.getLong("stubarchive.seed", 1);
    private static final int[][] ARGUMENTS = {{0, 1}, {-7, 100}, {Integer.MIN_VALUE, 3}};

    private final RuntimeImage image = new RuntimeImage();

    @Test
    void runsAsInTheHost() throws Exception {
        int irreducible = 0;
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String name = "org/stubarchive/compiler/parse/B" + seed;
            byte[] bytes = new RandomBytecode(seed).bytes(name);
            Class<?> host = MethodHandles.lookup().defineHiddenClass(bytes, true).lookupClass();
            AsmClass described = new AsmClass(bytes);
            SymbolicResolver resolver = new SymbolicResolver(n -> n.equals(name) ? described : image.find(n));
            CiMethod run = resolver.method(name, "run", "(II)I");
            Random random = new Random(seed);
            for (ImplicitExceptions checks : ImplicitExceptions.values()) {
                compare(seed, host, resolver, run, checks, n -> false);
                compare(seed, host, resolver, run, checks, n -> random.nextInt(30) == 0);
            }
            Graph graph = GraphBuilder.build(new CiEnv(resolver), run, ImplicitExceptions.BRANCH);
            irreducible += new LoopTree(graph, new Dominators(graph)).isReducible() ? 0 : 1;
        }
        assertTrue(irreducible > PROGRAMS / 10, irreducible + " graphs have loops with several entries");
    }

    private static void compare(long seed, Class<?> host, SymbolicResolver resolver, CiMethod run, ImplicitExceptions checks,
            Predicate<Node> leaves) throws Exception {
        HostRuntime runtime = new HostRuntime(resolver, RandomBytecodeTest.class.getClassLoader(), checks, leaves, new HashMap<>());
        Method hostRun = host.getMethod("run", int.class, int.class);
        for (int[] a : ARGUMENTS) {
            String expected;
            try {
                expected = String.valueOf(hostRun.invoke(null, a[0], a[1]));
            } catch (InvocationTargetException e) {
                expected = e.getCause().toString();
            }
            String actual;
            try {
                actual = String.valueOf(runtime.run(run, a[0], a[1]));
            } catch (GuestException e) {
                actual = e.exception().toString();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", checks " + checks, e);
            }
            assertEquals(expected, actual, "seed " + seed + ", checks " + checks + ", left " + runtime.departures() + " times");
        }
    }
}
