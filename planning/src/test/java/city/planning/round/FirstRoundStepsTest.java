// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.ResidentId;
import city.heart.offer.State;
import city.heart.preparation.WaitingCases;
import city.heart.preparation.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The round that runs by itself where that is set, step by step.
class FirstRoundStepsTest extends RoundScenario {
    @Autowired FirstRound firstRound;
    @Autowired WaitingCases waiting;

    @Test
    void the_first_round_is_published_by_itself_only_where_that_is_set() {
        world.child(1, "west", 11);
        run();
        firstRound.run();
        assertThat(rounds.list()).isEmpty();
        var publishing = new FirstRound(rounds, drafts, waiting, time, "publish");
        publishing.run();
        assertThat(rounds.list().getFirst().state()).isEqualTo(RoundState.PUBLISHING);
        run();
        assertThat(state(new ResidentId(1))).isEqualTo(State.OPEN);
        publishing.run();
        assertThat(rounds.list()).hasSize(1);
        assertThat(rounds.list().getFirst().byDemonstration()).isTrue();
    }

    @Test
    void a_first_round_that_was_broken_off_goes_on_from_where_it_was_and_a_person_stops_it() {
        world.child(1, "west", 11);
        run();
        var publishing = new FirstRound(rounds, drafts, waiting, time, "publish");
        var by = PlacementRound.DEMONSTRATION;
        // The server ended after the draft was asked for, and again after it was put forward.
        var id =
                rounds.open(
                        new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", ORDER),
                        by);
        rounds.ask(id, by);
        drafts.run();
        rounds.putForward(id, rounds.runs(id).getFirst().id(), by);
        rounds.sendBack(id, ANNA, "A unit is missing");
        publishing.run();
        assertThat(rounds.find(id).map(PlacementRound::state)).contains(RoundState.OPEN);
        rounds.cancel(id, ANNA, "Once more");
        var next =
                rounds.open(
                        new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", ORDER),
                        by);
        rounds.ask(next, by);
        publishing.run();
        run();
        assertThat(rounds.find(next).map(PlacementRound::state)).contains(RoundState.PUBLISHED);
        assertThat(rounds.runs(next)).hasSize(1);
        assertThat(state(new ResidentId(1))).isEqualTo(State.OPEN);
    }
}
