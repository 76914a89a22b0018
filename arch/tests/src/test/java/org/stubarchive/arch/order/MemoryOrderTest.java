package org.stubarchive.arch.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.format.code.StubCode;
import org.stubarchive.format.code.Target;

/** What the section "Memory order" of docs/architecture.md says of generated code, in the code of both architectures. */
class MemoryOrderTest {
    private static final Set<String> OTHERS = Set.of("method_entry_object_clone");
    /** By name of the stub, for each of its variants. */
    private static final Map<String, List<A64Paths>> PATHS = new TreeMap<>();

    @BeforeAll
    static void walk() {
        for (StubCode s : GeneratedInterpreter.of(Target.LINUX_AARCH64)) {
            if (s.name().startsWith("bytecode_") || OTHERS.contains(s.name())) {
                PATHS.computeIfAbsent(s.name(), n -> new ArrayList<>()).add(A64Paths.of(s));
            }
        }
    }

    private static List<A64Paths> paths(String stub) {
        assertTrue(PATHS.containsKey(stub), stub);
        return PATHS.get(stub);
    }

    /** The codelets that have such offsets in any variant. */
    private static Set<String> codelets(Function<A64Paths, Set<Integer>> offsets) {
        Set<String> result = new TreeSet<>();
        PATHS.forEach((stub, variants) -> {
            if (!OTHERS.contains(stub) && variants.stream().anyMatch(p -> !offsets.apply(p).isEmpty())) {
                result.add(stub);
            }
        });
        return result;
    }

    /** Every dispatch hands over the opcode as it was loaded: what {@link #entriesAreReadBehindTheOpcode} takes for granted at the start of a codelet. */
    @Test
    void dispatchLeavesTheOpcodeInItsRegister() {
        assertEquals(Set.of(), codelets(p -> p.dispatchesWithoutOpcode));
        assertTrue(codelets(p -> p.dispatches).size() > 200);
    }

    /** The class of multianewarray, whose opcode has no quick form, goes to the runtime only. */
    @Test
    void entriesAreReadBehindTheOpcode() {
        assertEquals(Set.of("bytecode_multianewarray"), codelets(p -> p.unorderedEntryLoads));
        Set<String> reading = codelets(p -> p.entryLoads);
        assertTrue(reading.containsAll(List.of("bytecode_agetfield", "bytecode_dputfield", "bytecode_aload_0_igetfield", "bytecode_ldc_reference", "bytecode_invokevirtual_quick",
                "bytecode_invokeinterface_quick", "bytecode_checkcast_quick", "bytecode_anewarray_quick", "bytecode_new_quick")), reading::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"new_quick", "agetstatic", "igetstatic", "lgetstatic", "fgetstatic", "dgetstatic", "aputstatic", "iputstatic", "lputstatic", "fputstatic", "dputstatic", "getstatic",
        "putstatic", "invokestatic", "invokestatic_quick", "invokehandle_quick", "invokedynamic_quick"})
    void initializationIsSeenBeforeAnythingElse(String bytecode) {
        for (A64Paths p : paths("bytecode_" + bytecode)) {
            assertEquals(Set.of(), p.exitsWithoutAcquire);
            assertEquals(Set.of(), p.usesWithoutAcquire);
            assertFalse(p.entryLoads.isEmpty());
        }
    }

    /** The walk does find paths that do not acquire, where none has to. */
    @Test
    void otherBytecodesDoNotAcquire() {
        for (String bytecode : List.of("igetfield", "aputfield", "invokevirtual_quick", "checkcast_quick")) {
            for (A64Paths p : paths("bytecode_" + bytecode)) {
                assertFalse(p.exitsWithoutAcquire.isEmpty(), bytecode);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytecode_new_quick", "bytecode_newarray", "bytecode_anewarray_quick", "method_entry_object_clone"})
    void headerAndZerosAreStoredBeforeTheReference(String stub) {
        for (A64Paths p : paths(stub)) {
            assertFalse(p.headerStores.isEmpty());
            assertEquals(Set.of(), p.exitsUnpublished);
        }
    }

    @Test
    void finalFieldsAreFrozen() {
        for (A64Paths p : paths("bytecode_return_freeze")) {
            assertEquals(Set.of(), p.exitsWithoutStoreBarrier);
        }
        for (A64Paths p : paths("bytecode_return")) {
            assertFalse(p.exitsWithoutStoreBarrier.isEmpty());
        }
    }

    /** Every barrier and ordered access of the interpreter is in the table of the documentation, and nothing else: what is needlessly strong shows there. */
    @Test
    void instructionsAreThoseOfTheTable() throws Exception {
        OrderTable table = OrderTable.read();
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        Set<String> unused = new TreeSet<>(table.patterns());
        for (Target target : List.of(Target.LINUX_AARCH64, Target.LINUX_X86_64)) {
            for (StubCode s : GeneratedInterpreter.of(target)) {
                String key = target.architecture() + " " + s.name() + " " + s.features();
                List<OrderTable.Row> rows = table.rows(s.name());
                List<String> instructions = new ArrayList<>();
                rows.forEach(r -> unused.remove(r.pattern()));
                rows.forEach(r -> instructions.add(r.instructions(target, s.features()).toString()));
                expected.put(key, rows.isEmpty() ? "[]" : String.join(" and ", instructions));
                actual.put(key, OrderedInstructions.of(s, target).toString());
            }
        }
        expected.keySet().removeIf(k -> expected.get(k).equals(actual.get(k)) && actual.remove(k) != null);
        assertEquals(expected, actual);
        assertEquals(Set.of(), unused, "no such stub");
    }
}
