// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// A sample of what `./city prove feel` evaluates.
class ProveFeelTest {
    @Test
    void invented_expressions_end_with_a_value_or_a_fault_in_time() {
        var silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        var result = new ProveFeel(silent).run(3_000, 20260801);
        assertThat(result.failure()).isNull();
        assertThat(result.count()).isEqualTo(3_000);
        assertThat(result.values()).isGreaterThan(500);
        assertThat(result.exhausted()).isGreaterThan(50);
    }
}
