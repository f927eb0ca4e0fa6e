// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFilter;
import city.heart.casework.TaskKind;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.eligibility.Answer;
import city.heart.offer.Medium;
import city.heart.offer.OfferId;
import city.heart.offer.OfferLine;
import city.heart.offer.Offers;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.placement.Room;
import city.heart.placement.UnitChoice;
import city.heart.population.Family;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An officer proposes a unit of the officer's own choice.
class OfficerOffersTest extends PreparationScenario {
    private static final UnitId WEST = new UnitId("west-school");
    private static final UnitId EAST = new UnitId("east-school");
    private static final String WHY = "Near the grandmother who looks after the child";
    private static final Decision.By SIGNER = Decision.By.officer("o", "O", "t", "t");

    @Autowired JdbcClient jdbc;

    private OfficerOffers.OfferOutcome make(ResidentId child, OfferId instead, UnitId unit) {
        return officerOffers
                .make(onlyCase(child).file().id(), instead, unit, WHY, BY_OFFICER, RightScope.ALL)
                .orElseThrow();
    }

    private OfferLine present(ResidentId child) {
        return onlyCase(child).offers().stream()
                .filter(it -> it.state().open())
                .findFirst()
                .orElseThrow();
    }

    private int taken(UnitId unit) {
        return placements.seats("school", World.PERIOD).stream()
                .filter(it -> it.unit().equals(unit))
                .mapToInt(it -> it.taken() + it.over())
                .sum();
    }

    @Test
    void the_new_offer_names_the_one_it_replaces_and_the_seat_moves_with_it() {
        var child = world.child(1, "west", 11, 12);
        run();
        var first = offer(child);
        var link = world.token(11);
        offers.answer(first, MOTHER, Reply.ANOTHER_UNIT, "near my mother");
        offers.answer(first, FATHER, Reply.ANOTHER_UNIT, null);
        assertThat(asked(child)).containsExactly(TaskKind.REFUSED);
        time.set("2026-01-15T10:00:00");

        var made = (OfficerOffers.OfferOutcome.Sent) make(child, first, EAST);

        var now = present(child);
        assertThat(now.id()).isEqualTo(made.offer());
        assertThat(now.state()).isEqualTo(State.OPEN);
        assertThat(now.replaces()).isEqualTo(first);
        assertThat(now.answers()).isEmpty();
        assertThat(now.chosen()).isEqualTo(new OfferLine.Chosen(BY_OFFICER, WHY));
        assertThat(now.choice())
                .isEqualTo(
                        new UnitChoice.Proposed(
                                EAST,
                                UnitChoice.Ground.PERSON,
                                1820,
                                "straight line x 1.30, chosen by a person",
                                "west",
                                false));
        assertThat(taken(WEST)).isZero();
        assertThat(taken(EAST)).isEqualTo(1);
        assertThat(asked(child)).isEmpty();
        assertThat(offers.link(link)).isEmpty();
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal");
        assertThat(world.looks).containsExactly("officer-1 1");
        assertThat(offers.find(made.offer(), MOTHER).orElseThrow().me().lastDay())
                .isEqualTo(LocalDate.of(2026, 2, 5));
        assertThat(offers.find(first, MOTHER).orElseThrow().canAnswer()).isFalse();
    }

    @Test
    void the_guardians_answer_anew_and_the_machine_goes_on() {
        var child = world.child(1, "west", 11);
        run();
        offers.answer(offer(child), MOTHER, Reply.ANOTHER_UNIT, null);
        make(child, offer(child), EAST);
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        assertThat(state(child)).isEqualTo(State.READY);
        assertThat(decisions.sign(List.of(offer(child)), SIGNER).values())
                .singleElement()
                .isInstanceOf(Decisions.SignOutcome.Signed.class);
        assertThat(onlyCase(child).decisions().getFirst().unit()).isEqualTo(EAST);
    }

    @Test
    void what_an_officer_chose_is_not_chosen_again_by_the_machine() {
        var child = world.child(1, "west", 11);
        run();
        make(child, offer(child), EAST);
        world.isTold(child);
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
        world.movesTo(child, "east");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(present(child).choice().unit()).isEqualTo(EAST);
        assertThat(asked(child)).containsExactly(TaskKind.UNIT_CHANGED);
    }

    @Test
    void a_double_submit_makes_one_offer() throws Exception {
        var child = world.child(1, "west", 11);
        run();
        var first = offer(child);
        try (var two = Executors.newFixedThreadPool(2)) {
            var a = two.submit(() -> make(child, first, EAST));
            var b = two.submit(() -> make(child, first, EAST));
            assertThat(a.get()).isEqualTo(b.get());
        }
        assertThat(onlyCase(child).offers())
                .extracting(OfferLine::state)
                .containsExactly(State.OPEN, State.REPLACED);
        assertThat(taken("school")).isEqualTo(1);
        assertThat(world.post()).containsExactly("11 proposal");
    }

