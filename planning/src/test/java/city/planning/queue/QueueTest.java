// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFilter;
import city.heart.offer.OfferId;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.placement.Seats;
import city.heart.preparation.World;
import city.heart.service.Assignment.Aim;
import city.planning.PlanningScenario;
import city.planning.queue.Queues.QueueOutcome;
import city.planning.round.RoundRunner;
import city.planning.round.Rounds;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// After a round of pre-primary places: two seats in the nearer of two western units, and four children. Those in
/// the farther one wait for a seat in the nearer.
class QueueTest extends PlanningScenario {
    /// No continuity: the nearer unit is the better one for all.
    private static final List<Aim> ORDER = List.of(Aim.RIGHT, Aim.PLACED, Aim.METRES);

    private static final Actor ANNA = Actor.officer("a");
    private static final Actor BERIT = Actor.officer("b");
    private static final UnitId NEAR = new UnitId("west-near");
    private static final UnitId FAR = new UnitId("west-goes-on");

    @Autowired Rounds rounds;
    @Autowired RoundRunner drafts;
    @Autowired Queues queues;
    @Autowired QueueRunner queueRunner;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    @BeforeEach
    void publishedRound() {
        prePrimaryInRounds(ORDER);
    }

    /// Four children in the west, each with one guardian (11–14); the first also with a second one (21).
    private void published() {
        jdbc.sql("update placement.seat set capacity = 0 where unit_id = 'east-near'").update();
        world.child(1, "west", 11, 21);
        world.child(2, "west", 12);
        world.child(3, "west", 13);
        world.child(4, "west", 14);
        run();
        var id =
                rounds.open(
                        new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", ORDER),
                        ANNA);
        rounds.ask(id, ANNA);
        drafts.run();
        rounds.putForward(id, rounds.runs(id).getFirst().id(), ANNA);
        rounds.sign(id, BERIT, "The units have been asked by phone");
        rounds.release(id, BERIT);
        run();
    }

    private ResidentId guardian(int child) {
        return new ResidentId(10 + child);
    }

    private List<Integer> in(UnitId unit) {
        return List.of(1, 2, 3, 4).stream().filter(it -> unitOf(it).equals(unit)).toList();
    }

    private UnitId unitOf(int child) {
        return onlyCase(new ResidentId(child)).offers().stream()
                .filter(it -> it.state().holdsSeat())
                .map(it -> it.choice().unit())
                .findFirst()
                .orElse(new UnitId("none"));
    }

    private OfferId offerOf(int child) {
        return offer(new ResidentId(child));
    }

    private Queues.FamilyQueues seen(int child) {
        return queues.of(offerOf(child), guardian(child)).orElseThrow();
    }

    private UUID entry(int child) {
        return seen(child).entries().getFirst().id();
    }

    private Map<String, Integer> taken() {
        Map<String, Integer> taken = new HashMap<>();
        for (Seats it : placements.seats("pre-primary", World.PERIOD)) {
            if (it.taken() > 0) {
                taken.put(it.unit().value(), it.taken());
            }
        }
        return taken;
    }

    private void frees(int child) {
        desk.withdraw(offerOf(child), Actor.officer("officer-1"), "by mistake");
    }

    @Test
    void a_family_that_waits_keeps_its_place_and_reads_where_it_is_in_the_line() {
        published();
        var waits = in(FAR);
        assertThat(waits).hasSize(2);
        for (var child : waits) {
            assertThat(seen(child).nearer()).containsExactly(NEAR);
            assertThat(queues.join(offerOf(child), guardian(child), NEAR))
                    .contains(QueueOutcome.JOINED);
            assertThat(queues.join(offerOf(child), guardian(child), NEAR))
                    .contains(QueueOutcome.JOINED);
        }
        run();
        assertThat(waits.stream().map(it -> seen(it).entries().getFirst().position()))
                .containsExactlyInAnyOrder(1, 2);
        assertThat(seen(waits.getFirst()).nearer()).isEmpty();
        assertThat(in(FAR)).isEqualTo(waits);
        assertThat(queues.lines("pre-primary", World.PERIOD, List.of()))
                .containsExactly(new Queues.Line(NEAR, 2, 0, 0));
        assertThat(queues.of(offerOf(waits.getFirst()), new ResidentId(99))).isEmpty();
        assertThat(queues.join(offerOf(waits.getFirst()), new ResidentId(99), NEAR)).isEmpty();
    }

