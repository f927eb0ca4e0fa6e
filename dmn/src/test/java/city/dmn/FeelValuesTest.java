// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import static city.dmn.Models.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import city.dmn.feel.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Values worked out from the standards, where the engine was once wrong or easily might be: `feel-values.txt`.
class FeelValuesTest {
    private static final Options STANDARD =
            Options.standard(Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC));

    static Stream<Arguments> values() throws IOException {
        try (var file =
                Objects.requireNonNull(
                        FeelValuesTest.class.getResourceAsStream("feel-values.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(it -> !it.startsWith("#") && !it.isBlank())
                            .map(it -> it.split(" ==> ", 2))
                            .map(it -> Arguments.of(it[0], it[1]))
                            .toList()
                            .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void an_expression_has_the_value_of_the_standard(String feel, String value) {
        var outcome =
                DmnModel.compile(Map.of("x", Models.expression(feel)), "x", STANDARD)
                        .orThrow()
                        .decision("x")
                        .decide(Map.of(), DAY);
        assertThat(Text.of(outcome.value())).as("%s", outcome.faults()).isEqualTo(value);
        if (value.equals("null")) {
            assertThat(outcome.faults()).isNotEmpty();
        }
    }
}
