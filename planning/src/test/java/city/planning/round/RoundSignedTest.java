// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.planning.round.Rounds.RoundOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/// Two pairs of eyes and the units' word, before places become offers.
class RoundSignedTest extends RoundScenario {
    @Test
    void whoever_ran_or_put_forward_a_draft_cannot_sign_it() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        var run = draft(id);
        assertThat(rounds.sign(id, BERIT, DESPITE)).isEqualTo(RoundOutcome.NOT_NOW);
        assertThat(rounds.putForward(id, run.id(), Actor.officer("officer-3")))
                .isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.sign(id, ANNA)).isEqualTo(RoundOutcome.ANOTHER_PERSON);
        assertThat(rounds.sign(id, Actor.officer("officer-3")))
                .isEqualTo(RoundOutcome.ANOTHER_PERSON);
        assertThat(rounds.release(id, ANNA)).isEqualTo(RoundOutcome.NOT_NOW);
        assertThat(rounds.sign(id, BERIT, DESPITE)).isEqualTo(RoundOutcome.DONE);
        assertThatThrownBy(() ->
                        jdbc.sql("update round.round set signed_by = run_by where id = :id")
                                .param("id", id.value())
                                .update())
                .hasMessageContaining("round_two_pairs_of_eyes");
    }

    private UnitStatement word(String unit, boolean agrees) {
        return new UnitStatement(
                new UnitId(unit),
                agrees,
                agrees ? null : "A leak",
                time.instant(),
                Actor.officer("manager"));
    }

    @Test
    void where_a_unit_has_not_agreed_a_round_is_signed_only_with_a_reason() {
        world.child(1, "west", 11);
        world.child(2, "east", 12);
        run();
        var id = opened();
        var run = draft(id);
        assertThat(rounds.say(id, word("west-goes-on", true))).isEqualTo(RoundOutcome.NOT_NOW);
        rounds.putForward(id, run.id(), ANNA);
        assertThat(rounds.unitsOpen(run.id()))
                .containsExactly(new UnitId("east-near"), new UnitId("west-goes-on"));
        assertThat(rounds.say(id, word("west-near", false)))
                .as("nobody comes there")
                .isEqualTo(RoundOutcome.NOT_NOW);
        assertThat(rounds.say(id, word("west-goes-on", true))).isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.say(id, word("east-near", false))).isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.unitsOpen(run.id())).containsExactly(new UnitId("east-near"));
        assertThat(rounds.sign(id, BERIT)).isEqualTo(RoundOutcome.UNITS_OPEN);
        assertThat(rounds.sign(id, BERIT, " ")).isEqualTo(RoundOutcome.UNITS_OPEN);
        assertThat(rounds.sign(id, BERIT, "The leak is mended in June"))
                .isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.steps(id).getLast().text()).isEqualTo("The leak is mended in June");
    }

    @Test
    void where_all_units_have_agreed_a_round_is_signed_without_a_reason() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        var run = draft(id);
        rounds.putForward(id, run.id(), ANNA);
        rounds.say(id, word("west-goes-on", false));
        rounds.say(id, word("west-goes-on", true));
        assertThat(rounds.allStatements(run.id()))
                .containsExactly(word("west-goes-on", false), word("west-goes-on", true));
        assertThat(rounds.sign(id, BERIT)).isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.steps(id).getLast().text()).isNull();
    }

    @Test
    void what_is_sent_back_needs_a_reason_and_can_be_run_again() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        rounds.putForward(id, draft(id).id(), ANNA);
        assertThat(rounds.ask(id, ANNA)).isEqualTo(RoundOutcome.NOT_NOW);
        assertThat(rounds.sendBack(id, BERIT, " ")).isEqualTo(RoundOutcome.NEEDS_REASON);
        assertThat(rounds.sendBack(id, BERIT, "A unit is missing")).isEqualTo(RoundOutcome.DONE);
        assertThat(draft(id).number()).isEqualTo(2);
    }

    @Test
    void there_is_one_round_per_service_and_school_year() {
        var id = opened();
        assertThat(opened()).isEqualTo(id);
        assertThatThrownBy(() ->
                        jdbc.sql(
                                        """
                                        insert into round.round (id, service, period, kind, aims, seed, state,
                                                                 opened_at, opened_by)
                                        select gen_random_uuid(), service, period, kind, aims, seed, 'OPEN',
                                               opened_at, 'x' from round.round
                                        """)
                                .update())
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(rounds.cancel(id, ANNA, "Opened too early")).isEqualTo(RoundOutcome.DONE);
        assertThat(opened()).isNotEqualTo(id);
    }
}
