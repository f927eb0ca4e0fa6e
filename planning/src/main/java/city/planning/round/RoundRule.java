// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.allocation.Ground;
import city.allocation.Ladder;
import city.allocation.Rule;
import city.allocation.Tier;
import city.allocation.Tiers;
import city.base.shared.UnitId;
import city.heart.placement.Reach;
import city.heart.service.Assignment.Aim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The rule of a round in the words of the library that gives the places. Plain.
public final class RoundRule {
    /// Its children go on to the school of the child's area.
    public static final Ground CONTINUITY = new Ground("goes on to own school", false);

    /// There are millions of ways and few sets of grounds: each is made once.
    private static final List<Set<Ground>> GROUNDS = everySet();

    private RoundRule() {}

    /// Least total way in tiers.
    ///
    /// @param aims the weightiest first; `PLACED` must be among them
    public static Rule tiers(List<Aim> aims, String seed) {
        return new Tiers(
                aims.stream()
                        .<Tier>map(it ->
                                switch (it) {
                                    case RIGHT -> new Tier.Right();
                                    case PLACED -> new Tier.Placed();
                                    case OWN_AREA -> new Tier.Of(Ground.OWN_AREA);
                                    case SIBLINGS -> new Tier.Of(Ground.SIBLING);
                                    case CONTINUITY -> new Tier.Of(CONTINUITY);
                                    case METRES -> new Tier.Metres();
                                })
                        .toList(),
                seed);
    }

    /// School choice by the same aims.
    public static Rule ladder(List<Aim> aims, String seed) {
        var steps = new ArrayList<Ladder.Step>();
        for (var aim : aims) {
            switch (aim) {
                case RIGHT -> steps.add(new Ladder.Step.Right());
                case PLACED -> {}
                case OWN_AREA -> steps.add(new Ladder.Step.Of(Ground.OWN_AREA));
                case SIBLINGS -> steps.add(new Ladder.Step.Of(Ground.SIBLING));
                case CONTINUITY -> steps.add(new Ladder.Step.Of(CONTINUITY));
                case METRES -> steps.add(new Ladder.Step.Metres(1));
            }
        }
        return new Ladder(steps, List.of(), List.of(), seed);
    }

    /// What speaks for a child in a unit.
    ///
    /// @param siblings units in which a sibling of the same home is or from which it goes the same way
    public static Set<Ground> grounds(Reach.Way way, Set<UnitId> siblings) {
        return GROUNDS.get(
                (way.ownArea() ? 1 : 0)
                        + (way.goesOn() ? 2 : 0)
                        + (siblings.contains(way.unit()) ? 4 : 0));
    }

    private static List<Set<Ground>> everySet() {
        var sets = new ArrayList<Set<Ground>>();
        for (var bits = 0; bits < 8; bits++) {
            var set = new HashSet<Ground>();
            if ((bits & 1) > 0) {
                set.add(Ground.OWN_AREA);
            }
            if ((bits & 2) > 0) {
                set.add(CONTINUITY);
            }
            if ((bits & 4) > 0) {
                set.add(Ground.SIBLING);
            }
            sets.add(Set.copyOf(set));
        }
        return List.copyOf(sets);
    }
}
