// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFile.Handler;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.Finding;
import city.heart.casework.Flow;
import city.heart.casework.NewTask;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Rules;
import city.heart.casework.TaskKind;
import city.heart.casework.Terms;
import city.heart.eligibility.Answer;
import city.heart.offer.Offer;
import city.heart.offer.OfferId;
import city.heart.offer.Recipient;
import city.heart.offer.Recipients;
import city.heart.offer.State;
import city.heart.offer.States;
import city.heart.offer.States.Happening;
import city.heart.placement.UnitChoice;
import city.heart.population.Family;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a look means, as plain objects: nothing is read, saved or sent here.
class CaseDeciderTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 7);
    private static final Instant NOW = Instant.parse("2026-01-07T08:00:00Z");
    private static final ResidentId CHILD = new ResidentId(1);
    private static final Terms SCHOOL = InventedTerms.of("school", "s1", null, null);
    private static final Actor LIFE_EVENT = Actor.system("life-event");
    private static final CaseId CASE = CaseId.random();
    private static final OfferId OFFER = OfferId.random();
    private static final UnitChoice.Proposed WEST =
            new UnitChoice.Proposed(
                    new UnitId("west-school"), UnitChoice.Ground.AREA, null, "area", "west", false);

    // --- what is found

    private static Family family(boolean order, int... guardians) {
        return new Family(
                World.person(1, "west"),
                Arrays.stream(guardians).mapToObj(World::guardian).toList(),
                order,
                false,
                false,
                false,
                false,
                List.of(),
                List.of(),
                new RecordingNumber(100));
    }

    private static RuleAnswer ruleAnswer(Answer answer) {
        return new RuleAnswer(
                answer,
                List.of(new RuleAnswer.Because("year-of-birth", "628/1998 26 a §")),
                "{}",
                "ab",
                "engine 1",
                new RecordingNumber(100),
                TODAY);
    }

    private static Finding finding(Answer answer, Family family) {
        return Finding.of(
                CHILD,
                new Rules.Due(World.PERIOD, ruleAnswer(answer), family),
                false,
                "091",
                TODAY);
    }

    private static final Finding DUE = finding(Answer.MET, family(false, 11));

    // --- what there is

    private static CaseFile file(Handler handler) {
        return new CaseFile(
                CASE,
                new CaseKey("school", World.PERIOD, CHILD),
                "s0",
                handler,
                false,
                ruleAnswer(Answer.MET),
                NOW,
                Flow.BY_SWEEP);
    }

    private static Offer offer(State state, UnitChoice.Proposed choice, int... recipients) {
        return new Offer(
                OFFER,
                CASE,
                new CaseKey("school", World.PERIOD, CHILD),
                choice,
                TODAY,
                state,
                null,
                false,
                false,
                state == State.PREPARED ? null : TODAY,
                Recipients.of(family(false, recipients), TODAY),
                List.of());
    }

    private static Situation situation(
            Actor by, Finding now, @Nullable CaseFile file, @Nullable Offer offer, String area) {
        return new Situation(
                SCHOOL,
                by,
                TODAY,
                NOW,
                Map.of(CHILD, now),
                file == null ? List.of() : List.of(file),
                offer == null ? Map.of() : Map.of(CASE, offer),
                Map.of(OFFER, area),
                Map.of(),
                Set.of());
    }

    /// All but the note that the rule was asked again.
    private static List<Effect> begun(Finding now, Handler handler, @Nullable Offer offer) {
        return begun(now, handler, offer, "west");
    }

    private static List<Effect> begun(
            Finding now, Handler handler, @Nullable Offer offer, String area) {
        var decider = new CaseDecider(situation(LIFE_EVENT, now, file(handler), offer, area));
        decider.takeOn();
        return decider.effects().stream().filter(it -> !(it instanceof Effect.LookedAt)).toList();
    }

    private static List<Effect> fresh(Actor by, Finding now) {
        var decider = new CaseDecider(situation(by, now, null, null, "west"));
        decider.takeOn();
        return decider.effects();
    }

    private static Effect asked(@Nullable OfferId offer, TaskKind ask, @Nullable String detail) {
        return new Effect.PersonAsked(
                NewTask.of(CASE, offer == null ? null : offer.value(), ask, ask == TaskKind.ORDER)
                        .because(detail));
    }

    private static Effect handed(Handler to) {
        return new Effect.HandedTo(CASE, to);
    }

    private static Effect moved(Offer offer, Happening happening, State to) {
        return new Effect.Moved(offer, new States.Move(happening, offer.state(), to));
    }

    @Test
    void whoever_is_due_gets_a_case_and_a_place_is_looked_for() {
        assertThat(fresh(Flow.BY_SWEEP, DUE))
                .satisfiesExactly(
                        it ->
                                assertThat(((Effect.Opened) it).file())
                                        .returns(Handler.RUNNING, CaseFile::handler)
                                        .returns("s1", CaseFile::serviceVersion)
                                        .returns(Flow.BY_SWEEP, CaseFile::openedBy),
                        it -> assertThat(it).isInstanceOf(Effect.PlaceWanted.class));
    }

    @Test
    void before_the_round_of_the_period_the_case_waits() {
        var on = situation(Flow.BY_SWEEP, DUE, null, null, "west");
        var gathering =
                new Situation(
                        on.terms(),
                        on.by(),
                        on.today(),
                        on.now(),
                        on.findings(),
                        on.known(),
                        on.held(),
                        on.areas(),
                        on.last(),
                        Set.of(World.PERIOD));
        var decider = new CaseDecider(gathering);
        decider.takeOn();
        assertThat(decider.effects())
                .anySatisfy(it ->
                        assertThat(it)
                                .isInstanceOfSatisfying(
                                        Effect.HandedTo.class,
                                        to -> assertThat(to.handler()).isEqualTo(Handler.WAITING)))
                .noneMatch(it -> it instanceof Effect.PlaceWanted);
    }

    @Test
    void a_sweep_that_names_somebody_whom_the_rule_does_not_is_an_alarm_and_an_event_is_nothing() {
        var notDue = finding(Answer.NOT_MET, family(false, 11));
        assertThat(fresh(LIFE_EVENT, notDue)).isEmpty();
        assertThat(fresh(Flow.BY_SWEEP, notDue))
                .last()
                .isInstanceOfSatisfying(
                        Effect.PersonAsked.class,
                        it -> assertThat(it.asked().ask()).isEqualTo(TaskKind.ALARM));
    }

    @Test
    void an_order_stops_a_running_case_seals_its_offer_and_asks_who_may_handle_it() {
        var open = offer(State.OPEN, WEST, 11);
        assertThat(begun(finding(Answer.PERSON, family(true, 11)), Handler.RUNNING, open))
                .containsExactly(
                        moved(open, Happening.ORDER_BEGAN, State.WITH_PERSON),
                        handed(Handler.PERSON),
                        asked(OFFER, TaskKind.ORDER, null));
    }

    @Test
    void what_the_rule_leaves_to_a_person_is_taken_from_the_machine_once() {
        var person = finding(Answer.PERSON, family(false, 11));
        var open = offer(State.OPEN, WEST, 11);
        assertThat(begun(person, Handler.RUNNING, open))
                .containsExactly(
                        moved(open, Happening.TAKEN_OVER, State.WITH_PERSON),
                        handed(Handler.PERSON),
                        asked(OFFER, TaskKind.RULE, "year-of-birth"));
        assertThat(begun(person, Handler.PERSON, offer(State.WITH_PERSON, WEST, 11))).isEmpty();
    }

    @Test
    void what_was_not_sent_ends_and_what_the_family_knows_goes_to_a_person() {
        var notDue = finding(Answer.NOT_MET, family(false, 11));
        var prepared = offer(State.PREPARED, WEST, 11);
        assertThat(begun(notDue, Handler.RUNNING, prepared))
                .containsExactly(
                        moved(prepared, Happening.NOT_DUE, State.WITHDRAWN),
                        handed(Handler.CLOSED),
                        new Effect.TasksSettled(CASE, "NOT_DUE"));
        var open = offer(State.OPEN, WEST, 11);
        assertThat(begun(notDue, Handler.RUNNING, open))
                .containsExactly(
                        moved(open, Happening.NOT_DUE, State.WITH_PERSON),
                        asked(OFFER, TaskKind.NOT_DUE, null));
        assertThat(begun(notDue, Handler.CLOSED, null)).isEmpty();
    }

    @Test
    void another_area_replaces_an_offer_that_nobody_has_answered_and_asks_where_somebody_has() {
        var open = offer(State.OPEN, WEST, 11);
        assertThat(begun(DUE, Handler.RUNNING, open, "east"))
                .containsExactly(
                        moved(open, Happening.UNIT_CHANGED, State.REPLACED),
                        new Effect.PlaceWanted(file(Handler.RUNNING), OFFER));
        var accepted = offer(State.ACCEPTED, WEST, 11);
        assertThat(begun(DUE, Handler.RUNNING, accepted, "east"))
                .containsExactly(
                        moved(accepted, Happening.UNIT_CHANGED, State.WITH_PERSON),
                        asked(OFFER, TaskKind.UNIT_CHANGED, null));
    }

    @Test
    void what_a_person_chose_is_not_chosen_again_by_the_machine() {
        var chosen =
                offer(
                        State.OPEN,
                        new UnitChoice.Proposed(
                                WEST.unit(),
                                UnitChoice.Ground.PERSON,
                                null,
                                "person",
                                "west",
                                false),
                        11);
        assertThat(begun(DUE, Handler.RUNNING, chosen, "west")).isEmpty();
        assertThat(begun(DUE, Handler.RUNNING, chosen, "east"))
                .contains(asked(OFFER, TaskKind.UNIT_CHANGED, null))
                .noneMatch(it -> it instanceof Effect.PlaceWanted);
    }

    @Test
    void
            a_guardian_who_came_is_told_of_an_offer_that_was_sent_and_only_added_to_one_that_was_not() {
        var both = finding(Answer.MET, family(false, 11, 12));
        assertThat(begun(both, Handler.RUNNING, offer(State.OPEN, WEST, 11)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.RecipientsChanged.class,
                        it -> {
                            assertThat(it.changed())
                                    .extracting(Recipient::resident)
                                    .containsExactly(new ResidentId(12));
                            assertThat(it.told()).isEqualTo(both);
                        });
        assertThat(begun(both, Handler.RUNNING, offer(State.PREPARED, WEST, 11)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.RecipientsChanged.class, it -> assertThat(it.told()).isNull());
    }

    @Test
    void
            where_a_person_goes_on_whoever_has_no_right_any_more_leaves_and_nobody_new_is_written_to() {
        var other = finding(Answer.MET, family(false, 12));
        assertThat(begun(other, Handler.PERSON, offer(State.WITH_PERSON, WEST, 11)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.RecipientsChanged.class,
                        it -> {
                            assertThat(it.changed())
                                    .extracting(Recipient::resident)
                                    .containsExactly(new ResidentId(11));
                            assertThat(it.told()).isNull();
                        });
    }

    @Test
    void a_round_gives_its_place_only_to_who_still_waits() {
        for (var handler : Handler.values()) {
            var decider =
                    new CaseDecider(situation(CaseEffects.BY, DUE, file(handler), null, "west"));
            decider.give(Map.of(CASE, WEST));
            assertThat(decider.effects().contains(new Effect.PlaceGiven(file(handler), WEST)))
                    .isEqualTo(handler == Handler.WAITING);
        }
    }

    @Test
    void whom_a_round_left_without_a_place_a_person_looks_after() {
        var decider =
                new CaseDecider(
                        situation(CaseEffects.BY, DUE, file(Handler.WAITING), null, "west"));
        decider.give(Map.of(CASE, new UnitChoice.NeedsPerson(UnitChoice.Why.ALL_FULL)));
        assertThat(decider.effects())
                .contains(handed(Handler.PERSON), asked(null, TaskKind.NO_UNIT, "ALL_FULL"));
    }

    @Test
    void a_place_over_the_capacity_is_prepared_and_an_officer_is_told() {
        var on = situation(Flow.BY_SWEEP, DUE, null, null, "west");
        var over =
                new UnitChoice.Proposed(
                        WEST.unit(), UnitChoice.Ground.AREA, null, "area", "west", true);
        assertThat(CaseDecider.placed(on, file(Handler.RUNNING), OFFER, over, null))
                .satisfiesExactly(
                        it ->
                                assertThat(((Effect.Prepared) it).offer())
                                        .returns(State.PREPARED, Offer::state)
                                        .returns(over, Offer::choice),
                        it -> assertThat(it).isEqualTo(handed(Handler.RUNNING)),
                        it ->
                                assertThat(it)
                                        .isEqualTo(
                                                asked(
                                                        OFFER,
                                                        TaskKind.OVER_CAPACITY,
                                                        "west-school")));
    }
}
