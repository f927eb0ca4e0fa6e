// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.TaskKind;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.offer.State;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import city.heart.preparation.WaitingCases;
import city.heart.preparation.World;
import city.heart.service.Assignment.Aim;
import city.planning.PlanningScenario;
import city.planning.round.Rounds.RoundOutcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Pre-primary places are given in a round: from the open cases to the offers.
class RoundOffersTest extends PlanningScenario {
    private static final List<Aim> ORDER =
            List.of(Aim.RIGHT, Aim.PLACED, Aim.OWN_AREA, Aim.CONTINUITY, Aim.METRES);
    private static final Actor ANNA = Actor.officer("officer-1");
    private static final Actor BERIT = Actor.officer("officer-2");

    /// No unit has answered in most of these tests.
    private static final String DESPITE = "The units were asked by phone";

    @Autowired Rounds rounds;
    @Autowired RoundRunner drafts;
    @Autowired RoundOffers roundOffers;
    @Autowired FirstRound firstRound;
    @Autowired WaitingCases waiting;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void inRounds() {
        prePrimaryInRounds(ORDER);
    }

    private RoundId opened() {
        return rounds.open(
                new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", ORDER), ANNA);
    }

    private Run draft(RoundId id) {
        assertThat(rounds.ask(id, ANNA)).isEqualTo(RoundOutcome.DONE);
        drafts.run();
        return rounds.runs(id).getFirst();
    }

    private void released(RoundId id) {
        rounds.putForward(id, draft(id).id(), ANNA);
        assertThat(rounds.sign(id, BERIT, DESPITE)).isEqualTo(RoundOutcome.DONE);
        assertThat(rounds.release(id, BERIT)).isEqualTo(RoundOutcome.DONE);
    }

    private Map<Integer, String> units(Run run) {
        Map<Integer, String> byChild = new HashMap<>();
        for (DraftPlace it : rounds.places(run.id())) {
            var to = it.choice();
            byChild.put(it.child().value(), to == null ? "none" : to.unit().value());
        }
        return byChild;
    }

    private String unitOf(ResidentId child) {
        return onlyCase(child).offers().stream()
                .filter(it -> it.state().holdsSeat())
                .map(it -> it.choice().unit().value())
                .findFirst()
                .orElse("none");
    }

    @Test
    void a_due_child_waits_for_the_round_and_hears_nothing_before_it_is_published() {
        var child = world.child(1, "west", 11);
        run();
        run();
        assertThat(onlyCase(child).offers()).isEmpty();
        assertThat(asked(child)).isEmpty();
        var id = opened();
        rounds.putForward(id, draft(id).id(), ANNA);
        run();
        assertThat(world.post()).isEmpty();
        rounds.sign(id, BERIT, DESPITE);
        run();
        assertThat(world.post()).isEmpty();
        rounds.release(id, BERIT);
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(world.post()).containsExactly("11 proposal");
        assertThat(rounds.find(id).map(PlacementRound::state)).contains(RoundState.PUBLISHED);
        assertThat(taken("pre-primary")).isEqualTo(1);
    }

    @Test
    void all_children_together_have_the_least_way_that_the_order_of_aims_allows() {
        // In the west two units of two seats; everybody there goes on to the western school.
        world.child(1, "west", 11);
        world.child(2, "west", 12);
        world.child(3, "west2", 13);
        world.child(4, "west2", 14);
        world.child(5, "east", 15);
        run();
        var run = draft(opened());
        assertThat(units(run).values())
                .containsExactlyInAnyOrder(
                        "west-goes-on", "west-goes-on", "west-near", "west-near", "east-near");
        assertThat(units(run)).containsEntry(5, "east-near");
        var figures = run.figures();
        assertThat(figures.tiers())
                .contains(
                        new RunFigures.Tier("right", 0, 0),
                        new RunFigures.Tier("placed", 0, 0),
                        new RunFigures.Tier("ground own area", 0, 0),
                        new RunFigures.Tier("ground goes on to own school", 2, 2),
                        new RunFigures.Tier("metres", 1456, 1456));
        assertThat(List.of(figures.children(), figures.placed(), figures.freeSeats()))
                .containsExactly(5, 5, 1);
        assertThat(figures.proven()).isNotEmpty();
    }

    @Test
    void a_draft_can_be_run_again_and_says_who_moved() {
        world.child(1, "west", 11);
        world.child(2, "east", 12);
        run();
        var id = opened();
        var first = draft(id);
        var same = draft(id);
        assertThat(same.inputSha256()).isEqualTo(first.inputSha256());
        assertThat(same.fileSha256()).isEqualTo(first.fileSha256());
        assertThat(same.figures().moved()).isZero();
        jdbc.sql(
                        """
                        update placement.seat set capacity = 0
                         where unit_id = 'west-goes-on' and kind = 'pre-primary'
                        """)
                .update();
        world.isTold(world.child(3, "east", 13));
        run();
        var third = draft(id);
        assertThat(third.number()).isEqualTo(3);
        assertThat(third.inputSha256()).isNotEqualTo(first.inputSha256());
        assertThat(List.of(third.figures().moved(), third.figures().gained()))
                .containsExactly(1, 1);
        assertThat(units(third)).containsEntry(1, "west-near");
    }

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

    @Test
    void killed_between_two_parts_every_offer_exists_once() {
        var children = new ArrayList<ResidentId>();
        for (var i = 1; i <= 5; i++) {
            children.add(world.child(i, i < 5 ? "west" : "east", 10 + i));
        }
        run();
        var id = opened();
        released(id);
        // The first part is committed; the second is broken off in the middle of its transaction.
        assertThat(roundOffers.publish(2)).isEqualTo(2);
        assertThatThrownBy(() ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ -> {
                                    assertThat(roundOffers.publish(2)).isEqualTo(2);
                                    throw new IllegalStateException("the power fails");
                                }))
                .hasMessage("the power fails");
        assertThat(taken("pre-primary")).isEqualTo(2);
        run();
        run();
        assertThat(rounds.find(id).map(PlacementRound::state)).contains(RoundState.PUBLISHED);
        for (var child : children) {
            assertThat(onlyCase(child).offers()).hasSize(1);
            assertThat(state(child)).isEqualTo(State.OPEN);
        }
        assertThat(world.post())
                .containsExactlyInAnyOrder(
                        "11 proposal", "12 proposal", "13 proposal", "14 proposal", "15 proposal");
        assertThat(taken("pre-primary")).isEqualTo(5);
        assertThat(rounds.outcomes(rounds.runs(id).getFirst().id()))
                .isEqualTo(Map.of("OFFERED", 5));
    }

