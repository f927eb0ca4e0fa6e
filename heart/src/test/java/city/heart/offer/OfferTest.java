// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static city.heart.offer.Reply.*;
import static city.heart.offer.State.*;
import static org.assertj.core.api.Assertions.assertThat;

import city.base.hours.ServiceDays.Channel;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.offer.Recipient.Role;
import city.heart.offer.States.Happening;
import city.heart.placement.UnitChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sent by letter on 7 January 2026; one guardian has until the 28th, an electronic one until the 26th.
class OfferTest {
    private static final UnitChoice.Proposed CHOICE =
            new UnitChoice.Proposed(
                    new UnitId("acorn"),
                    UnitChoice.Ground.AREA,
                    null,
                    "straight line",
                    "area",
                    false);
    private static final ResidentId CHILD = new ResidentId(1);
    private static final ResidentId MOTHER = new ResidentId(2);
    private static final ResidentId FATHER = new ResidentId(3);
    private static final ResidentId GRANDMOTHER = new ResidentId(4);
    private static final LocalDate JAN_7 = LocalDate.of(2026, 1, 7);
    private static final LocalDate JAN_14 = LocalDate.of(2026, 1, 14);
    private static final LocalDate JAN_26 = LocalDate.of(2026, 1, 26);
    private static final LocalDate JAN_28 = LocalDate.of(2026, 1, 28);
    private static final Instant NOON = Instant.parse("2026-01-20T10:00:00Z");
    private static final LocalDate JAN_20 = LocalDate.of(2026, 1, 20);

    private final Recipient mother = decides(MOTHER, Channel.LETTER, JAN_14, JAN_28);
    private final Recipient father =
            decides(FATHER, Channel.ELECTRONIC, LocalDate.of(2026, 1, 10), JAN_26);
    private final Recipient grandmother =
            new Recipient(
                    GRANDMOTHER,
                    Role.INFORMED,
                    JAN_7,
                    null,
                    Channel.LETTER,
                    JAN_14,
                    JAN_28,
                    JAN_28,
                    false);

    private static Recipient decides(
            ResidentId who, Channel channel, LocalDate served, LocalDate last) {
        return new Recipient(who, Role.DECIDES, JAN_7, null, channel, served, last, last, false);
    }

    private static Offer offer(State state, List<Recipient> recipients, ReplyVersion... answers) {
        return new Offer(
                new OfferId(new UUID(1, 1)),
                new CaseId(new UUID(2, 2)),
                new CaseKey("school", "2026-27", CHILD),
                CHOICE,
                LocalDate.of(2026, 8, 11),
                state,
                null,
                false,
                false,
                JAN_7,
                recipients,
                List.of(answers));
    }

    private static ReplyVersion said(ResidentId who, int version, Reply reply) {
        return new ReplyVersion(who, version, reply, null, List.of(), NOON, Medium.PAGE, null);
    }

    /// The offer after this guardian has answered.
    private static Offer then(Offer offer, ResidentId who, Reply reply, LocalDate today) {
        var outcome =
                offer.answer(who, said(reply, null), Medium.PAGE, null, NOON, today)
                        .orElseThrow()
                        .outcome();
        var recorded = (Offers.ReplyOutcome.Recorded) outcome;
        var answers = new ArrayList<>(offer.answers());
        answers.add(recorded.answer());
        return offer(recorded.state(), offer.recipients(), answers.toArray(ReplyVersion[]::new));
    }

    private static Optional<Offers.ReplyOutcome> answer(
            Offer offer, ResidentId who, Reply reply, LocalDate today) {
        return offer.answer(who, said(reply, null), Medium.PAGE, null, NOON, today)
                .map(Offer.Answered::outcome);
    }

    @Test
    void accepting_the_proposed_place_takes_one_guardian_and_the_other_can_object() {
        var accepted = then(offer(OPEN, List.of(mother, father)), MOTHER, ACCEPT, JAN_20);
        assertThat(accepted.state()).isEqualTo(ACCEPTED);
        assertThat(then(accepted, FATHER, HOME, JAN_20).state()).isEqualTo(CONTRARY);
    }

