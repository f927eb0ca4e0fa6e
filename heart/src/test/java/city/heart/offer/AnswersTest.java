// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.CaseFilter;
import city.heart.casework.TaskKind;
import city.heart.casework.WorkItem;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.preparation.PreparationScenario;
import city.heart.proposal.ProposalTexts;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AnswersTest extends PreparationScenario {
    private static final ReplyVersion.Content YES =
            new ReplyVersion.Content(Reply.ACCEPT, null, List.of());

    @Autowired ProposalTexts says;

    @Test
    void one_yes_is_enough_and_the_other_guardian_is_told_and_can_object() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        assertThat(offers.answer(id, MOTHER, Reply.ACCEPT, null))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        assertThat(state(child)).isEqualTo(State.ACCEPTED);
        assertThat(world.post()).containsExactly("11 proposal", "12 proposal", "12 told");
        offers.answer(id, FATHER, Reply.HOME, "we teach ourselves");
        assertThat(state(child)).isEqualTo(State.CONTRARY);
        assertThat(asked(child)).containsExactly(TaskKind.ANSWERS_DIFFER);
        assertThat(taken("school")).isEqualTo(1);
    }

    @Test
    void guardians_who_agree_after_all_take_the_matter_back_from_the_person() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        offers.answer(id, MOTHER, Reply.ACCEPT, null);
        offers.answer(id, FATHER, Reply.PRIVATE, null);
        offers.answer(id, FATHER, Reply.ACCEPT, null);
        assertThat(state(child)).isEqualTo(State.READY);
        assertThat(asked(child)).isEmpty();
        assertThat(onlyCase(child).offers().getFirst().answers()).hasSize(3);
    }

    @Test
    void a_refusal_of_all_guardians_goes_to_a_person_with_how_the_duty_will_be_met() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        offers.answer(id, MOTHER, Reply.PRIVATE, null);
        assertThat(asked(child)).isEmpty();
        offers.answer(id, FATHER, Reply.PRIVATE, null);
        assertThat(state(child)).isEqualTo(State.REFUSED);
        assertThat(onlyCase(child).work())
                .extracting(WorkItem::ask, WorkItem::detail)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(TaskKind.REFUSED, "PRIVATE"));
    }

    @Test
    void the_last_minute_of_the_last_day_in_helsinki_still_counts() {
        var child = world.child(1, "west", 11);
        run();
        time.set("2026-01-28T23:59:59");
        assertThat(offers.answer(offer(child), MOTHER, Reply.ACCEPT, null))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        time.set("2026-01-29T00:00:01");
        assertThat(offers.answer(offer(child), MOTHER, Reply.HOME, null))
                .contains(new Offers.ReplyOutcome.Lapsed(JAN_28));
    }

    @Test
    void the_night_on_which_summer_time_begins_is_no_hour_shorter_for_a_guardian() {
        // Sent on 5 March: served on the 12th, the 14th day is Thursday 26 March, as told; posted
        // four days later,
        // answers are taken until Monday 30 March, the day after the clocks went forward.
        time.set("2026-03-05T10:00:00");
        var child = world.child(1, "west", 11);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 3, 9));
        run();
        assertThat(offers.find(offer(child), MOTHER).orElseThrow().me().lastDay())
                .isEqualTo(LocalDate.of(2026, 3, 30));
        time.set("2026-03-30T23:59:59");
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
        time.set("2026-03-31T00:00:01");
        run();
        assertThat(state(child)).isEqualTo(State.READY);
    }

    @Test
    void the_last_day_that_was_told_is_the_day_shown_whenever_the_letter_was_posted() {
        time.set("2026-03-05T10:00:00");
        var child = world.child(1, "west", 11, 12);
        run();
        var told = LocalDate.of(2026, 3, 26);
        assertThat(world.message("11 proposal").sms()).contains("lastDay=26.3.2026");
        world.posted("11 proposal", LocalDate.of(2026, 3, 9));
        run();
        var token = world.token(11);
        assertThat(offers.link(token).orElseThrow().lastDay()).isEqualTo(told);
        assertThat(offers.find(offer(child), MOTHER).orElseThrow())
                .extracting(ReceivedOffer::answerBy, ReceivedOffer::lastDay)
                .containsExactly(told, told);

        // Past the day told there is time left, since the letter left late: now the page says until
        // when.
        time.set("2026-03-27T10:00:00");
        run();
        assertThat(offers.link(token).orElseThrow().lastDay()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(offers.acceptByLink(token))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
    }

    @Test
    void what_a_guardian_reads_is_recorded_as_that_guardians_look() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.looks.clear();
        offers.list(MOTHER);
        offers.find(offer(child), new ResidentId(12));
        offers.find(offer(child), new ResidentId(99));
        assertThat(world.looks).containsExactly("resident/11 1", "resident/12 1");
    }

    @Test
    void an_earlier_posting_never_shortens_the_time() {
        var child = world.child(1, "west", 11);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 5));
        run();
        assertThat(offers.find(offer(child), MOTHER).orElseThrow().me().lastDay())
                .isEqualTo(JAN_28);
    }

    @Test
    void silence_decides_on_the_proposed_school_when_everybody_was_served() {
        var child = world.child(1, "west", 11, 12);
        run();
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.READY);
        assertThat(decisions.prepared(CaseFilter.of("school", RightScope.ALL), 0, 10))
                .extracting(Decisions.Prepared::because)
                .containsExactly(Decision.Because.SILENCE);
    }

    @Test
    void silence_means_nothing_where_a_letter_came_back() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.comesBack("12 proposal");
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.CAME_BACK);
    }

    @Test
    void one_yes_does_not_stand_where_the_others_letter_came_back() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        world.comesBack("12 proposal");
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(asked(child)).containsExactly(TaskKind.CAME_BACK);
    }

    @Test
    void pre_primary_reminds_by_letter_once_and_then_asks_a_person() {
        alsoPrePrimary();
        var child = world.child(1, "west", 11);
        run();
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.REMINDED);
        var reminder = world.message("11 reminder");
        assertThat(reminder.letterAlso()).isTrue();
        assertThat(reminder.head().slip()).isNotNull();
        assertThat(offers.link(world.token("11 reminder"))).isPresent();
        assertThat(offers.find(offer(child), MOTHER).orElseThrow().me().lastDay())
                .isEqualTo(LocalDate.of(2026, 2, 19));
        time.set("2026-02-20T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.SILENT);
        assertThat(world.post()).containsExactly();
        assertThat(taken("pre-primary")).isEqualTo(1);
    }

    @Test
    void a_person_please_is_answered_within_two_working_days_and_keeps_silence_from_deciding() {
        var child = world.child(1, "west", 11);
        run();
        // Friday 9 January: Tuesday the 13th.
        time.set("2026-01-09T15:00:00");
        assertThat(offers.askForPerson(offer(child), MOTHER, false, "please call"))
                .contains(LocalDate.of(2026, 1, 13));
        assertThat(offers.askForPerson(offer(child), MOTHER, true, null))
                .contains(LocalDate.of(2026, 1, 13));
        assertThat(asked(child))
                .containsExactlyInAnyOrder(TaskKind.PERSON_PLEASE, TaskKind.INTERPRETER);
        assertThat(state(child)).isEqualTo(State.OPEN);
        time.set("2026-01-29T10:00:00");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
    }

    @Test
    void an_answer_taken_by_phone_has_the_same_effect_and_names_the_officer() {
        var child = world.child(1, "west", 11);
        run();
        offers.record(offer(child), MOTHER, Reply.ACCEPT, null, Medium.PHONE, BY_OFFICER);
        assertThat(state(child)).isEqualTo(State.READY);
        assertThat(onlyCase(child).offers().getFirst().answers())
                .extracting(ReplyVersion::medium, ReplyVersion::recordedBy)
                .containsExactly(tuple(Medium.PHONE, BY_OFFICER));
        // In what happened stand the guardian, whose answer it is, and the officer who took it.
        assertThat(desk.history(offer(child)).getLast())
                .extracting(
                        OfferLine.Moved::happening,
                        OfferLine.Moved::by,
                        OfferLine.Moved::recordedBy)
                .containsExactly("ACCEPTED_BY_ALL", Actor.resident(MOTHER), BY_OFFICER);
    }

    @Test
    void children_of_one_birth_are_proposed_in_one_message_and_each_answer_is_kept_by_itself() {
        var one = world.child(1, "west", 11, 12);
        var two = world.child(2, "west", 11, 12);
        world.areOfOneBirth(one, two);
        run();
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal");
        var message = world.message("11 proposal");
        assertThat(message.sms())
                .endsWith("Tämä koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa.")
                .doesNotContain("Aino");
        assertThat(message.text().letter()).contains("Aino1 Keksitty", "Aino2 Keksitty");
        var numbers =
                List.of(one, two).stream()
                        .map(it -> offers.find(offer(it), MOTHER).orElseThrow().caseNumber())
                        .toList();
        assertThat(message.head().reference()).contains(numbers);

        var link = says.link(offers.link(world.token(11)).orElseThrow(), Language.EN);
        assertThat(link.together())
                .isEqualTo(
                        "The proposal is about your 2 children of one birth. The answer on this page"
                                + " is the same for all. To answer differently, sign in.");
        assertThat(offers.acceptByLink(world.token(11)))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        for (var child : List.of(one, two)) {
            assertThat(offers.find(offer(child), MOTHER).orElseThrow().mine())
                    .extracting(ReplyVersion::reply, ReplyVersion::version)
                    .containsExactly(Reply.ACCEPT, 1);
        }
        assertThat(offers.link(world.token(11))).isEmpty();
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal", "12 told");
        assertThat(world.message("12 told").text().letter())
                .contains("Tämä koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa: Aino1 Keksitty");
        // The other guardian answers for one child alone; the link is then about the other.
        offers.answer(offer(one), new ResidentId(12), Reply.HOME, null);
        assertThat(says.link(offers.link(world.token(12)).orElseThrow(), Language.EN).together())
                .isNull();
    }

    @Test
    void two_taps_for_children_of_one_birth_are_told_in_one_message_while_the_first_has_not_left() {
        var one = world.child(1, "west", 11, 12);
        var two = world.child(2, "west", 11, 12);
        world.areOfOneBirth(one, two);
        run();
        offers.answer(offer(one), MOTHER, Reply.ACCEPT, null);
        offers.answer(offer(two), MOTHER, Reply.ACCEPT, null);
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal", "12 told");
        var told = world.message("12 told");
        assertThat(told.sms())
                .endsWith("Tämä koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa.")
                .doesNotContain("Aino");
        assertThat(told.text().letter())
                .contains(
                        "Tämä koskee 2 lastasi, jotka ovat syntyneet yhtä aikaa: Aino1 Keksitty,"
                                + " Aino2 Keksitty.");
    }

    @Test
    void a_message_that_has_left_is_followed_by_one_about_the_other_child() {
        var one = world.child(1, "west", 11, 12);
        var two = world.child(2, "west", 11, 12);
        world.areOfOneBirth(one, two);
        run();
        offers.answer(offer(one), MOTHER, Reply.ACCEPT, null);
        world.posted("12 told", LocalDate.of(2026, 1, 7));
        offers.answer(offer(two), MOTHER, Reply.ACCEPT, null);
        assertThat(world.post())
                .containsExactlyInAnyOrder("11 proposal", "12 proposal", "12 told", "12 told");
        assertThat(world.message("12 told").text().letter())
                .contains(
                        "Tämä koskee yhtä lapsista, jotka ovat syntyneet yhtä aikaa: Aino2"
                                + " Keksitty.");
    }

    @Test
    void one_tick_on_the_slip_of_children_of_one_birth_names_each_of_them() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        assertThat(world.message("11 proposal").head().slip().choices().getFirst().wordings())
                .extracting(it -> it.text())
                .allMatch(it -> it.endsWith(": Aino1 Keksitty, Aino2 Keksitty"));
    }

    @Test
    void
            of_children_of_one_birth_accepted_each_for_itself_the_other_guardian_reads_that_it_is_one() {
        var one = world.child(1, "west", 11, 12);
        var two = world.child(2, "west", 11, 12);
        world.areOfOneBirth(one, two);
        run();
        offers.answer(offer(two), MOTHER, Reply.ACCEPT, null);
        assertThat(world.message("12 told").sms())
                .endsWith(
                        "Tämä koskee yhtä lapsista, jotka ovat syntyneet yhtä aikaa. Kirjautumalla"
                                + " näet, ketä.");
    }

    @Test
    void one_answer_on_the_page_is_kept_for_every_child_of_the_birth_and_told_once() {
        var one = world.child(1, "west", 11, 12);
        var two = world.child(2, "west", 11, 12);
        world.areOfOneBirth(one, two);
        run();
        assertThat(offers.answer(List.of(offer(one), offer(two)), MOTHER, YES))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        assertThat(offers.list(MOTHER, List.of(one, two)))
                .extracting(it -> it.state(), it -> it.mine().reply())
                .containsExactly(
                        tuple(State.ACCEPTED, Reply.ACCEPT), tuple(State.ACCEPTED, Reply.ACCEPT));
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal", "12 told");
        assertThat(offers.answer(List.of(offer(one), offer(two)), new ResidentId(99), YES))
                .isEmpty();
    }

    @Test
    void what_overtakes_one_of_two_children_lets_no_silence_count_for_the_other() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        world.isOvertaken("11 proposal");
        run();
        time.set("2026-01-29T10:00:00");
        run();
        for (var child : List.of(one, two)) {
            assertThat(state(child)).isEqualTo(State.WITH_PERSON);
            assertThat(asked(child)).containsExactly(TaskKind.CAME_BACK);
        }
    }

    @Test
    void a_message_about_two_children_stays_while_one_of_them_is_still_proposed_a_place() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        desk.withdraw(offer(one), BY_OFFICER, "by mistake");
        assertThat(world.post()).containsExactly("11 proposal");
        desk.withdraw(offer(two), BY_OFFICER, "by mistake");
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_stranger_finds_no_offer() {
        var child = world.child(1, "west", 11);
        run();
        var stranger = new ResidentId(99);
        assertThat(offers.find(offer(child), stranger)).isEmpty();
        assertThat(offers.answer(offer(child), stranger, Reply.ACCEPT, null)).isEmpty();
        assertThat(offers.askForPerson(offer(child), stranger, false, null)).isEmpty();
    }

    @Test
    void a_prepared_offer_is_on_nobodys_page() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        assertThat(offers.list(MOTHER)).isEmpty();
        assertThat(offers.find(offer(child), MOTHER)).isEmpty();
    }

    @Test
    void a_link_shows_unit_first_day_and_last_day_and_looking_changes_nothing() {
        world.child(1, "west", 11);
        run();
        var token = world.token(11);
        var seen =
                new Offers.LinkShown(
                        "school",
                        "s1",
                        new UnitId("west-school"),
                        LocalDate.of(2026, 8, 11),
                        JAN_28,
                        JAN_28,
                        ReceivedOffer.Nothing.DECIDES_ON_PROPOSAL,
                        State.OPEN,
                        false,
                        1);
        for (var i = 0; i < 5; i++) {
            assertThat(offers.link(token)).contains(seen);
        }
        assertThat(offers.acceptByLink(token))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
    }

    @Test
    void a_link_is_dead_once_answered() {
        var child = world.child(1, "west", 11, 12);
        run();
        var token = world.token(11);
        offers.acceptByLink(token);
        assertThat(offers.link(token)).isEmpty();
        assertThat(offers.acceptByLink(token)).isEmpty();
        // The other guardian's stays alive.
        assertThat(offers.link(world.token(12))).isPresent();
        assertThat(state(child)).isEqualTo(State.ACCEPTED);
    }

    @Test
    void a_link_is_dead_once_lapsed() {
        world.child(1, "west", 11);
        run();
        time.set("2026-01-29T00:00:01");
        assertThat(offers.link(world.token(11))).isEmpty();
        assertThat(offers.acceptByLink(world.token(11))).isEmpty();
    }

    @Test
    void a_tampered_link_opens_nothing() {
        world.child(1, "west", 11);
        run();
        var token = world.token(11);
        for (var wrong :
                List.of(
                        "",
                        "x",
                        token.substring(1),
                        token + "A",
                        (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1),
                        "' or 1=1 --",
                        "y".repeat(100_000))) {
            assertThat(offers.link(wrong)).isEmpty();
            assertThat(offers.acceptByLink(wrong)).isEmpty();
            assertThat(offers.notMyChild(wrong)).isFalse();
        }
    }

    @Test
    void not_my_child_closes_every_link_and_asks_a_person() {
        var child = world.child(1, "west", 11, 12);
        run();
        assertThat(offers.notMyChild(world.token(11))).isTrue();
        assertThat(offers.link(world.token(11))).isEmpty();
        assertThat(offers.link(world.token(12))).isEmpty();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.NOT_MY_CHILD);
    }
}