    @Test
    void whoever_saw_another_offer_than_the_present_one_changes_nothing() {
        var child = world.child(1, "west", 11);
        run();
        var first = offer(child);
        make(child, first, EAST);
        assertThat(make(child, first, WEST)).isEqualTo(new OfficerOffers.OfferOutcome.MovedOn());
        assertThat(make(child, null, WEST)).isEqualTo(new OfficerOffers.OfferOutcome.MovedOn());
        assertThat(taken(EAST)).isEqualTo(1);
    }

    @Test
    void a_full_unit_is_refused_and_the_seat_stays() {
        world.child(8, "east", 18);
        world.child(9, "east", 19);
        var child = world.child(1, "west", 11);
        run();
        assertThat(make(child, offer(child), EAST))
                .isEqualTo(new OfficerOffers.OfferOutcome.Full());
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(taken(WEST)).isEqualTo(1);
        assertThat(world.post()).contains("11 proposal");
    }

    @Test
    void the_full_school_of_the_childs_own_area_takes_it_all_the_same() {
        world.child(8, "west", 18);
        world.child(9, "west", 19);
        var child = world.child(1, "west", 11);
        world.said.put(child, Answer.PERSON);
        run();
        assertThat(make(child, null, WEST)).isInstanceOf(OfficerOffers.OfferOutcome.Sent.class);
        assertThat(taken(WEST)).isEqualTo(3);
    }

    @Test
    void another_language_only_when_all_guardians_ask_for_it() {
        jdbc.sql("update unit.unit set languages = '{sv}' where id = 'east-school'").update();
        jdbc.sql("update unit.folder set sha256 = gen_random_uuid()::text").update();
        var child = world.child(1, "west", 11, 12);
        run();
        assertThat(make(child, offer(child), EAST))
                .isEqualTo(new OfficerOffers.OfferOutcome.OtherLanguage());
        offers.answer(offer(child), MOTHER, Reply.ANOTHER_LANGUAGE, null);
        assertThat(make(child, offer(child), EAST))
                .isEqualTo(new OfficerOffers.OfferOutcome.OtherLanguage());
        offers.answer(offer(child), FATHER, Reply.ANOTHER_LANGUAGE, null);
        assertThat(make(child, offer(child), EAST))
                .isInstanceOf(OfficerOffers.OfferOutcome.Sent.class);
        world.isTold(child);
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
    }

    @Test
    void a_unit_of_another_kind_and_an_unknown_one_are_refused() {
        var child = world.child(1, "west", 11);
        run();
        assertThat(make(child, offer(child), new UnitId("east-near")))
                .isEqualTo(new OfficerOffers.OfferOutcome.NotSuitable());
        assertThat(make(child, offer(child), new UnitId("nowhere")))
                .isEqualTo(new OfficerOffers.OfferOutcome.NotSuitable());
        assertThat(make(child, offer(child), WEST))
                .isEqualTo(new OfficerOffers.OfferOutcome.NotSuitable());
    }

    @Test
    void a_decided_case_is_refused() {
        var child = world.child(1, "west", 11);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        decisions.sign(List.of(offer(child)), SIGNER);
        assertThat(make(child, offer(child), EAST))
                .isEqualTo(new OfficerOffers.OfferOutcome.Decided());
        assertThat(state(child)).isEqualTo(State.DECIDED);
    }

    @Test
    void a_child_who_is_due_no_more_gets_no_offer() {
        var child = world.child(1, "west", 11);
        run();
        world.movesOut(child);
        run();
        assertThat(make(child, offer(child), EAST))
                .isEqualTo(new OfficerOffers.OfferOutcome.NotDue());
    }

    @Test
    void a_case_for_a_person_gets_its_first_offer_and_a_person_goes_on_with_the_answers() {
        var child = world.child(1, "west", 11);
        world.said.put(child, Answer.PERSON);
        run();
        assertThat(asked(child)).containsExactly(TaskKind.RULE);

        assertThat(make(child, null, EAST)).isInstanceOf(OfficerOffers.OfferOutcome.Sent.class);
        assertThat(make(child, null, EAST)).isInstanceOf(OfficerOffers.OfferOutcome.Sent.class);
        assertThat(onlyCase(child).offers()).hasSize(1);
        assertThat(world.post()).containsExactly("11 proposal");
        world.isTold(child);
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);

