// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import city.browser.Visit.Width;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The pages that anybody may open.
class OpenPagesTest {
    private static final List<Open> PAGES =
            List.of(
                    new Open("/", "front", 200),
                    new Open("/accessibility", "statement", 200),
                    new Open("/privacy", "privacy", 200),
                    new Open("/privacy/pre-primary", "privacy-notice", 200),
                    new Open("/feedback", "feedback", 200),
                    new Open("/sign-in", "sign-in", 200),
                    new Open("/sign-in/failed", "sign-in-failed", 200),
                    new Open("/sign-in/unknown", "sign-in-unknown", 200),
                    new Open("/rounds", "rounds", 200),
                    new Open("/rules", "rules", 200),
                    new Open("/api", "api", 200),
                    new Open("/demo", "demo", 200),
                    new Open("/demo/outbox", "outbox", 200),
                    new Open("/nowhere", "not-found", 404));

    private record Open(String path, String name, int status) {}

    /// Every page in every language and at every width, without every combination of the two.
    static Stream<Arguments> everyPage() {
        return PAGES.stream()
                .flatMap(page ->
                        Stream.of(
                                Arguments.of(page, "fi", Width.NARROW),
                                Arguments.of(page, "sv", Width.PHONE),
                                Arguments.of(page, "en", Width.DESKTOP)));
    }

    @ParameterizedTest
    @MethodSource("everyPage")
    void is_readable_for_everybody(Open open, String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            assertThat(visit.open(open.path()).status()).isEqualTo(open.status());
            visit.look(open.name()).isAccessible().worksByKeyboard();
        }
    }

    /// The page behind an address that leads to the version in force; its tables are wide.
    @ParameterizedTest
    @CsvSource({"fi, NARROW", "sv, PHONE", "en, DESKTOP"})
    void a_rule_is_readable_for_everybody(String language, Width width) {
        try (var visit = Visit.on(width, language)) {
            assertThat(visit.open("/rules/pre-primary").status()).isEqualTo(200);
            visit.look("rule").isAccessible().worksByKeyboard();
        }
    }
}
