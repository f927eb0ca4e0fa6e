// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.RightScope;
import city.heart.casework.TaskKind;
import city.heart.casework.WaitingRepository.LeftToPerson;
import city.heart.offer.State;
import city.heart.placement.Wish;
import city.heart.preparation.World;
import city.heart.service.Assignment.Aim;
import city.planning.round.Rounds.RoundOutcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// How a draft is made: who is in it, where they come, what it says of itself.
class RoundDraftsTest extends RoundScenario {
    @Test
    void all_children_together_have_the_least_way_that_the_order_of_aims_allows() {
        // In the west two units of two seats; everybody there goes on to the western school.
        world.child(1, "west", 11);
        world.child(2, "west", 12);
        world.child(3, "west2", 13);
        world.child(4, "west2", 14);
        world.child(5, "east", 15);
        run();
        var run = draft(opened());
        assertThat(units(run).values())
                .containsExactlyInAnyOrder(
                        "west-goes-on", "west-goes-on", "west-near", "west-near", "east-near");
        assertThat(units(run)).containsEntry(5, "east-near");
        var figures = run.figures();
        assertThat(figures.tiers())
                .contains(
                        new RunFigures.Tier("right", 0, 0),
                        new RunFigures.Tier("placed", 0, 0),
                        new RunFigures.Tier("ground own area", 0, 0),
                        new RunFigures.Tier("ground goes on to own school", 2, 2),
                        new RunFigures.Tier("metres", 1456, 1456));
        assertThat(List.of(figures.children(), figures.placed(), figures.freeSeats()))
                .containsExactly(5, 5, 1);
        assertThat(figures.proven()).isNotEmpty();
    }

    @Test
    void a_draft_can_be_run_again_and_says_who_moved() {
        world.child(1, "west", 11);
        world.child(2, "east", 12);
        run();
        var id = opened();
        var first = draft(id);
        var same = draft(id);
        assertThat(same.inputSha256()).isEqualTo(first.inputSha256());
        assertThat(same.fileSha256()).isEqualTo(first.fileSha256());
        assertThat(same.figures().moved()).isZero();
        jdbc.sql(
                        """
                        update placement.seat set capacity = 0
                         where unit_id = 'west-goes-on' and kind = 'pre-primary'
                        """)
                .update();
        world.isTold(world.child(3, "east", 13));
        run();
        var third = draft(id);
        assertThat(third.number()).isEqualTo(3);
        assertThat(third.inputSha256()).isNotEqualTo(first.inputSha256());
        assertThat(List.of(third.figures().moved(), third.figures().gained()))
                .containsExactly(1, 1);
        assertThat(units(third)).containsEntry(1, "west-near");
    }

    /// The database ends one session, once, while a draft is made.
    @Test
    void a_draft_during_which_the_database_goes_away_is_made_again() {
        world.child(1, "west", 11);
        run();
        var id = opened();
        endTheSessionOfTheNextDraft();
        try {
            assertThat(rounds.ask(id, ANNA)).isEqualTo(RoundOutcome.DONE);
            drafts.run();
            assertThat(rounds.runs(id).getFirst().state()).isEqualTo(Run.State.DRAWING);
            drafts.run();
        } finally {
            owner().sql("drop function round.end_once() cascade").update();
            owner().sql("drop sequence round.ended_once").update();
        }
        assertThat(rounds.runs(id)).extracting(Run::state).containsExactly(Run.State.DONE);
        assertThat(units(rounds.runs(id).getFirst())).isEqualTo(Map.of(1, "west-goes-on"));
    }

