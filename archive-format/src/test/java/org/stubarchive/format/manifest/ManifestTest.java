package org.stubarchive.format.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.Archives;
import org.stubarchive.format.Stubs;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.CpuFeatures;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.format.layout.LayoutHash;
import org.stubarchive.format.link.TextLinker;

class ManifestTest {
    @Test
    void saysWhatTheTablesSay() throws Exception {
        byte[] json = Manifest.of(Archives.PRODUCER, List.of(Archives.x86(), Archives.aarch64()));
        JsonNode root = new ObjectMapper().readTree(json);
        assertEquals(2, root.get("schemaVersion").intValue());
        assertEquals("{\"name\":\"test\",\"version\":\"1\",\"commit\":\"unknown\",\"tree\":\"unknown\",\"build\":\"0123456789abcdef\"}", root.get("producer").toString());
        assertEquals(2, root.get("targets").size());
        JsonNode x86 = root.get("targets").get(0);
        assertEquals("linux-x86_64", x86.get("target").textValue());
        assertEquals(String.format("%016x", LayoutHash.VALUE), x86.get("layoutHash").textValue());
        assertEquals("{\"name\":\"initial\",\"declared\":3,\"variants\":2,\"bytes\":104}", x86.get("categories").get(0).toString());
        assertEquals("{\"name\":\"final\",\"declared\":1,\"variants\":3,\"bytes\":153}", x86.get("categories").get(1).toString());
        assertEquals("[\"s2\"]", x86.get("notGenerated").toString());
        assertEquals(5, x86.get("stubs").size());
        JsonNode s1 = x86.get("stubs").get(0);
        assertEquals("0x01_000001", s1.get("id").textValue());
        assertEquals("{\"s1_0\":0,\"s1_1\":32}", s1.get("entries").toString());
        assertEquals(56, s1.get("codeBytes").intValue());
        assertEquals(8, s1.get("constantBytes").intValue());
        assertTrue(s1.get("canonicalHash").textValue().matches("[0-9a-f]{64}"));
        assertEquals("layout", s1.get("dependencies").get(0).get("kind").textValue());
        assertEquals("avx2+avx512f+avx512bw", x86.get("stubs").get(4).get("features").textValue());
        assertEquals("[\"s1\",\"s2\",\"f1\"]", root.get("targets").get(1).get("notGenerated").toString());
        assertTrue(new String(json, StandardCharsets.UTF_8).indexOf('\r') < 0);
    }

    @Test
    void theProducerIsFound() {
        String commit = "0123456789abcdef0123456789abcdef01234567";
        String producer = "{'name':'p','version':'2','commit':'" + commit + "','tree':'dirty','build':'fedcba9876543210'}";
        Producer expected = new Producer("p", "2", commit, Producer.Tree.DIRTY, "fedcba9876543210");
        assertEquals(Optional.of(expected), producer("{'a':{'producer':1},'producer':" + producer + "}"));
        assertEquals("p 2 (commit 0123456789ab and changes, code fedcba9876543210)", expected.toString());
        assertEquals(Optional.empty(), Manifest.producer(new byte[1]));
        for (String none : List.of("", "[]", "{}", "{'producer':1}", "{'producer':'p 1'}", "{'producer", "{'producer':{}}", "{'producer':" + producer.replace("}", ",'name':'p'}}"),
                "{'producer':" + producer.replace("'2'", "2") + "}", "{'producer':" + producer.replace("'2'", "'2 3'") + "}", "{'producer':" + producer.replace(commit, "0123") + "}",
                "{'producer':" + producer.replace("dirty", "unknown") + "}", "{'producer':" + producer.replace("dirty", "other") + "}", "{'producer':" + producer.replace("fedc", "FEDC") + "}")) {
            assertEquals(Optional.empty(), producer(none), none);
        }
    }

    private static Optional<Producer> producer(String manifest) {
        return Manifest.producer(manifest.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Parts are made on all processors: together they must be what one generator prints for the whole document. */
    @Test
    void largeManifestIsOneDocument() throws Exception {
        List<StubDeclaration> declarations = new ArrayList<>();
        List<StubCode> stubs = new ArrayList<>();
        for (int i = 1; i <= 1000; i++) {
            String name = "m" + i + (i % 7 == 0 ? " <init>\"\\\t\u0001\u007f\u00e4\ud83d\ude00" : "");
            declarations.add(Stubs.declare(Category.METHOD, i, name, 2));
            stubs.add(Stubs.stub(name, CpuFeatures.BASELINE, 16 + i % 50, i, 0, 3));
        }
        byte[] json = Manifest.of(Archives.PRODUCER, List.of(TextLinker.link(Target.LINUX_X86_64, Catalogue.of(declarations), stubs), Archives.aarch64()));
        JsonNode root = new ObjectMapper().readTree(json);
        assertEquals(1000, root.get("targets").get(0).get("stubs").size());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        assertEquals(new ObjectMapper().writer(printer).writeValueAsString(root), new String(json, StandardCharsets.UTF_8));
    }
}
