// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;

import city.heart.offer.States.Happening;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest {
    @Test
    void the_table_in_docs_is_the_one_the_code_runs() throws Exception {
        var kept = Path.of("../docs/offer-states.md");
        if (Boolean.getBoolean("city.docs.write")) {
            Files.writeString(kept, States.markdown());
        }
        assertThat(kept).hasContent(States.markdown());
    }

    @Test
    void every_state_can_be_reached_and_every_happening_leads_somewhere() {
        var reached = new HashSet<>(EnumSet.of(State.PREPARED));
        var heard = EnumSet.noneOf(Happening.class);
        States.ROWS.forEach(row -> {
            reached.add(row.to());
            heard.add(row.happening());
        });
        assertThat(reached).containsExactlyInAnyOrder(State.values());
        assertThat(heard).containsExactlyInAnyOrder(Happening.values());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"WITHDRAWN", "REPLACED"})
    void nothing_follows_a_final_state(State last) {
        for (var happening : Happening.values()) {
            assertThat(States.move(last, happening)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = State.class)
    void an_order_never_leaves_an_offer_where_the_machine_goes_on(State state) {
        if (state == State.WITHDRAWN || state == State.REPLACED) {
            return;
        }
        assertThat(States.move(state, Happening.ORDER_BEGAN).map(States.Move::to))
                .isEqualTo(Optional.of(state == State.DECIDED ? State.DECIDED : State.WITH_PERSON));
    }

    @ParameterizedTest
    @EnumSource(value = State.class)
    void a_move_out_withdraws_before_sending_and_never_after_a_decision(State state) {
        var after = States.move(state, Happening.MOVED_OUT).map(States.Move::to);
        switch (state) {
            case PREPARED -> assertThat(after).contains(State.WITHDRAWN);
            case DECIDED, WITH_PERSON, WITHDRAWN, REPLACED -> assertThat(after).isEmpty();
            default -> assertThat(after).contains(State.WITH_PERSON);
        }
    }
}
