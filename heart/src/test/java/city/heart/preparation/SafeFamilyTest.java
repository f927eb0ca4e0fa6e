// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFilter;
import city.heart.casework.TaskKind;
import city.heart.casework.WorkLists;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.message.BeforeSending.DueMessage;
import city.heart.offer.Reply;
import city.heart.offer.State;
import city.heart.profile.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A non-disclosure order at every moment: nothing leaves, links and pages are closed, a person who may
/// handle such a family is asked, and nobody else sees the case.
class SafeFamilyTest extends PreparationScenario {
    private void onlyAPersonKnows(ResidentId child) {
        assertThat(world.post()).isEmpty();
        assertThat(asked(child)).contains(TaskKind.ORDER);
        assertThat(cases.of(child, RightScope.UNPROTECTED)).isEmpty();
        assertThat(work.open(CaseFilter.all(RightScope.UNPROTECTED), WorkLists.Which.ALL, 0, 100))
                .isEmpty();
        for (var guardian : List.of(MOTHER, FATHER)) {
            assertThat(offers.list(guardian)).isEmpty();
        }
        // And no later day brings anything.
        time.set("2026-03-02T10:00:00");
        run();
        assertThat(world.post()).isEmpty();
    }

    @Test
    void an_order_before_the_sweep_asks_a_person_and_makes_no_offer() {
        var child = world.child(1, "west", 11, 12);
        world.orderBegins(child);
        run();
        assertThat(onlyCase(child).offers()).isEmpty();
        assertThat(taken("school")).isZero();
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_begins_after_the_sweep_sends_nothing() {
        var child = world.child(1, "west", 11, 12);
        sweepOnly();
        world.orderBegins(child);
        orders.orderStands(List.of(child), new RecordingNumber(101));
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        run();
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_no_listener_told_is_seen_before_sending() {
        var child = world.child(1, "west", 11, 12);
        sweepOnly();
        world.orderBegins(child);
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_begins_after_sending_closes_links_and_pages_at_once() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        var token = world.token(11);
        assertThat(offers.link(token)).isPresent();
        world.orderBegins(child);
        orders.orderStands(List.of(child), new RecordingNumber(101));
        assertThat(offers.link(token)).isEmpty();
        assertThat(offers.acceptByLink(token)).isEmpty();
        assertThat(offers.notMyChild(token)).isFalse();
        assertThat(offers.find(id, FATHER)).isEmpty();
        assertThat(offers.answer(id, FATHER, Reply.ACCEPT, null)).isEmpty();
        assertThat(offers.askForPerson(id, FATHER, false, null)).isEmpty();
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_on_a_guardian_closes_the_offers_of_that_guardians_children() {
        var child = world.child(1, "west", 11, 12);
        run();
        orders.orderStands(List.of(FATHER), new RecordingNumber(101));
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(offers.list(MOTHER)).isEmpty();
    }

    @Test
    void an_order_that_begins_after_the_answer_stops_the_decision() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        offers.answer(id, MOTHER, Reply.ACCEPT, null);
        offers.answer(id, FATHER, Reply.ACCEPT, null);
        assertThat(state(child)).isEqualTo(State.READY);
        world.orderBegins(child);
        orders.orderStands(List.of(child), new RecordingNumber(101));
        assertThat(decisions.sign(List.of(id), Decision.By.officer("o", "O", "t", "t")))
                .isEqualTo(Map.of(id, new Decisions.SignOutcome.Overtaken()));
        assertThat(onlyCase(child).decisions()).isEmpty();
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_nobody_told_is_seen_before_the_signature() {
        var child = world.child(1, "west", 11);
        run();
        var id = offer(child);
        offers.answer(id, MOTHER, Reply.ACCEPT, null);
        world.orderBegins(child);
        assertThat(decisions.sign(List.of(id), Decision.By.officer("o", "O", "t", "t")))
                .isEqualTo(Map.of(id, new Decisions.SignOutcome.Overtaken()));
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_begins_after_the_decision_closes_the_document_and_leaves_the_decision() {
        var child = world.child(1, "west", 11);
        run();
        var id = offer(child);
        offers.answer(id, MOTHER, Reply.ACCEPT, null);
        var signed =
                (Decisions.SignOutcome.Signed)
                        decisions
                                .sign(List.of(id), Decision.By.officer("o", "O", "t", "t"))
                                .get(id);
        assertThat(decisions.document(signed.decision(), MOTHER, city.base.shared.Language.FI))
                .isPresent();
        world.orderBegins(child);
        orders.orderStands(List.of(child), new RecordingNumber(101));
        assertThat(state(child)).isEqualTo(State.DECIDED);
        assertThat(decisions.document(signed.decision(), MOTHER, city.base.shared.Language.FI))
                .isEmpty();
        onlyAPersonKnows(child);
    }

    @Test
    void an_order_that_ends_opens_nothing_by_machine() {
        var child = world.child(1, "west", 11);
        run();
        world.orderBegins(child);
        run();
        var family = world.families.get(child);
        world.change(
                child,
                city.heart.population.LifeEvent.Kind.ORDER_ENDED,
                world.with(family, World.person(1, "west"), family.guardians(), false));
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(offers.list(MOTHER)).isEmpty();
        assertThat(world.post()).isEmpty();
    }

    @Test
    void the_last_look_stops_a_message_that_is_already_in_the_hands_of_a_sender() {
        var child = world.child(1, "west", 11);
        run();
        var message = world.message("11 proposal");
        var waiting =
                List.of(new DueMessage(message.id(), MOTHER, "offer.proposal", Channel.LETTER));
        assertThat(lastLook.overtaken(waiting)).isEmpty();
        world.orderBegins(child);
        assertThat(lastLook.overtaken(waiting)).isEqualTo(Map.of(message.id(), "order-began"));
        var family = world.families.get(child);
        world.families.put(
                child, world.with(family, World.person(1, "west"), family.guardians(), false));
        world.dies(child);
        assertThat(lastLook.overtaken(waiting)).isEqualTo(Map.of(message.id(), "child-died"));
    }

    @Test
    void a_text_message_and_a_mail_hold_no_name_no_unit_and_no_home() {
        world.child(1, "west", 11);
        run();
        var text = world.message("11 proposal").text();
        for (var it : List.of(text.sms(), text.subject(), text.email())) {
            assertThat(it).doesNotContain("Aino", "Keksitty", "Lännen");
        }
        assertThat(text.letter()).contains("Aino1 Keksitty", "Lännen koulu");
    }
}
