// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProveHoursTest {
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    @Test
    void what_is_reckoned_is_what_is_counted_minute_by_minute() {
        assertThat(ProveHours.run(1_500, 1, NOWHERE)).isNull();
    }
}
