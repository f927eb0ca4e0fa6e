// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.hours.ServiceDays;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.base.usage.Actor;
import city.heart.casework.TaskKind;
import city.heart.decision.Decision;
import city.heart.decision.Decisions;
import city.heart.offer.Recipient;
import city.heart.offer.Reply;
import city.heart.offer.State;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// From whoever is due to an offer, and what rests while a service cannot be read.
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
        assertThat(onlyCase(child).file().openedBy()).isEqualTo(Actor.system("life-event"));
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
                .isEqualTo(java.util.Map.of(id, new Decisions.SignOutcome.Unreadable()));
        world.unreadable.clear();
        world.publish(terms);
        run();
        assertThat(state(pupil)).isEqualTo(State.READY);
    }
}
