// SPDX-License-Identifier: EUPL-1.2
package city.heart.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.usage.Actor;
import city.heart.casework.CaseFile;
import city.heart.casework.TaskKind;
import city.heart.eligibility.Answer;
import city.heart.offer.OfferLine;
import city.heart.offer.State;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// What comes to a person, stays with one, or is given back to the machine.
class PersonHandlesTest extends PreparationScenario {
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
    void a_family_that_a_person_handles_gets_nothing_by_machine_from_that_moment_on() {
        var sent = world.child(1, "west", 11);
        run();
        var later = world.child(2, "west", 12);
        desk.takeInHand(sent, BY_OFFICER, "asked by phone");
        desk.takeInHand(later, Actor.resident(FATHER), null);
        world.isTold(later);
        run();
        assertThat(state(sent)).isEqualTo(State.WITH_PERSON);
        assertThat(asked(sent)).containsExactly(TaskKind.IN_HAND);
        assertThat(asked(later)).containsExactly(TaskKind.IN_HAND);
        assertThat(world.post()).isEmpty();
    }

    @Test
    void a_family_given_back_to_the_machine_gets_a_new_proposal_at_once() {
        var child = world.child(1, "west", 11);
        run();
        world.posted("11 proposal", LocalDate.of(2026, 1, 7));
        desk.takeInHand(child, BY_OFFICER, "pressed by mistake");
        run();
        desk.giveBack(child, BY_OFFICER, "was a mistake");
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
        desk.giveBack(child, BY_OFFICER, "was a mistake");
        run();
        assertThat(onlyCase(child).file().handler()).isEqualTo(CaseFile.Handler.PERSON);
        assertThat(asked(child)).containsExactly(TaskKind.ORDER);
    }
}