        offers.acceptByLink(world.token(11));
        assertThat(state(child)).isEqualTo(State.READY);
        assertThat(asked(child)).containsExactly(TaskKind.AGREED);
        // The machine prepares no batch of it; the officer who looks at it decides.
        assertThat(decisions.prepared(CaseFilter.of("school", RightScope.ALL), 0, 10)).isEmpty();
        assertThat(decisions.decideByConsideration(offer(child), REASONING, SIGNER))
                .get()
                .isInstanceOf(Decisions.SignOutcome.Signed.class);
        assertThat(world.post()).contains("11 decided");
        assertThat(asked(child)).isEmpty();
    }

    @Test
    void silence_to_an_officers_offer_where_the_machine_may_not_go_on_asks_a_person() {
        var child = world.child(1, "west", 11);
        world.said.put(child, Answer.PERSON);
        run();
        make(child, null, EAST);
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.SILENT);
        assertThat(onlyCase(child).decisions()).isEmpty();
    }

    @Test
    void whose_custody_ends_sees_nothing_more_also_where_a_person_goes_on() {
        var child = world.child(1, "west", 11, 12);
        world.said.put(child, Answer.PERSON);
        run();
        make(child, null, EAST);
        world.guardiansAre(child, 11);
        run();
        assertThat(offers.find(offer(child), FATHER)).isEmpty();
        assertThat(offers.find(offer(child), MOTHER)).isPresent();
    }

    @Test
    void under_an_order_the_seat_is_reserved_and_nothing_leaves() {
        var child = world.child(1, "west", 11, 12);
        world.orderBegins(child);
        run();
        var file = onlyCase(child).file().id();
        assertThat(officerOffers.choosing(file, BY_OFFICER, RightScope.UNPROTECTED)).isEmpty();
        assertThat(officerOffers.make(file, null, EAST, WHY, BY_OFFICER, RightScope.UNPROTECTED))
                .isEmpty();
        var choosing = officerOffers.choosing(file, BY_OFFICER, RightScope.ALL).orElseThrow();
        assertThat(choosing.sends()).isFalse();

        assertThat(make(child, null, EAST))
                .isInstanceOf(OfficerOffers.OfferOutcome.ForPerson.class);
        assertThat(make(child, null, EAST))
                .isInstanceOf(OfficerOffers.OfferOutcome.ForPerson.class);
        assertThat(taken(EAST)).isEqualTo(1);
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(offers.list(MOTHER)).isEmpty();
        time.set("2026-03-02T10:00:00");
        run();
        assertThat(world.post()).isEmpty();

        // The answer and the decision are a person's too.
        assertThat(offers.record(offer(child), MOTHER, Reply.ACCEPT, null, Medium.DESK, BY_OFFICER))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        assertThat(decisions.decideByConsideration(offer(child), REASONING, SIGNER))
                .get()
                .isInstanceOf(Decisions.SignOutcome.Signed.class);
        assertThat(world.post()).isEmpty();
        assertThat(offers.list(MOTHER)).isEmpty();
    }

    @Test
    void the_officer_sees_the_units_by_way_with_seats_and_without_the_present_one() {
        var child = world.child(1, "west", 11);
        world.child(9, "east", 19);
        run();
        assertThat(
                        officerOffers.choosing(
                                onlyCase(child).file().id(), BY_OFFICER, RightScope.UNPROTECTED))
                .isEqualTo(
                        Optional.of(
                                new OfficerOffers.Options(
                                        offer(child),
                                        List.of(new Room(EAST, 1, 1820, false)),
                                        true,
                                        null)));
    }

    @Test
    void without_anybody_to_ask_there_is_no_offer() {
        var child = world.child(1, "west");
        run();
        assertThat(make(child, null, EAST)).isEqualTo(new OfficerOffers.OfferOutcome.NobodyToAsk());
        assertThat(taken("school")).isZero();
    }

    @Test
    void the_childs_own_language_is_that_of_the_mother_tongue() {
        jdbc.sql("update unit.unit set languages = '{sv}' where id = 'east-school'").update();
        jdbc.sql("update unit.folder set sha256 = gen_random_uuid()::text").update();
        var child = world.child(1, "west", 11);
        var it = world.families.get(child);
        world.families.put(child, swedish(it));
        world.said.put(child, Answer.PERSON);
        run();
        assertThat(make(child, null, WEST))
                .isEqualTo(new OfficerOffers.OfferOutcome.OtherLanguage());
        assertThat(make(child, null, EAST)).isInstanceOf(OfficerOffers.OfferOutcome.Sent.class);
    }

    private Family swedish(Family it) {
        var child = it.child();
        return world.with(
                it,
                new city.heart.population.Resident(
                        child.id(),
                        child.names(),
                        child.birth(),
                        null,
                        child.municipality(),
                        child.address(),
                        false,
                        false,
                        Language.SV,
                        "sv",
                        null,
                        true),
                it.guardians(),
                false);
    }
}
