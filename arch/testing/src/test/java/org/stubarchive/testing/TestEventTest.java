package org.stubarchive.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestEventTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "two\nlines\r\n", "tab\there", "back\\slash\\n", "\\", "ümlaut"})
    void isReadAsItWasWritten(String text) {
        TestEvent event = new TestEvent(TestEvent.Kind.FAILED, "a > " + text, text);
        assertEquals(event, TestEvent.parse(event.line()));
        assertEquals(1, event.line().lines().count());
    }

    @Test
    void otherLinesAreNone() {
        assertNull(TestEvent.parse("FAILED\tx\ty"));
        assertNull(TestEvent.parse(""));
    }
}