    @Test
    void a_free_seat_is_kept_for_the_first_in_line_who_takes_it_with_a_yes() {
        published();
        var near = NEAR;
        var far = FAR;
        var waits = in(far);
        var leaves = in(near).getFirst();
        waits.forEach(it -> queues.join(offerOf(it), guardian(it), near));
        var first =
                waits.stream()
                        .filter(it -> seen(it).entries().getFirst().position() == 1)
                        .findFirst()
                        .orElseThrow();
        var before = offerOf(first);
        frees(leaves);
        assertThat(taken()).isEqualTo(Map.of(near.value(), 1, far.value(), 2));
        run();
        run();
        assertThat(taken()).isEqualTo(Map.of(near.value(), 2, far.value(), 2));
        assertThat(world.post()).contains(guardian(first).value() + " seat");
        assertThat(world.post().stream().filter(it -> it.endsWith(" seat")))
                .hasSize(first == 1 ? 2 : 1);
        assertThat(world.message(guardian(first).value() + " seat").text().sms())
                .doesNotContain("Aino", "west");
        assertThat(seen(first).entries().getFirst().lastDay()).isEqualTo(LocalDate.of(2026, 1, 28));
        assertThat(offerOf(first)).isEqualTo(before);
        assertThat(queues.toAnswer(guardian(first)))
                .containsExactly(new Queues.FreeSeat(before, LocalDate.of(2026, 1, 28)));
        assertThat(queues.toAnswer(guardian(leaves))).isEmpty();
        var entry = entry(first);
        if (first == 1) {
            assertThat(queues.answer(before, entry, guardian(1), true)).contains(QueueOutcome.YES);
            assertThat(queues.toAnswer(guardian(1))).isEmpty();
            assertThat(offerOf(1)).isEqualTo(before);
            assertThat(queues.answer(before, entry, new ResidentId(21), true))
                    .contains(QueueOutcome.TAKEN);
        } else {
            assertThat(queues.answer(before, entry, guardian(first), true))
                    .contains(QueueOutcome.TAKEN);
        }
        var line =
                onlyCase(new ResidentId(first)).offers().stream()
                        .filter(it -> it.state().holdsSeat())
                        .findFirst()
                        .orElseThrow();
        assertThat(line.choice().unit()).isEqualTo(near);
        assertThat(line.state()).isEqualTo(State.READY);
        assertThat(line.replaces()).isEqualTo(before);
        assertThat(taken()).isEqualTo(Map.of(near.value(), 2, far.value(), 1));
        assertThat(queues.answer(line.id(), entry, guardian(first), true))
                .contains(QueueOutcome.CLOSED);
        run();
        assertThat(queues.lines("pre-primary", World.PERIOD, List.of()))
                .containsExactly(new Queues.Line(near, 1, 0, 1));
    }

    @Test
    void it_takes_the_yes_of_all_who_decide_and_one_no_keeps_the_present_place() {
        published();
        var far = unitOf(1);
        var other = far.equals(NEAR) ? FAR : NEAR;
        // Wherever the first child is: its family asks for the other unit, in which a seat is free.
        frees(in(other).getFirst());
        queues.join(offerOf(1), guardian(1), other);
        run();
        var before = offerOf(1);
        assertThat(queues.answer(before, entry(1), guardian(1), true)).contains(QueueOutcome.YES);
        assertThat(offerOf(1)).isEqualTo(before);
        assertThat(queues.answer(before, entry(1), new ResidentId(21), false))
                .contains(QueueOutcome.NO);
        assertThat(offerOf(1)).isEqualTo(before);
        assertThat(unitOf(1)).isEqualTo(far);
        assertThat(seen(1).entries()).isEmpty();
        assertThat(taken()).isEqualTo(Map.of(far.value(), 2, other.value(), 1));
    }

    @Test
    void silence_gives_nothing_up_and_the_seat_goes_to_the_next() {
        published();
        var near = NEAR;
        var far = FAR;
        var waits = in(far);
        waits.forEach(it -> queues.join(offerOf(it), guardian(it), near));
        frees(in(near).getFirst());
        run();
        var asked =
                waits.stream()
                        .filter(it -> seen(it).entries().getFirst().lastDay() != null)
                        .toList();
        assertThat(asked).hasSize(1);
        time.set("2026-01-29T10:00:00");
        run();
        var next = waits.stream().filter(it -> !asked.contains(it)).findFirst().orElseThrow();
        assertThat(seen(next).entries().getFirst().lastDay()).isNotNull();
        assertThat(seen(asked.getFirst()).entries()).isEmpty();
        assertThat(unitOf(asked.getFirst())).isEqualTo(far);
        assertThat(taken()).isEqualTo(Map.of(near.value(), 2, far.value(), 2));
    }

    @Test
    void an_order_or_a_person_ends_the_waiting_and_frees_what_was_kept() {
        published();
        var near = NEAR;
        var waits = in(FAR);
        waits.forEach(it -> queues.join(offerOf(it), guardian(it), near));
        frees(in(near).getFirst());
        run();
        var asked =
                waits.stream()
                        .filter(it -> seen(it).entries().getFirst().lastDay() != null)
                        .findFirst()
                        .orElseThrow();
        world.orderBegins(new ResidentId(asked));
        run();
        assertThat(
                        jdbc.sql("select state from queue.entry order by ended_at nulls last")
                                .query(String.class)
                                .list())
                .containsExactly("ENDED", "ASKED");
        assertThat(jdbc.sql("select count(*) from placement.hold").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void a_prepared_decision_waits_for_the_answer_of_a_family_that_is_asked() {
        published();
        var near = NEAR;
        var child = in(FAR).stream().filter(it -> it != 1).findFirst().orElseThrow();
        queues.join(offerOf(child), guardian(child), near);
        frees(in(near).getFirst());
        run();
        offers.answer(offerOf(child), guardian(child), Reply.ACCEPT, null);
        assertThat(state(new ResidentId(child))).isEqualTo(State.READY);
        assertThat(decisions.prepared(CaseFilter.of("pre-primary", RightScope.ALL), 0, 10))
                .isEmpty();
        queues.answer(offerOf(child), entry(child), guardian(child), false);
        assertThat(decisions.prepared(CaseFilter.of("pre-primary", RightScope.ALL), 0, 10))
                .hasSize(1);
    }

    @Test
    void killed_while_a_family_is_asked_it_is_asked_once_and_one_seat_is_kept() {
        published();
        var near = NEAR;
        var waits = in(FAR);
        waits.forEach(it -> queues.join(offerOf(it), guardian(it), near));
        frees(in(near).getFirst());
        assertThatThrownBy(() ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ -> {
                                    assertThat(queueRunner.step()).isEqualTo(1);
                                    throw new IllegalStateException("the power fails");
                                }))
                .hasMessage("the power fails");
        assertThat(taken().get(near.value())).isEqualTo(1);
        run();
        run();
        assertThat(taken().get(near.value())).isEqualTo(2);
        assertThat(
                        jdbc.sql("select count(*) from queue.entry where state = 'ASKED'")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }
}
