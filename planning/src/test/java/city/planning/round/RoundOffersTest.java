// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.casework.TaskKind;
import city.heart.offer.State;
import city.heart.placement.UnitChoice;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Pre-primary places are given in a round: from the open cases to the offers.
class RoundOffersTest extends RoundScenario {
    @Autowired RoundOffers roundOffers;
    @Autowired PlatformTransactionManager transactions;

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
        assertThat(numbers.outcomes(rounds.runs(id).getFirst().id(), RightScope.ALL))
                .isEqualTo(Map.of("OFFERED", 5));
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
        assertThat(numbers.outcomes(rounds.runs(id).getFirst().id(), RightScope.ALL))
                .isEqualTo(Map.of("OFFERED", 1, "OVERTAKEN", 1));
        assertThat(world.post()).containsExactly("12 proposal");
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
        assertThat(numbers.outcomes(run.id(), RightScope.ALL))
                .isEqualTo(Map.of("OFFERED", 2, "NO_PLACE", 1));
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
}
