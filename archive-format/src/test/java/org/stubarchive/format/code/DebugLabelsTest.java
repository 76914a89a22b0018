package org.stubarchive.format.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.stubarchive.format.ArchiveFormatException;

class DebugLabelsTest {
    @Test
    void labelsSurvive() throws Exception {
        TreeMap<Integer, String> labels = new TreeMap<>(Map.of(0, "start", 0x1234, "loop, 2× unrolled", 0x4000, "end"));
        byte[] section = DebugLabels.encode(labels);
        assertEquals("00000000 start\n00001234 loop, 2× unrolled\n00004000 end\n", new String(section, StandardCharsets.UTF_8));
        assertEquals(labels, DebugLabels.decode(section, 0x4000, "x.sar", "debug"));
        assertEquals(Map.of(), DebugLabels.decode(new byte[0], 0, "x.sar", "debug"));
        assertThrows(IllegalArgumentException.class, () -> DebugLabels.encode(new TreeMap<>(Map.of(0, "a\nb"))));
        assertThrows(IllegalArgumentException.class, () -> DebugLabels.encode(new TreeMap<>(Map.of(0, ""))));
    }

    @Test
    void malformedLinesAreRefused() {
        for (String bad : List.of("00000000 a", "00000000 \n", "00000000\n", "\n", "0000000g a\n", "0000000A a\n", "00000001 a\n00000001 b\n", "00004001 a\n",
                "ffffffff a\n", "00000000_a\n", "\u00e9")) {
            ArchiveFormatException e = assertThrows(ArchiveFormatException.class,
                    () -> DebugLabels.decode(bad.getBytes(StandardCharsets.UTF_8), 0x4000, "x.sar", "debug"), bad);
            assertEquals("line", e.field());
        }
        assertEquals("labels", assertThrows(ArchiveFormatException.class,
                () -> DebugLabels.decode(new byte[] {(byte) 0xC3}, 0x4000, "x.sar", "debug")).field());
    }
}
