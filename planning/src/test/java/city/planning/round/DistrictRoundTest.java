// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static org.assertj.core.api.Assertions.assertThat;

import city.allocation.Allocation;
import city.allocation.Verifier;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseId;
import city.heart.placement.Admission;
import city.heart.placement.Reach;
import city.heart.placement.Seats;
import city.heart.placement.UnitChoice;
import city.heart.placement.Wish;
import city.heart.preparation.WaitingCases.WaitingChild;
import city.heart.service.Assignment.Aim;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// A city without a map of areas: two schools of one district, a seat each, and children whose way all
/// together is to be short. By area the same children would all have the school of their own.
class DistrictRoundTest {
    private static final String METHOD = "straight line x 1.30, round 1";
    private static final UnitId OAK = new UnitId("oak");
    private static final UnitId ELM = new UnitId("elm");

    private static WaitingChild waiting(int child, Admission admission) {
        var wish =
                new Wish(
                        new UUID(1, child),
                        new ResidentId(child),
                        "school",
                        Language.FI,
                        "2026-27",
                        LocalDate.of(2026, 8, 11),
                        LocalDate.of(2027, 6, 5),
                        "b" + child,
                        List.of(),
                        admission);
        return new WaitingChild(new CaseId(new UUID(2, child)), wish, Set.of());
    }

    private static Map<Integer, UnitChoice> places(
            Admission admission, List<Aim> aims, int[][] metres) {
        var waiting = new ArrayList<WaitingChild>();
        var reach = new HashMap<UUID, Reach>();
        for (var child = 1; child <= metres.length; child++) {
            var it = waiting(child, admission);
            waiting.add(it);
            var own = admission == Admission.AREA;
            var oak = new Reach.Way(OAK, metres[child - 1][0], own, false);
            var elm = new Reach.Way(ELM, metres[child - 1][1], own, false);
            reach.put(
                    it.caseId().value(),
                    new Reach.Units("south", METHOD, own ? List.of(oak) : List.of(elm, oak)));
        }
        var drawing =
                Drawing.of(
                        waiting,
                        reach,
                        List.of(
                                new Seats(ELM, "school", "2026-27", 1, 0, 0),
                                new Seats(OAK, "school", "2026-27", 1, 0, 0)),
                        Map.of(),
                        new Names()::next);
        var rule = RoundRule.tiers(aims, "seed");
        var result = Allocation.run(drawing.instance(), rule);
        assertThat(Verifier.verify(drawing.instance(), rule, result).holds()).isTrue();
        var places = new HashMap<Integer, UnitChoice>();
        drawing.places(result)
                .forEach(it ->
                        places.put(
                                (int) it.caseId().value().getLeastSignificantBits(), it.choice()));
        return places;
    }

    private static final class Names {
        private int last;

        String next() {
            return "n" + ++last;
        }
    }

    @Test
    void by_district_a_full_school_is_full_and_the_way_of_all_children_together_counts() {
        var places =
                places(
                        Admission.DISTRICT,
                        List.of(Aim.RIGHT, Aim.PLACED, Aim.METRES),
                        new int[][] {{100, 900}, {200, 400}, {5000, 5000}});
        var expected = new HashMap<Integer, UnitChoice>();
        expected.put(1, proposed(OAK, UnitChoice.Ground.WAY, 100));
        expected.put(2, proposed(ELM, UnitChoice.Ground.WAY, 400));
        expected.put(3, null);
        assertThat(places).isEqualTo(expected);
    }

    @Test
    void by_area_the_school_takes_all_its_children() {
        var places =
                places(
                        Admission.AREA,
                        List.of(Aim.RIGHT, Aim.PLACED, Aim.OWN_AREA, Aim.METRES),
                        new int[][] {{100, 900}, {200, 400}, {5000, 5000}});
        var own = proposed(OAK, UnitChoice.Ground.AREA, null);
        assertThat(places).isEqualTo(Map.of(1, own, 2, own, 3, own));
    }

    private static UnitChoice proposed(UnitId unit, UnitChoice.Ground ground, Integer metres) {
        return new UnitChoice.Proposed(unit, ground, metres, METHOD, "south", false);
    }
}
