// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundStatesTest {
    @Test
    void the_table_in_docs_is_the_one_the_code_runs() throws Exception {
        var kept = Path.of("../docs/round-states.md");
        if (Boolean.getBoolean("city.docs.write")) {
            Files.writeString(kept, RoundStates.markdown());
        }
        assertThat(kept).hasContent(RoundStates.markdown());
    }

    @Test
    void every_state_can_be_reached_and_every_happening_leads_somewhere() {
        var reached = new HashSet<>(EnumSet.of(RoundState.OPEN));
        var heard = EnumSet.noneOf(RoundHappening.class);
        RoundStates.ROWS.forEach(row -> {
            reached.add(row.to());
            heard.add(row.happening());
        });
        assertThat(reached).containsExactlyInAnyOrder(RoundState.values());
        assertThat(heard).containsExactlyInAnyOrder(RoundHappening.values());
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundState.class,
            names = {"PUBLISHING", "PUBLISHED", "CANCELLED"})
    void there_is_no_way_back_once_offers_leave(RoundState state) {
        for (var happening : RoundHappening.values()) {
            if (happening != RoundHappening.FINISHED) {
                assertThat(RoundStates.after(state, happening)).isEmpty();
            }
        }
    }
}
