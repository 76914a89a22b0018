package org.stubarchive.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SARIF holds no more results than GitHub shows, and says so. */
class SarifReportTest {
    private static JsonNode sarif(int findings) throws Exception {
        List<Finding> all = new ArrayList<>();
        for (int i = 0; i < findings; i++) {
            all.add(new Finding(i % 2 == 0 ? "even" : "odd", "s" + i, "a b.sar", "message"));
        }
        ReportTable items = new ReportTable("t", List.of(), List.of());
        Report report = new Report("diff", "t", Report.Outcome.FAILED, "v", List.of(), items, all, List.of(), json -> { });
        StringWriter out = new StringWriter();
        ReportFormat.SARIF.write(report, out);
        return new ObjectMapper().readTree(out.toString());
    }

    @Test
    void truncationIsStated() throws Exception {
        JsonNode full = sarif(SarifReport.LIMIT);
        assertEquals(SarifReport.LIMIT, full.at("/runs/0/results").size());
        assertEquals(0, full.at("/runs/0/invocations/0/toolExecutionNotifications").size());
        JsonNode cut = sarif(SarifReport.LIMIT + 1);
        assertEquals(SarifReport.LIMIT, cut.at("/runs/0/results").size());
        assertEquals("only 5000 of 5001 results are listed", cut.at("/runs/0/invocations/0/toolExecutionNotifications/0/message/text").asText());
    }

    @Test
    void fingerprintsTellFindingsApartAndFileNamesAreUris() throws Exception {
        JsonNode results = sarif(3).at("/runs/0/results");
        String key = "/partialFingerprints/subjectAndRule~1v1";
        assertNotEquals(results.get(0).at(key).asText(), results.get(1).at(key).asText());
        assertNotEquals(results.get(0).at(key).asText(), results.get(2).at(key).asText());
        assertEquals(sarif(5).at("/runs/0/results/1" + key).asText(), results.get(1).at(key).asText());
        assertEquals("a%20b.sar", results.get(0).at("/locations/0/physicalLocation/artifactLocation/uri").asText());
    }
}
