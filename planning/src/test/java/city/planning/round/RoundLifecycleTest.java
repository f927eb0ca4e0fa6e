// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.LifecycleContract;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundLifecycleTest extends LifecycleContract<RoundState, RoundLifecycle.Happening> {
    RoundLifecycleTest() {
        super(
                RoundLifecycle.TABLE,
                RoundState.values(),
                RoundLifecycle.Happening.values(),
                "round.round");
    }

    @Override
    protected String file() {
        return "round-states.md";
    }

    @Override
    protected String preface() {
        return """
        # States of a round

        The table that the code runs (`city.planning.round.RoundLifecycle`).
        """;
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundState.class,
            names = {"PUBLISHING", "PUBLISHED", "CANCELLED"})
    void there_is_no_way_back_once_offers_leave(RoundState state) {
        for (var happening : RoundLifecycle.Happening.values()) {
            if (happening != RoundLifecycle.Happening.FINISHED) {
                assertThat(RoundLifecycle.TABLE.after(state, happening)).isEmpty();
            }
        }
    }
}
