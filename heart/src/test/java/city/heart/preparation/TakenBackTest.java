// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFilter;
import city.heart.offer.OfferLine;
import city.heart.offer.State;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An officer takes a proposal back: who is told of its end, and who is not.
class TakenBackTest extends PreparationScenario {
    @Test
    void an_officer_takes_back_what_a_move_overtook_and_whom_the_offer_reached_are_told_once() {
        var child = world.child(1, "west", 11, 12);
        world.hasChosenMail(12);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        world.posted("12 proposal", LocalDate.of(2026, 1, 7));
        var id = offer(child);
        world.movesOut(child);
        run();
        assertThat(world.post()).isEmpty();
        assertThat(desk.withdraw(id, BY_OFFICER, "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, true));
        assertThat(world.post()).containsExactlyInAnyOrder("11 withdrawn", "12 withdrawn");
        assertThat(world.message("11 withdrawn").letterAlso()).isTrue();
        assertThat(world.message("12 withdrawn").letterAlso()).isFalse();
        var text = world.message("11 withdrawn").text();
        assertThat(text.sms()).startsWith("withdrawn.sms fi").doesNotContain("Aino", "koulu");
        // Its own end does not stop it, and a second click says nothing new.
        var waiting = waiting("11 withdrawn");
        assertThat(lastLook.overtaken(waiting)).isEmpty();
        assertThat(desk.withdraw(id, BY_OFFICER, "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, false));
        assertThat(world.post()).hasSize(2);
        // What is known by the time of sending counts.
        world.dies(child);
        assertThat(lastLook.overtaken(waiting).values()).containsExactly("child-died");
    }

    private List<city.heart.message.BeforeSending.DueMessage> waiting(String recipientAndKind) {
        var it = world.message(recipientAndKind);
        return List.of(
                new city.heart.message.BeforeSending.DueMessage(
                        it.id(), it.recipient(), it.topic(), city.heart.profile.Channel.LETTER));
    }

    @Test
    void nobody_is_told_of_the_end_of_an_offer_that_never_left() {
        var child = world.child(1, "west", 11);
        run();
        assertThat(desk.withdraw(offer(child), BY_OFFICER, "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, false));
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_guardian_who_is_none_any_more_is_not_told_of_the_end() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        world.posted("12 proposal", LocalDate.of(2026, 1, 7));
        world.guardiansAre(child, 11);
        desk.withdraw(offer(child), BY_OFFICER, "by mistake");
        assertThat(world.post()).containsExactly("11 withdrawn");
    }

    @Test
    void a_dead_childs_offer_and_one_under_an_order_end_without_a_word() {
        var dead = world.child(1, "west", 11);
        var safe = world.child(2, "west", 12);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        world.posted("12 proposal", LocalDate.of(2026, 1, 7));
        world.dies(dead);
        world.orderBegins(safe);
        var held = onlyCase(safe).offers().getFirst().id();
        run();
        assertThat(desk.withdraw(held, BY_OFFICER, "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, false));
        assertThat(state(dead)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_case_that_a_person_has_counts_once_whatever_its_proposal_and_none_under_an_order() {
        var proposed = world.child(1, "west", 11);
        var closed = world.child(2, "west", 12);
        var safe = world.child(3, "west", 13);
        world.child(4, "west", 14);
        run();
        desk.takeInHand(proposed, BY_OFFICER, "They asked");
        desk.withdraw(offer(closed), BY_OFFICER, "By mistake");
        world.orderBegins(safe);
        run();
        assertThat(work.countWithPerson(CaseFilter.all(RightScope.UNPROTECTED))).isEqualTo(2);
        assertThat(work.countWithPerson(CaseFilter.all(RightScope.ALL))).isEqualTo(3);
    }

    @Test
    void a_look_that_finds_the_same_leaves_the_day_on_which_the_rule_answered() {
        var child = world.child(1, "west", 11);
        run();
        var first = onlyCase(child).file().ruleAnswer();
        time.set("2026-01-12T10:00:00");
        world.isTold(child);
        run();
        assertThat(onlyCase(child).file().ruleAnswer().day()).isEqualTo(first.day());
    }

    @Test
    void what_a_person_took_back_the_machine_does_not_propose_again() {
        var child = world.child(1, "west", 11);
        run();
        desk.withdraw(offer(child), BY_OFFICER, "The family goes to another city's school");
        time.set("2026-01-08T10:00:00");
        world.isTold(child);
        run();
        var file = onlyCase(child);
        assertThat(file.offers()).hasSize(1);
        assertThat(file.file().handler()).isEqualTo(CaseFile.Handler.PERSON);
        assertThat(desk.history(file.offers().getFirst().id()))
                .isEqualTo(
                        List.of(
                                new OfferLine.Moved(
                                        "SENT",
                                        State.PREPARED,
                                        State.OPEN,
                                        Instant.parse("2026-01-07T08:00:00Z"),
                                        Actor.system("daily"),
                                        null,
                                        null),
                                new OfferLine.Moved(
                                        "WITHDRAWN_BY_PERSON",
                                        State.OPEN,
                                        State.WITHDRAWN,
                                        Instant.parse("2026-01-07T08:00:00Z"),
                                        BY_OFFICER,
                                        null,
                                        "The family goes to another city's school")));
        // Nobody has to remember it.
        assertThat(work.unasked(CaseFilter.all(RightScope.UNPROTECTED), 0, 10))
                .containsExactly(file.file().id());
    }
}
