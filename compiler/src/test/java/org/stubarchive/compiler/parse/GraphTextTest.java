package org.stubarchive.compiler.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.compiler.AsmClass;
import org.stubarchive.compiler.RuntimeImage;
import org.stubarchive.compiler.ci.CiEnv;
import org.stubarchive.compiler.ci.CiMethod;
import org.stubarchive.compiler.ci.symbolic.ClassDescription;
import org.stubarchive.compiler.ci.symbolic.MethodDescription;
import org.stubarchive.compiler.ci.symbolic.SymbolicResolver;
import org.stubarchive.compiler.graph.Graph;
import org.stubarchive.compiler.graph.GraphPrinter;
import org.stubarchive.compiler.graph.GraphPrinter.States;
import org.stubarchive.compiler.graph.GraphVerifier;

/**
 * Graphs of each family of bytecodes are as the texts in the resources say: bytecode, graph with checks that trap, and, for the families where it
 * matters, with checks that branch. {@code -Dstubarchive.bless=true} rewrites the texts.
 */
class GraphTextTest {
    private static final String FIXTURES = "org/stubarchive/compiler/parse/Fixtures";
    private static final Path RESOURCES = Path.of("src/test/resources/org/stubarchive/compiler/parse");

    private final RuntimeImage image = new RuntimeImage();
    private final SymbolicResolver resolver = new SymbolicResolver(n -> n.startsWith("org/stubarchive/") ? own(n) : image.find(n));

    private static ClassDescription own(String name) {
        try (InputStream in = GraphTextTest.class.getResourceAsStream("/" + name + ".class")) {
            return in == null ? null : new AsmClass(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Constants", "Stack", "Arithmetic", "Branches", "Loops", "Fields", "Arrays", "Objects", "Calls", "Exceptions", "Monitors"})
    void graphsAreAsWritten(String family) throws IOException {
        StringBuilder text = new StringBuilder();
        String name = FIXTURES + "$" + family;
        for (MethodDescription d : own(name).methods()) {
            if (d.name().equals("<init>") && !family.equals("Fields") || d.name().equals("<clinit>")) {
                continue;
            }
            CiMethod m = resolver.method(name, d.name(), d.descriptor());
            text.append("bytecode of ").append(withoutLines(BytecodePrinter.print(new CiEnv(resolver), m))).append('\n');
            text.append("checks that trap: ").append(graph(m, ImplicitExceptions.TRAP)).append('\n');
            if (family.equals("Exceptions") || family.equals("Stack")) {
                text.append("checks that branch: ").append(graph(m, ImplicitExceptions.BRANCH)).append('\n');
            }
        }
        String file = "graphs-" + family.toLowerCase(Locale.ROOT) + ".txt";
        if (Boolean.getBoolean("stubarchive.bless")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(RESOURCES.resolve(file), text);
        }
        String expected;
        try (InputStream in = GraphTextTest.class.getResourceAsStream(file)) {
            expected = Boolean.getBoolean("stubarchive.bless") ? text.toString() : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertEquals(expected, text.toString());
        assertFalse(expected.isEmpty());
    }

    /** Source lines would change with every other fixture. */
    private static String withoutLines(String bytecode) {
        return bytecode.replaceAll("(?m)^  line \\d+\n", "");
    }

    private String graph(CiMethod m, ImplicitExceptions checks) {
        Graph g = GraphBuilder.build(new CiEnv(resolver), m, checks);
        GraphVerifier.verify(g);
        return GraphPrinter.print(g, States.SHOWN);
    }
}