    private void endTheSessionOfTheNextDraft() {
        owner().sql("create sequence round.ended_once").update();
        owner().sql("grant usage, select on sequence round.ended_once to public").update();
        owner().sql(
                        """
                        create function round.end_once() returns trigger language plpgsql as $$
                        begin
                            if nextval('round.ended_once') = 1 then
                                perform pg_terminate_backend(pg_backend_pid());
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        owner().sql(
                        """
                        create trigger end_once before update on round.run for each row
                          when (new.state = 'SOLVING') execute function round.end_once()
                        """)
                .update();
    }

    @Test
    void
            a_family_under_an_order_and_a_child_without_a_home_are_left_to_a_person_the_rest_is_placed() {
        var safe = world.child(1, "west", 11);
        world.child(2, "nowhere", 12);
        var third = world.child(3, "west", 13);
        run();
        world.orderBegins(safe);
        run();
        var id = opened();
        var run = draft(id);
        assertThat(numbers.leftToPerson(run.id(), RightScope.ALL))
                .containsExactlyInAnyOrder(
                        new LeftToPerson(onlyCase(safe).file().id(), "ORDER", true),
                        new LeftToPerson(
                                onlyCase(new ResidentId(2)).file().id(), "NO_KNOWN_HOME", false));
        assertThat(numbers.leftToPerson(run.id(), RightScope.UNPROTECTED)).hasSize(1);
        assertThat(run.figures().aside()).isEqualTo(1);
        assertThat(units(run)).containsOnlyKeys(3);
        assertThat(rounds.children(run.id())).containsExactly(third);
        rounds.putForward(id, run.id(), ANNA);
        rounds.sign(id, BERIT, DESPITE);
        rounds.release(id, BERIT);
        run();
        assertThat(state(third)).isEqualTo(State.OPEN);
        assertThat(onlyCase(safe).offers()).isEmpty();
        assertThat(asked(safe)).containsExactly(TaskKind.ORDER);
        assertThat(asked(new ResidentId(2))).containsExactly(TaskKind.NO_UNIT);
    }

    @Test
    void children_of_one_birth_get_one_unit_and_one_pseudonym() {
        var one = world.child(1, "west", 11);
        var two = world.child(2, "west", 11);
        world.areOfOneBirth(one, two);
        run();
        // One seat in the unit nearest for one of them: together they go where there are two.
        jdbc.sql("update placement.seat set capacity = 1 where unit_id = 'west-goes-on'").update();
        var run = draft(opened());
        assertThat(units(run)).isEqualTo(Map.of(1, "west-near", 2, "west-near"));
        assertThat(run.figures().children()).isEqualTo(2);
        assertThat(
                        jdbc.sql("select count(distinct pseudonym) from round.member")
                                .query(Integer.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_younger_sibling_in_the_unit_and_an_older_ones_school_speak_for_it_as_the_order_says() {
        var order = List.of(Aim.RIGHT, Aim.PLACED, Aim.SIBLINGS, Aim.METRES);
        // The home stands beside west-near.
        var child = world.child(1, "west", 11);
        world.hasSibling(child, 501, 2022);
        world.presentUnits.put(new ResidentId(501), new UnitId("west-goes-on"));
        run();
        var id =
                rounds.open(
                        new Rounds.RoundRequest("pre-primary", World.PERIOD, "pre-primary", order),
                        ANNA);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-goes-on"));
        // Who begins pre-primary or school in that year is in the unit no longer.
        world.born.put(new ResidentId(501), 2020);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-near"));
        // An older one has a place in the western school in the same year.
        world.born.put(new ResidentId(501), 2019);
        placements.placeAt(
                new Wish(
                        UUID.randomUUID(),
                        new ResidentId(501),
                        "school",
                        Language.FI,
                        World.PERIOD,
                        LocalDate.of(2026, 8, 11),
                        LocalDate.of(2027, 6, 5),
                        "west",
                        List.of()),
                new UnitId("west-school"),
                Language.FI,
                null);
        assertThat(units(draft(id))).isEqualTo(Map.of(1, "west-goes-on"));
    }

    @Test
    void what_a_round_keeps_of_a_case_goes_with_the_case_and_its_file_with_the_first() {
        var child = world.child(1, "west", 11);
        world.child(2, "east", 12);
        run();
        var id = opened();
        var run = draft(id);
        rounds.erased(List.of(onlyCase(child).file().id()));
        assertThat(units(run)).containsOnlyKeys(2);
        assertThat(
                        jdbc.sql(
                                        """
                                        select (select count(*) from round.member) || ' '
                                               || (select count(*) from round.run where file is not null)
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("1 0");
        assertThat(rounds.run(run.id()).orElseThrow().figures()).isEqualTo(run.figures());
    }
}
