// SPDX-License-Identifier: EUPL-1.2
package city.round;

import city.allocation.Ground;
import city.allocation.Ladder;
import city.allocation.Rule;
import city.allocation.Tier;
import city.allocation.Tiers;
import city.placement.Reach;
import city.service.Assignment.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The rule of a round in the words of the library that gives the places. Plain.
public final class RoundRule {
    /// Its children go on to the school of the child's area.
    public static final Ground CONTINUITY = new Ground("goes on to own school", false);

    private static final Set<Ground> BOTH = Set.of(Ground.OWN_AREA, CONTINUITY);
    private static final Set<Ground> OWN = Set.of(Ground.OWN_AREA);
    private static final Set<Ground> GOES_ON = Set.of(CONTINUITY);

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
                case CONTINUITY -> steps.add(new Ladder.Step.Of(CONTINUITY));
                case METRES -> steps.add(new Ladder.Step.Metres(1));
            }
        }
        return new Ladder(steps, List.of(), List.of(), seed);
    }

    /// What speaks for a child in a unit.
    public static Set<Ground> grounds(Reach.Way way) {
        if (way.ownArea()) {
            return way.goesOn() ? BOTH : OWN;
        }
        return way.goesOn() ? GOES_ON : Set.of();
    }
}
