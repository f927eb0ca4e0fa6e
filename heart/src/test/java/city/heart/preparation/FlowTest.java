// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.base.shared.ServiceDays;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.casework.CaseFile;
import city.heart.casework.CaseFilter;
import city.heart.casework.TaskKind;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.eligibility.Answer;
import city.heart.offer.OfferLine;
import city.heart.offer.OfferSeen;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FlowTest extends PreparationScenario {
    @Test
    void whoever_is_due_has_exactly_one_case_whatever_runs_twice() throws Exception {
        for (var id = 1000; id < 1040; id++) {
            world.child(id, "west", id + 5000);
        }
        try (var two = Executors.newFixedThreadPool(2)) {
            var a = two.submit(this::run);
            var b = two.submit(this::run);
            a.get();
            b.get();
        }
        sweepOnly();
        run();
        for (var id = 1000; id < 1040; id++) {
            assertThat(onlyCase(new ResidentId(id)).offers()).hasSize(1);
        }
        assertThat(taken("school")).isEqualTo(40);
        assertThat(world.post()).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_child_becomes_due_from_todays_change() {
        run();
        var child = world.child(1, "west", 11);
        world.movesTo(child, "west");
        run();
        assertThat(onlyCase(child).file().openedBy()).isEqualTo("life-event");
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(world.post()).containsExactly("11 proposal");
    }

    @Test
    void the_offer_names_the_school_of_the_area_and_each_guardian_has_a_last_day() {
        var child = world.child(1, "west", 11, 12);
        world.hasChosenMail(12);
        run();
        var line = onlyCase(child).offers().getFirst();
        assertThat(line.choice().unit()).isEqualTo(new UnitId("west-school"));
        assertThat(line.recipients())
                .extracting(Recipient::resident, Recipient::channel, Recipient::lastDay)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                MOTHER, ServiceDays.Channel.LETTER, JAN_28),
                        org.assertj.core.groups.Tuple.tuple(
                                FATHER, ServiceDays.Channel.ELECTRONIC, LocalDate.of(2026, 1, 26)));
    }

    @Test
    void a_letter_says_who_writes_about_which_case_and_has_a_slip_where_it_asks_for_an_answer() {
        var child = world.child(1, "west", 11);
        world.speaks(child, 11, "en", "sv");
        run();
        var message = world.message("11 proposal");
        var number = offers.find(offer(child), MOTHER).map(OfferSeen::caseNumber).orElseThrow();
        assertThat(number).matches("HEL 2026-\\d{6}");
        var head = message.head();
        assertThat(head.sender())
                .containsExactly(
                        "Helsingfors stad, fostrans- och utbildningssektorn",
                        "Fostrans och utbildningens serviceställe, Påhittsgatan 1, 00500 Helsingfors",
                        "PB 00000, 00099 Helsingfors stad",
                        "+358 000 000 100, neuvonta@city.invalid",
                        "http://localhost:8080");
        assertThat(head.reference()).isEqualTo("Ärendenummer " + number);
        assertThat(head.slip().choices())
                .extracting(it -> it.words().stream().map(Letterhead.Wording::text).toList())
                .containsExactly(
                        List.of("offer.accept sv {}", "offer.accept en {}"),
                        List.of("Jag vill något annat", "I want something else"),
                        List.of("offer.person sv {}", "offer.person en {}"),
                        List.of("offer.interpreter sv {}", "offer.interpreter en {}"));
        assertThat(head.slip().returnTo()).contains("00003 SVARSFÖRSÄNDELSE");
        assertThat(message.texts())
                .allSatisfy(it -> {
                    assertThat(it.letter())
                            .contains("Nimi Nimetty, ", "link=http://localhost:8080/my");
                    assertThat(it.email())
                            .contains("Nimi Nimetty, ", "http://localhost:8080\n")
                            .endsWith(number);
                });
    }

    @Test
    void every_message_leads_somewhere_and_only_one_that_asks_carries_a_link_of_ones_own() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        offers.answer(offer(child), FATHER, Reply.ACCEPT, null);
        desk.withdraw(offer(child), "officer-1", "by mistake");
        assertThat(world.message("11 proposal").sms()).contains("link=http://localhost:8080/l/");
        for (var kind : List.of("11 told", "11 withdrawn")) {
            var message = world.message(kind);
            assertThat(message.sms()).contains("link=http://localhost:8080/my,");
            assertThat(message.text().email()).contains("link=http://localhost:8080/my,");
            assertThat(message.text().letter()).contains("link=http://localhost:8080/my,");
            assertThat(message.head().reference()).startsWith("Asianumero HEL 2026-");
            assertThat(message.head().slip()).isNull();
        }
    }

    @Test
    void until_a_guardian_has_chosen_a_language_the_mother_tongue_stands_beside_the_official_one() {
        var child = world.child(1, "west", 11, 12);
        world.speaks(child, 11, "ru", "sv");
        world.speaks(child, 12, "so", "fi");
        world.hasChosen(12, new Language("so"));
        run();
        assertThat(world.message("11 proposal").texts())
                .extracting(it -> it.language().code())
                .containsExactly("sv", "ru");
        assertThat(world.message("11 proposal").sms())
                .contains("sms sv {lastDay=28.1.2026", "\n--\nsms ru {lastDay=28.1.2026");
        assertThat(world.message("12 proposal").texts())
                .extracting(it -> it.language().code())
                .containsExactly("so");
    }

    @Test
    void before_sending_a_death_withdraws_and_nothing_leaves() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.dies(child);
        run();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
        assertThat(taken("school")).isZero();
    }

    @Test
    void before_sending_a_move_out_withdraws_and_nothing_leaves() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.movesOut(child);
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
        assertThat(taken("school")).isZero();
    }

    @Test
    void before_sending_a_new_guardian_is_written_to_and_a_former_one_is_not() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.guardiansAre(child, 12);
        daily.send();
        assertThat(world.post()).containsExactly("12 proposal");
    }

    @Test
    void before_sending_a_withdrawn_rule_sends_nothing() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.published.clear();
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void before_sending_a_rule_that_now_says_no_sends_nothing() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        world.said.put(child, Answer.NOT_MET);
        daily.send();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void a_service_that_cannot_be_read_rests_and_the_other_goes_on() {
        var pupil = world.child(1, "west", 11);
        sweepOnly();
        var other = world.child(2, "west", 12);
        world.publish(InventedTerms.of("pre-primary", "p1", 14, null));
        world.families.remove(pupil);
        world.child(1, "west", 11);
        world.breaks("school");
        run();
        assertThat(
                        cases.of(pupil, RightScope.ALL).stream()
                                .filter(it -> it.file().key().service().equals("school"))
                                .map(it -> it.offers().getFirst().state()))
                .containsExactly(State.PREPARED);
        assertThat(onlyCase(other).file().key().service()).isEqualTo("pre-primary");
        assertThat(state(other)).isEqualTo(State.OPEN);
        assertThat(world.post()).contains("12 proposal");
    }

    @Test
    void last_days_of_a_service_that_cannot_be_read_wait_and_a_signature_says_so() {
        var pupil = world.child(1, "west", 11);
        var other = world.child(2, "west", 12);
        run();
        offers.answer(offer(other), FATHER, Reply.ACCEPT, null);
        var terms = school;
        world.breaks("school");
        time.set("2026-02-10T10:00:00");
        run();
        assertThat(state(pupil)).isEqualTo(State.OPEN);
        var id = offer(other);
        assertThat(decisions.sign(List.of(id), Decision.By.officer("o", "O", "t", "t")))
                .isEqualTo(java.util.Map.of(id, new Decisions.Outcome.Unreadable()));
        world.unreadable.clear();
        world.publish(terms);
        run();
        assertThat(state(pupil)).isEqualTo(State.READY);
    }

    @Test
    void a_move_out_after_sending_goes_to_a_person_and_withdraws_nothing() {
        var child = world.child(1, "west", 11);
        run();
        world.movesOut(child);
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.MOVED_OUT);
        assertThat(taken("school")).isEqualTo(1);
    }

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
        assertThat(desk.withdraw(id, "officer-1", "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, true));
        assertThat(world.post()).containsExactlyInAnyOrder("11 withdrawn", "12 withdrawn");
        assertThat(world.message("11 withdrawn").letterAlso()).isTrue();
        assertThat(world.message("12 withdrawn").letterAlso()).isFalse();
        var text = world.message("11 withdrawn").text();
        assertThat(text.sms()).startsWith("withdrawn.sms fi").doesNotContain("Aino", "koulu");
        // Its own end does not stop it, and a second click says nothing new.
        var waiting = waiting("11 withdrawn");
        assertThat(lastLook.overtaken(waiting)).isEmpty();
        assertThat(desk.withdraw(id, "officer-1", "by mistake"))
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
        assertThat(desk.withdraw(offer(child), "officer-1", "by mistake"))
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
        desk.withdraw(offer(child), "officer-1", "by mistake");
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
        assertThat(desk.withdraw(held, "officer-1", "by mistake"))
                .contains(new DeskOffers.Withdrawn(State.WITHDRAWN, false));
        assertThat(state(dead)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void nothing_goes_to_the_dead_nor_about_a_dead_child_after_sending() {
        var child = world.child(1, "west", 11, 12);
        run();
        world.dies(child);
        run();
        assertThat(state(child)).isEqualTo(State.WITHDRAWN);
        assertThat(world.post()).isEmpty();
        time.set("2026-03-01T10:00:00");
        run();
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_dead_guardian_is_no_recipient() {
        var child = world.child(1, "west", 11, 12);
        var family = world.families.get(child);
        var dead =
                new city.heart.population.Guardian(
                        new city.heart.population.Resident(
                                FATHER,
                                null,
                                city.heart.population.Birth.UNKNOWN,
                                LocalDate.of(2025, 1, 1),
                                null,
                                null,
                                false,
                                false,
                                null,
                                null,
                                null,
                                true),
                        city.heart.population.Guardian.Kind.GUARDIAN,
                        LocalDate.of(2020, 1, 1),
                        null,
                        true,
                        true,
                        true,
                        false);
        world.families.put(
                child,
                world.with(
                        family,
                        family.child(),
                        List.of(family.guardians().getFirst(), dead),
                        false));
        run();
        assertThat(world.post()).containsExactly("11 proposal");
    }

    @Test
    void a_move_within_the_city_before_an_answer_gives_another_offer_that_names_the_first() {
        var child = world.child(1, "west", 11);
        run();
        var first = offer(child);
        world.movesTo(child, "east");
        run();
        var second = onlyCase(child).offers().stream().filter(it -> it.state().open()).toList();
        assertThat(second).hasSize(1);
        assertThat(second.getFirst().choice().unit()).isEqualTo(new UnitId("east-school"));
        assertThat(second.getFirst().replaces()).isEqualTo(first);
        assertThat(taken("school")).isEqualTo(1);
    }

    @Test
    void a_move_within_the_city_after_an_answer_goes_to_a_person() {
        var child = world.child(1, "west", 11, 12);
        run();
        offers.answer(offer(child), MOTHER, Reply.ACCEPT, null);
        world.movesTo(child, "east");
        run();
        assertThat(state(child)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.UNIT_CHANGED);
    }

    @Test
    void a_move_within_the_same_area_changes_nothing() {
        var child = world.child(1, "west", 11);
        run();
        world.movesTo(child, "west2");
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(world.post()).containsExactly("11 proposal");
    }

    @Test
    void whoever_moves_away_and_back_has_the_same_case_and_a_later_offer() {
        var child = world.child(1, "west", 11);
        sweepOnly();
        var first = offer(child);
        world.movesOut(child);
        run();
        world.movesTo(child, "west");
        var family = world.families.get(child);
        world.families.put(
                child, world.with(family, World.person(1, "west"), family.guardians(), false));
        run();
        assertThat(state(child)).isEqualTo(State.OPEN);
        assertThat(onlyCase(child).offers()).hasSize(2);
        assertThat(
                        onlyCase(child).offers().stream()
                                .filter(it -> it.state().open())
                                .findFirst()
                                .orElseThrow()
                                .replaces())
                .isEqualTo(first);
    }

    @Test
    void a_guardian_who_comes_after_sending_gets_the_offer_with_days_of_his_own() {
        var child = world.child(1, "west", 11);
        run();
        time.set("2026-01-20T10:00:00");
        world.guardiansAre(child, 11, 12);
        run();
        assertThat(world.post()).containsExactlyInAnyOrder("11 proposal", "12 proposal");
        assertThat(offers.find(offer(child), FATHER).orElseThrow().me().lastDay())
                .isEqualTo(LocalDate.of(2026, 2, 10));
    }

    @Test
    void whose_custody_ends_after_sending_sees_nothing_more() {
        var child = world.child(1, "west", 11, 12);
        run();
        var id = offer(child);
        world.guardiansAre(child, 11);
        run();
        assertThat(offers.find(id, FATHER)).isEmpty();
        assertThat(offers.link(world.token(12))).isEmpty();
        assertThat(offers.find(id, MOTHER)).isPresent();
    }

    @Test
    void what_the_rule_leaves_to_a_person_arrives_at_the_desk_and_sends_nothing() {
        var child = world.child(1, "west", 11);
        world.said.put(child, Answer.PERSON);
        run();
        assertThat(asked(child)).containsExactly(TaskKind.RULE);
        assertThat(onlyCase(child).offers()).isEmpty();
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_child_without_a_guardian_goes_to_a_person() {
        var child = world.child(1, "west");
        run();
        assertThat(asked(child)).containsExactly(TaskKind.NO_GUARDIAN);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_sweep_that_names_somebody_whom_the_rule_does_not_is_an_alarm_for_a_person() {
        var child = world.child(1, "west", 11);
        world.said.put(child, Answer.NOT_MET);
        world.faulty.add(child);
        run();
        assertThat(asked(child)).containsExactly(TaskKind.ALARM);
        assertThat(onlyCase(child).offers()).isEmpty();
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_full_school_takes_its_own_area_and_an_officer_is_told() {
        for (var id = 1; id <= 3; id++) {
            world.child(id, "west", 100 + id);
        }
        run();
        assertThat(state(new ResidentId(3))).isEqualTo(State.OPEN);
        assertThat(asked(new ResidentId(3))).containsExactly(TaskKind.OVER_CAPACITY);
        assertThat(asked(new ResidentId(2))).isEmpty();
    }

    @Test
    void a_family_that_a_person_handles_gets_nothing_by_machine_from_that_moment_on() {
        var sent = world.child(1, "west", 11);
        run();
        var later = world.child(2, "west", 12);
        desk.takeInHand(sent, "officer-1", "asked by phone");
        desk.takeInHand(later, "guardian", null);
        world.isTold(later);
        run();
        assertThat(state(sent)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(sent)).containsExactly(TaskKind.IN_HAND);
        assertThat(asked(later)).containsExactly(TaskKind.IN_HAND);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void what_a_person_took_back_the_machine_does_not_propose_again() {
        var child = world.child(1, "west", 11);
        run();
        desk.withdraw(offer(child), "officer-1", "The family goes to another city's school");
        time.set("2026-01-08T10:00:00");
        world.isTold(child);
        run();
        var file = onlyCase(child);
        assertThat(file.offers()).hasSize(1);
        assertThat(file.file().handler()).isEqualTo(CaseFile.Handler.PERSON);
        assertThat(desk.history(file.offers().getFirst().id()).getLast())
                .extracting(OfferLine.Moved::by, OfferLine.Moved::because)
                .containsExactly("officer-1", "The family goes to another city's school");
        // Nobody has to remember it.
        assertThat(work.unasked(CaseFilter.all(RightScope.UNPROTECTED), 0, 10))
                .containsExactly(file.file().id());
    }

    @Test
    void a_family_given_back_to_the_machine_gets_a_new_proposal_at_once() {
        var child = world.child(1, "west", 11);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        desk.takeInHand(child, "officer-1", "pressed by mistake");
        run();
        desk.giveBack(child, "officer-1", "was a mistake");
        run();
        var file = onlyCase(child);
        assertThat(file.file().handler()).isEqualTo(CaseFile.Handler.RUNNING);
        assertThat(file.offers())
                .extracting(OfferLine::state)
                .containsExactly(State.OPEN, State.WITHDRAWN);
        assertThat(asked(child)).isEmpty();
        assertThat(world.post()).containsExactlyInAnyOrder("11 withdrawn", "11 proposal");
    }

    @Test
    void what_the_rule_leaves_to_a_person_stays_with_one_though_it_was_given_back() {
        var child = world.child(1, "west", 11);
        run();
        world.orderBegins(child);
        run();
        desk.giveBack(child, "officer-1", "was a mistake");
        run();
        assertThat(onlyCase(child).file().handler()).isEqualTo(CaseFile.Handler.PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.ORDER);
    }

    @Test
    void twins_in_one_home_get_one_pre_primary_unit() {
        alsoPrePrimary();
        var one = world.child(1, "west", 11);
        var other = world.child(2, "west", 11);
        for (var id : List.of(one, other)) {
            var it = world.families.get(id);
            world.families.put(
                    id,
                    new city.heart.population.Family(
                            it.child(),
                            it.guardians(),
                            false,
                            false,
                            false,
                            false,
                            false,
                            List.of(id.equals(one) ? other : one),
                            List.of(),
                            it.known()));
        }
        // One seat left in the unit that goes on to the school.
        world.child(3, "west", 13);
        run();
        assertThat(onlyCase(one).offers().getFirst().choice().unit())
                .isEqualTo(onlyCase(other).offers().getFirst().choice().unit());
    }
}
