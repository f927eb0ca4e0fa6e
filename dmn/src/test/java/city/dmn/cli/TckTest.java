// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The official compatibility kit. It lies outside this tree (its licence); `DMN_TCK` names another place.
class TckTest {
    private static final Clock NOON =
            Clock.fixed(Instant.parse("2026-03-02T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void passes_every_case_of_the_kit() throws IOException {
        var given = System.getenv("DMN_TCK");
        var kit = Path.of(given == null ? "../../shared/conformance/dmn-tck" : given);
        if (!Files.isDirectory(kit)) {
            var message = "No DMN compatibility kit at " + kit + "; set DMN_TCK to run it.";
            if ("true".equals(System.getenv("CI"))) {
                fail(message);
            }
            abort(message);
        }
        var results = new Tck(NOON).run(kit);
        assertThat(results).hasSizeGreaterThan(2000);
        assertThat(results.stream().filter(it -> !it.passed()).map(Tck.Result::csv).toList())
                .isEqualTo(List.of());
    }
}
