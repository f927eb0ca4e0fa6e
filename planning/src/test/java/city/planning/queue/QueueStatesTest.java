// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QueueStatesTest {
    private static final Path PAGE = Path.of("../docs/queue-states.md");

    @Test
    void what_has_ended_goes_on_nowhere_and_what_lives_can_be_overtaken() {
        for (var state : QueueState.values()) {
            assertThat(QueueStates.after(state, QueueHappening.OVERTAKEN).isPresent())
                    .isEqualTo(state.live());
            if (!state.live()) {
                for (var happening : QueueHappening.values()) {
                    assertThat(QueueStates.after(state, happening)).isEmpty();
                }
            }
        }
    }

    @Test
    void the_page_shows_the_table_that_the_code_runs() throws IOException {
        if (Boolean.getBoolean("city.docs.write")) {
            Files.writeString(PAGE, QueueStates.markdown());
        }
        assertThat(PAGE).hasContent(QueueStates.markdown());
    }
}
