// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.UnitId;
import city.heart.casework.TaskKind;
import city.heart.offer.Reply;
import city.heart.offer.State;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// A proposal has been sent, and then somebody moves, dies, or is guardian no more.
class LifeGoesOnTest extends PreparationScenario {
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
}