    @Test
    void
            a_family_under_an_order_and_a_child_without_a_home_are_left_to_a_person_the_rest_is_placed() {
        var safe = world.child(1, "west", 11);
        world.child(2, "nowhere", 12);
        var third = world.child(3, "west", 13);
        run();
        world.orderBegins(safe);
        run();
        var id = opened();
        var run = draft(id);
        assertThat(rounds.leftToPerson(run.id(), RightScope.ALL))
                .containsExactlyInAnyOrder(
                        new LeftToPerson(onlyCase(safe).file().id(), "ORDER", true),
                        new LeftToPerson(
                                onlyCase(new ResidentId(2)).file().id(), "NO_KNOWN_HOME", false));
        assertThat(rounds.leftToPerson(run.id(), RightScope.UNPROTECTED)).hasSize(1);
        assertThat(run.figures().aside()).isEqualTo(1);
        assertThat(units(run)).containsOnlyKeys(3);
        assertThat(rounds.children(run.id())).containsExactly(third);
        rounds.putForward(id, run.id(), ANNA);
        rounds.sign(id, BERIT, DESPITE);
        rounds.release(id, BERIT);
        run();
        assertThat(state(third)).isEqualTo(State.OPEN);
        assertThat(onlyCase(safe).offers()).isEmpty();
        assertThat(asked(safe)).containsExactly(TaskKind.ORDER);
        assertThat(asked(new ResidentId(2))).containsExactly(TaskKind.NO_UNIT);
    }

    @Test
    void an_order_that_begins_between_signing_and_publishing_stops_that_offer_only() {
        var safe = world.child(1, "west", 11);
        var other = world.child(2, "west", 12);
        run();
        var id = opened();
        released(id);
        world.orderBegins(safe);
        run();
        assertThat(onlyCase(safe).offers()).isEmpty();
        assertThat(state(other)).isEqualTo(State.OPEN);
        assertThat(rounds.outcomes(rounds.runs(id).getFirst().id()))
                .isEqualTo(Map.of("OFFERED", 1, "OVERTAKEN", 1));
        assertThat(world.post()).containsExactly("12 proposal");
    }