    @Test
    void a_yes_of_all_guardians_is_ready_to_decide() {
        var accepted = then(offer(OPEN, List.of(mother, father)), MOTHER, ACCEPT, JAN_20);
        assertThat(then(accepted, FATHER, ACCEPT, JAN_20).state()).isEqualTo(READY);
        assertThat(then(offer(OPEN, List.of(mother)), MOTHER, ACCEPT, JAN_20).state())
                .isEqualTo(READY);
    }

    @ParameterizedTest
    @CsvSource({
        "ANOTHER_UNIT",
        "ANOTHER_LANGUAGE",
        "PRIVATE",
        "OTHER_MUNICIPALITY",
        "HOME",
        "LATER",
        "EARLIER",
        "OTHER"
    })
    void a_refusal_another_unit_and_another_language_take_all_guardians(Reply reply) {
        var one = then(offer(OPEN, List.of(mother, father)), MOTHER, reply, JAN_20);
        assertThat(one.state()).isEqualTo(PARTLY_REFUSED);
        assertThat(one.lastDayPassed(JAN_28.plusDays(1), true))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
        assertThat(then(one, FATHER, reply, JAN_20).state()).isEqualTo(REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT, HOME", "HOME, ACCEPT", "HOME, PRIVATE", "LATER, ANOTHER_UNIT"})
    void contrary_answers_go_to_a_person_and_the_place_is_kept(Reply first, Reply second) {
        var one = then(offer(OPEN, List.of(mother, father)), MOTHER, first, JAN_20);
        var both = then(one, FATHER, second, JAN_20);
        assertThat(both.state()).isEqualTo(CONTRARY);
        assertThat(both.state().holdsSeat()).isTrue();
        assertThat(both.lastDayPassed(JAN_28.plusDays(1), true))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
    }

    @Test
    void an_answer_can_be_changed_until_the_last_day_and_every_version_is_kept() {
        var offer = offer(OPEN, List.of(mother, father));
        offer = then(offer, MOTHER, HOME, JAN_20);
        offer = then(offer, FATHER, ACCEPT, JAN_20);
        offer = then(offer, MOTHER, ACCEPT, JAN_28);
        assertThat(offer.state()).isEqualTo(READY);
        assertThat(offer.answers())
                .containsExactly(
                        said(MOTHER, 1, HOME), said(FATHER, 1, ACCEPT), said(MOTHER, 2, ACCEPT));
    }

    @Test
    void a_yes_of_all_can_still_be_taken_back_before_the_decision() {
        var ready = offer(READY, List.of(mother), said(MOTHER, 1, ACCEPT));
        assertThat(then(ready, MOTHER, LATER, JAN_28).state()).isEqualTo(REFUSED);
    }

    @Test
    void the_same_answer_twice_is_one_answer() {
        var ready = offer(READY, List.of(mother), said(MOTHER, 1, ACCEPT));
        assertThat(answer(ready, MOTHER, ACCEPT, JAN_20))
                .contains(new Offers.ReplyOutcome.AlreadyAnswered(said(MOTHER, 1, ACCEPT)));
    }

    @Test
    void each_guardian_has_a_last_day_of_his_or_her_own() {
        var open = offer(OPEN, List.of(mother, father));
        assertThat(answer(open, FATHER, ACCEPT, JAN_26))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        assertThat(answer(open, FATHER, ACCEPT, JAN_26.plusDays(1)))
                .contains(new Offers.ReplyOutcome.Lapsed(JAN_26));
        assertThat(answer(open, MOTHER, ACCEPT, JAN_28))
                .get()
                .isInstanceOf(Offers.ReplyOutcome.Recorded.class);
        assertThat(open.lastDay()).contains(JAN_28);
    }

    @Test
    void an_answer_after_the_decision_is_kept_and_goes_to_a_person() {
        var decided = offer(DECIDED, List.of(mother), said(MOTHER, 1, ACCEPT));
        assertThat(answer(decided, MOTHER, HOME, JAN_20))
                .contains(new Offers.ReplyOutcome.KeptForPerson(said(MOTHER, 2, HOME)));
        assertThat(answer(decided, MOTHER, HOME, JAN_28.plusDays(1)))
                .contains(new Offers.ReplyOutcome.Lapsed(JAN_28));
    }

    @Test
    void whoever_has_only_a_right_to_information_sees_and_does_not_answer() {
        assertThat(answer(offer(OPEN, List.of(mother, grandmother)), GRANDMOTHER, ACCEPT, JAN_20))
                .contains(new Offers.ReplyOutcome.NotYoursToDecide());
    }

    @Test
    void a_stranger_finds_nothing() {
        assertThat(answer(offer(OPEN, List.of(mother)), FATHER, ACCEPT, JAN_20)).isEmpty();
    }

    @Test
    void whose_custody_has_ended_finds_nothing_and_no_longer_counts() {
        var ended =
                new Recipient(
                        FATHER,
                        Role.DECIDES,
                        JAN_7,
                        JAN_14,
                        Channel.LETTER,
                        JAN_14,
                        JAN_28,
                        JAN_28,
                        false);
        var offer = offer(OPEN, List.of(mother, ended), said(FATHER, 1, HOME));
        assertThat(answer(offer, FATHER, ACCEPT, JAN_20)).isEmpty();
        assertThat(then(offer, MOTHER, ACCEPT, JAN_20).state()).isEqualTo(READY);
    }

    @Test
    void an_answer_taken_at_the_desk_has_the_same_effect() {
        var outcome =
                offer(OPEN, List.of(mother))
                        .answer(
                                MOTHER,
                                said(ACCEPT, "by phone"),
                                Medium.PHONE,
                                Actor.officer("officer-1"),
                                NOON,
                                JAN_20)
                        .map(Offer.Answered::outcome);
        assertThat(outcome)
                .contains(
                        new Offers.ReplyOutcome.Recorded(
                                new ReplyVersion(
                                        MOTHER,
                                        1,
                                        ACCEPT,
                                        "by phone",
                                        List.of(),
                                        NOON,
                                        Medium.PHONE,
                                        Actor.officer("officer-1")),
                                READY));
    }

    @Test
    void silence_counts_only_when_every_guardian_was_served_and_nothing_came_back() {
        var cameBack =
                new Recipient(
                        FATHER,
                        Role.DECIDES,
                        JAN_7,
                        null,
                        Channel.LETTER,
                        JAN_14,
                        JAN_28,
                        JAN_28,
                        true);
        var open = offer(OPEN, List.of(mother, father));
        var day = JAN_28.plusDays(1);
        assertThat(open.lastDayPassed(JAN_28, true)).isEmpty();
        assertThat(open.lastDayPassed(day, true)).contains(Happening.SILENCE_DECIDES);
        assertThat(offer(OPEN, List.of(mother, cameBack)).lastDayPassed(day, true))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
        assertThat(
                        offer(ACCEPTED, List.of(mother, cameBack), said(MOTHER, 1, ACCEPT))
                                .lastDayPassed(day, true))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
    }

    @Test
    void silence_after_a_reminder_goes_to_a_person() {
        var day = JAN_28.plusDays(1);
        assertThat(offer(OPEN, List.of(mother)).lastDayPassed(day, false))
                .contains(Happening.SILENCE_REMINDS);
        assertThat(offer(REMINDED, List.of(mother)).lastDayPassed(day, false))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
    }

    @Test
    void whoever_waits_for_a_person_is_not_silent() {
        var open = offer(OPEN, List.of(mother));
        var asking =
                new Offer(
                        open.id(),
                        open.caseId(),
                        open.key(),
                        open.choice(),
                        open.firstDay(),
                        OPEN,
                        null,
                        false,
                        true,
                        JAN_7,
                        open.recipients(),
                        List.of());
        assertThat(asking.lastDayPassed(JAN_28.plusDays(1), true))
                .contains(Happening.LAST_DAY_NEEDS_PERSON);
    }

    @Test
    void a_yes_to_which_nobody_objected_is_ready_after_the_last_guardians_last_day() {
        var accepted = offer(ACCEPTED, List.of(mother, father), said(FATHER, 1, ACCEPT));
        assertThat(accepted.lastDayPassed(JAN_26.plusDays(1), false)).isEmpty();
        assertThat(accepted.lastDayPassed(JAN_28.plusDays(1), false))
                .contains(Happening.NOBODY_OBJECTED);
    }

    private static ReplyVersion.Content said(Reply reply, @Nullable String text) {
        return new ReplyVersion.Content(reply, text, List.of());
    }
}
