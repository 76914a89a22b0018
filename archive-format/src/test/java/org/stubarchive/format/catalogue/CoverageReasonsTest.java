package org.stubarchive.format.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stubarchive.format.code.Target;

/** The table of reasons, and that it has one for everything that the catalogue declares for one architecture only. */
class CoverageReasonsTest {
    @Test
    void whatIsDeclaredForOneArchitectureOnlyHasOneReason() {
        int checked = 0;
        for (StubDeclaration d : Catalogue.standard().declarations()) {
            for (Target t : Target.values()) {
                if (!d.isFor(t)) {
                    List<CoverageReasons.Row> rows = CoverageReasons.standard().rows().stream().filter(r -> r.isAbout(d.name(), t)).toList();
                    assertEquals(1, rows.size(), d.name() + " is not for " + t.id() + ": " + rows);
                    checked++;
                }
            }
        }
        assertTrue(checked > 50, "stubs of one architecture: " + checked);
    }

    @Test
    void namesAndWildcardsAreWhole() throws Exception {
        CoverageReasons reasons = CoverageReasons.parse(new StringReader("# comment\n\naarch64\ta.b,c*d\twhy\nall\te\tneither\n"), "test");
        assertEquals(Optional.of("why"), reasons.find("a.b", Target.LINUX_AARCH64));
        assertEquals(Optional.of("why"), reasons.find("cd", Target.LINUX_AARCH64));
        assertEquals(Optional.of("why"), reasons.find("cxd", Target.LINUX_AARCH64));
        assertEquals(Optional.empty(), reasons.find("axb", Target.LINUX_AARCH64));
        assertEquals(Optional.empty(), reasons.find("cdx", Target.LINUX_AARCH64));
        assertEquals(Optional.empty(), reasons.find("a.b", Target.LINUX_X86_64));
        assertEquals(Optional.of("neither"), reasons.find("e", Target.LINUX_X86_64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"all\ta", "all\ta\t", "all\ta\t ", "all\t\twhy", "all\ta,\twhy", "arm\ta\twhy", "x86_64,arm\ta\twhy", "\ta\twhy", "all\ta\twhy\tmore"})
    void malformedLinesAreNamed(String line) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> CoverageReasons.parse(new StringReader("# comment\n" + line + "\n"), "test.tsv"));
        assertTrue(e.getMessage().startsWith("test.tsv line 2: "), e.getMessage());
    }
}