    @Test
    void children_of_one_birth_get_one_unit_and_one_pseudonym() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        // One seat in the unit nearest for one of them: together they go where there are two.
        jdbc.sql("update placement.seat set capacity = 1 where unit_id = 'west-goes-on'").update();
        var run = draft(opened());
        assertThat(units(run)).isEqualTo(Map.of(1, "west-near", 2, "west-near"));
        assertThat(run.figures().children()).isEqualTo(2);
        assertThat(
                        jdbc.sql("select count(distinct pseudonym) from round.member")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_younger_sibling_in_the_unit_and_an_older_ones_school_speak_for_it_as_the_order_says() {
        var order = List.of(Aim.RIGHT, Aim.PLACED, Aim.SIBLINGS, Aim.METRES);
        // The home stands beside west-near.
        var child = world.child(1, "west", 11);
        world.hasSibling(child, 501, 2022);
        world.presentUnits.put(new ResidentId(501), new UnitId("west-goes-on"));
        run();
        var id =
                rounds.open(
                        new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", order),
                        ANNA);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-goes-on"));
        // Who begins pre-primary or school in that year is in the unit no longer.
        world.born.put(new ResidentId(501), 2020);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-near"));
        // An older one has a place in the western school in the same year.
        world.born.put(new ResidentId(501), 2019);
        placements.placeAt(
                new Wish(
                        UUID.randomUUID(),
                        new ResidentId(501),
                        "school",
                        Language.FI,
                        World.PERIOD,
                        LocalDate.of(2026, 8, 11),
                        LocalDate.of(2027, 6, 5),
                        "west",
                        List.of()),
                new UnitId("west-school"),
                Language.FI,
                null);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-goes-on"));
    }

    @Test
    void who_comes_after_the_round_is_offered_a_place_at_once_and_nobody_moves() {
        var first = world.child(1, "west", 11);
        run();
        released(opened());
        run();
        var before = offer(first);
        var late = world.child(2, "west", 12);
        world.isTold(late);
        run();
        assertThat(state(late)).isEqualTo(State.OPEN);
        assertThat(offer(first)).isEqualTo(before);
    }

    @Test
    void who_was_due_between_the_draw_and_the_publication_is_offered_a_place_after_it() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        rounds.putForward(id, draft(id).id(), ANNA);
        var late = world.child(2, "west", 12);
        world.isTold(late);
        run();
        assertThat(onlyCase(late).offers()).isEmpty();
        rounds.sign(id, BERIT, DESPITE);
        rounds.release(id, BERIT);
        run();
        run();
        assertThat(unitOf(late)).isEqualTo("west-goes-on");
    }

    @Test
    void without_enough_seats_those_left_wait_for_a_person() {
        jdbc.sql("update placement.seat set capacity = 0 where unit_id <> 'east-near'").update();
        for (var i = 1; i <= 3; i++) {
            world.child(i, "east", 10 + i);
        }
        run();
        var id = opened();
        released(id);
        run();
        var run = rounds.runs(id).getFirst();
        assertThat(rounds.outcomes(run.id())).isEqualTo(Map.of("OFFERED", 2, "NO_PLACE", 1));
        assertThat(run.figures().tiers()).contains(new RunFigures.Tier("right", 1, 1));
        var left =
                rounds.places(run.id()).stream()
                        .filter(it -> it.choice() == null)
                        .map(DraftPlace::child)
                        .toList();
        assertThat(left).hasSize(1);
        assertThat(asked(left.getFirst())).containsExactly(TaskKind.NO_UNIT);
    }

    @Test
    void a_seat_that_an_officer_gave_away_meanwhile_is_not_given_twice() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        released(id);
        jdbc.sql("update placement.seat set capacity = 0 where unit_id = 'west-goes-on'").update();
        run();
        assertThat(asked(new ResidentId(1))).containsExactly(TaskKind.NO_UNIT);
        assertThat(taken("pre-primary")).isZero();
    }

    @Test
    void the_choice_of_the_round_is_on_record_with_its_ground_and_method() {
        var child = world.child(1, "west", 11);
        run();
        released(opened());
        run();
        assertThat(onlyCase(child).offers().getFirst().choice())
                .isEqualTo(
                        new UnitChoice.Proposed(
                                new UnitId("west-goes-on"),
                                UnitChoice.Ground.AREA,
                                520,
                                "straight line x 1.30, round 1",
                                "west",
                                false));
    }

    @Test
    void what_a_round_keeps_of_a_case_goes_with_the_case_and_its_file_with_the_first() {
        var child = world.child(1, "west", 11);
        world.child(2, "east", 12);
        run();
        var id = opened();
        var run = draft(id);
        rounds.erased(List.of(onlyCase(child).file().id()));
        assertThat(units(run)).containsOnlyKeys(2);
        assertThat(
                        jdbc.sql(
                                        """
                                        select (select count(*) from round.member) || ' '
                                               || (select count(*) from round.run where file is not null)
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("1 0");
        assertThat(rounds.run(run.id()).orElseThrow().figures()).isEqualTo(run.figures());
    }

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
