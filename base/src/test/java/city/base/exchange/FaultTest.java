// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaultTest {
    @Test
    void is_written_as_compilers_write_it() {
        assertThat(Fault.inFile("service.yaml", 12, "the rule is missing"))
                .hasToString("service.yaml:12: the rule is missing");
        assertThat(Fault.inFile("rule.dmn", 0, "is not there"))
                .hasToString("rule.dmn: is not there");
    }
}
