package org.stubarchive.vm.interpreter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.catalogue.Catalogue;
import org.stubarchive.format.catalogue.StubDeclaration;
import org.stubarchive.format.code.Category;
import org.stubarchive.format.code.FaultRange;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;
import org.stubarchive.stubgen.Disassembler;
import org.stubarchive.stubgen.FeatureLint;
import org.stubarchive.vm.code.GenerationListener;
import org.stubarchive.vm.code.StubSet;
import org.stubarchive.vm.code.VariantChoice;

/**
 * The codelets as code for x86-64: nothing of the catalogue is missing, every instruction is in the table, and the ones that are run most stay as
 * reviewed: their disassembly is compared with the goldens in {@code src/test/resources/codelets}, which {@code -Dbless=true} writes.
 */
class CodeletCatalogueTest {
    private static final Path GOLDEN = Path.of("src/test/resources/codelets");
    private static final List<String> REVIEWED = List.of("bytecode_iload", "bytecode_iload_1", "bytecode_aload_0", "bytecode_iconst_1", "bytecode_istore_1",
            "bytecode_iadd", "bytecode_isub", "bytecode_ladd", "bytecode_dmul", "bytecode_idiv", "bytecode_iinc", "bytecode_dup", "bytecode_if_icmplt", "bytecode_goto",
            "bytecode_tableswitch", "bytecode_lookupswitch", "bytecode_iaload", "bytecode_aastore", "bytecode_bastore", "bytecode_igetfield", "bytecode_aputfield",
            "bytecode_igetstatic", "bytecode_putstatic", "bytecode_invokestatic_quick", "bytecode_invokevirtual_quick", "bytecode_invokeinterface_quick",
            "bytecode_ireturn", "bytecode_areturn", "bytecode_new_quick", "bytecode_newarray", "bytecode_checkcast_quick", "bytecode_monitorenter", "bytecode_wide",
            "bytecode_aload_0_igetfield", "bytecode_iload_iload", "wide_iinc", "method_entry_normal", "method_entry_synchronized", "method_entry_native",
            "exception_entry", "trace_bytecode", "method_entry_linkToInterface", "method_entry_system_arraycopy", "method_entry_object_hashCode");
    /** Java computes them with a native entry; the entries of their own are for the compiler's FMA variants. */
    private static final List<String> NOT_GENERATED = List.of("method_entry_math_fma_double", "method_entry_math_fma_float");

    private final StubSet set = StubSet.of(Target.LINUX_X86_64);

    private List<StubCode> all() {
        return set.generate(set.staticIds(), VariantChoice.all(), GenerationListener.NONE);
    }

    @Test
    void everyDeclaredStubOfTheInterpreterIsGenerated() {
        TreeSet<String> missing = new TreeSet<>();
        for (StubDeclaration d : Catalogue.standard().declarations()) {
            if (d.category() == Category.INTERPRETER) {
                missing.add(d.name());
            }
        }
        all().forEach(s -> missing.remove(s.name()));
        assertEquals(NOT_GENERATED, List.copyOf(missing));
    }

    @Test
    void everyInstructionIsInTheTableAndNeedsNoUndeclaredFeature() {
        Disassembler disassembler = set.architecture().disassembler();
        for (StubCode stub : all()) {
            assertEquals(List.of(), FeatureLint.findings(stub, disassembler));
        }
    }

    @Test
    void goldens() throws IOException {
        Files.createDirectories(GOLDEN);
        List<String> differences = new ArrayList<>();
        int found = 0;
        for (StubCode stub : all()) {
            if (!REVIEWED.contains(stub.name())) {
                continue;
            }
            found++;
            Path file = GOLDEN.resolve(stub.name() + ".txt");
            String text = listing(stub);
            if (Boolean.getBoolean("bless")) {
                Files.writeString(file, text);
            } else if (!Files.exists(file) || !Files.readString(file).equals(text)) {
                differences.add(stub.name());
            }
        }
        assertEquals(REVIEWED.size(), found);
        assertEquals(List.of(), differences, "differ from their goldens; if that is meant: mvn test -pl vm -am -Dtest=CodeletCatalogueTest -Dbless=true "
                + "-Dsurefire.failIfNoSpecifiedTests=false, and review the diff");
        try (var files = Files.list(GOLDEN)) {
            assertEquals(REVIEWED.size(), files.count());
        }
    }

    private String listing(StubCode stub) {
        StringBuilder b = new StringBuilder("stub " + stub.name() + ", " + stub.codeSize() + " bytes\n");
        int offset = 0;
        while (offset < stub.codeSize()) {
            int at = offset;
            if (stub.labels().containsKey(at)) {
                b.append(stub.labels().get(at)).append(":\n");
            }
            Disassembler.Instruction i = set.architecture().disassembler().decode(stub.code(), at);
            assertTrue(i.valid(), stub.name());
            String text = i.text();
            String symbol = "";
            for (var r : stub.relocations()) {
                if (r.site() > at && r.site() < at + i.length()) {
                    symbol = "  -> " + r.symbol().name();
                }
            }
            for (FaultRange f : stub.faultRanges()) {
                if (f.start() <= at && at < f.end()) {
                    symbol += "  fault -> " + f.handler();
                }
            }
            b.append(String.format("%5d  %s%s%n", at, text, symbol));
            offset += i.length();
        }
        return b.toString();
    }
}
