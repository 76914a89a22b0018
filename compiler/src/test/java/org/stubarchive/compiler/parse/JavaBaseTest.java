package org.stubarchive.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.MethodDescription;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GraphException;
import org.stubarchive.compiler.graph.GraphVerifier;
import org.stubarchive.compiler.lir.Lir;
import org.stubarchive.compiler.lir.LirBuilder;
import org.stubarchive.compiler.lir.LirVerifier;

/** Every method of the class library of the running JDK becomes a graph that the verifier accepts. */
class JavaBaseTest {
    @ParameterizedTest
    @EnumSource(ImplicitExceptions.class)
    void everyMethodBecomesAGraph(ImplicitExceptions implicit) {
        RuntimeImage image = new RuntimeImage();
        SymbolicResolver resolver = new SymbolicResolver(image);
        List<String> failures = new ArrayList<>();
        int methods = 0;
        long bytes = 0;
        long nodes = 0;
        long building = 0;
        long verifying = 0;
        int instructions = 0;
        for (String name : image.names()) {
            ClassDescription d = image.find(name);
            for (MethodDescription m : d.methods()) {
                if (m.code() == null) {
                    continue;
                }
                CiMethod method = resolver.method(name, m.name(), m.descriptor());
                methods++;
                bytes += m.code().length;
                try {
                    long start = System.nanoTime();
                    Graph graph = GraphBuilder.build(new CiEnv(resolver), method, implicit);
                    long built = System.nanoTime();
                    GraphVerifier.verify(graph);
                    verifying += System.nanoTime() - built;
                    building += built - start;
                    nodes += graph.nodeCount();
                    instructions += hasInstructions(graph) ? 1 : 0;
                } catch (BailoutException | GraphException e) {
                    failures.add(method.qualifiedName() + ": " + e.getMessage());
                } catch (RuntimeException e) {
                    throw new AssertionError(method.qualifiedName(), e);
                }
            }
        }
        System.out.printf("%s: %d methods, %d bytes of bytecode, %d nodes; built in %d ms, verified in %d ms; %d methods have instructions%n", implicit,
                methods, bytes, nodes, building / 1_000_000, verifying / 1_000_000,
                instructions);
        assertTrue(methods > 40_000, methods + " methods");
        assertEquals(List.of(), failures);
        assertTrue(instructions > 1000, instructions + " methods have instructions");
    }

    /** Whether there are instructions for everything in a graph; then they are as they have to be. */
    private static boolean hasInstructions(Graph graph) {
        Lir lir;
        try {
            lir = LirBuilder.build(graph);
        } catch (BailoutException e) {
            return false;
        }
        LirVerifier.verify(lir);
        return true;
    }
}
