// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// By the product's own `logback.xml`.
class LoggedFaultTest {
    private static String line(String message, Throwable fault) {
        var logger = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        var console = (ConsoleAppender<ILoggingEvent>) logger.getAppender("console");
        var event =
                new ch.qos.logback.classic.spi.LoggingEvent(
                        "city", logger, Level.ERROR, message, fault, new Object[0]);
        event.setTimeStamp(1_767_772_800_123L);
        return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void a_fault_is_told_by_its_kinds_and_places_and_never_by_its_words() {
        var row = new IllegalStateException("Failing row contains (Maija, Meri, 010190-900P)");
        var told = line("Scenario 7 failed", new IllegalArgumentException("Maija Meri", row));
        assertThat(told)
                .startsWith("2026-01-07T08:00:00.123Z ERROR Scenario 7 failed\n")
                .contains(
                        "  java.lang.IllegalArgumentException\n    at city.base.shared.LoggedFaultTest.a_fault_is_told",
                        "  caused by java.lang.IllegalStateException\n")
                .doesNotContain("Maija", "010190");
    }

    @Test
    void a_fault_that_comes_often_does_not_fill_the_disk() {
        Throwable deep = new IllegalStateException();
        for (var i = 0; i < 50; i++) {
            deep = new IllegalStateException(deep);
        }
        assertThat(line("A page failed", deep).length()).isLessThan(4_000);
    }

    @Test
    void nobody_forges_a_line_of_the_log() {
        assertThat(line("Refused: a\r\n2026-01-07T08:00:00.123Z INFO b", null).lines()).hasSize(1);
    }
}
