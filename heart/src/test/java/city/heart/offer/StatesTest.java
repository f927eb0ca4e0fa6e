// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.LifecycleContract;
import city.heart.offer.States.Happening;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatesTest extends LifecycleContract<State, Happening> {
    StatesTest() {
        super(States.TABLE, State.values(), Happening.values(), "offer.offer");
    }

    @Override
    protected String file() {
        return "offer-states.md";
    }

    @Override
    protected String preface() {
        return """
        # The states of an offer

        The table that the code runs (`city.heart.offer.States`). An answer can be changed until the last day, in every state
        that takes answers; an answer after the decision is kept and goes to a person.
        """;
    }

    @Override
    protected Map<String, Predicate<State>> marks() {
        var marks = new LinkedHashMap<String, Predicate<State>>();
        marks.put("answers", State::takesAnswers);
        marks.put("place kept", State::holdsSeat);
        return marks;
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
