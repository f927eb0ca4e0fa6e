// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Arrays;
import java.util.Optional;

/// By the line: at which step the last of those inside stands ahead of the child.
final class LadderWhy implements Why.Explanation {
    private final Instance in;
    private final Ladder rule;
    private final int[] lot;

    /// Per unit the place in line of the last inside; empty if nobody is but who keeps a place.
    private final int[][] last;

    /// Seats that stay free per unit; 0 where some are reserved.
    private final int[] spare;

    private final boolean discreet;

    LadderWhy(Instance in, Ladder rule, Result result) {
        this.in = in;
        this.rule = rule;
        lot = new int[in.children()];
        var order = Priorities.drawn(in, rule.seed());
        for (var k = 0; k < order.length; k++) {
            lot[order[k]] = k;
        }
        last = new int[in.units()][0];
        spare = in.unitSeats.clone();
        for (var i = 0; i < lot.length; i++) {
            var unit = result.unitOf(in.childIds[i]);
            if (unit.isPresent()) {
                var u = in.findUnit(unit.get()).orElseThrow();
                spare[u] -= in.childSeats[i];
                var place = place(i, u);
                if (in.keeps[i] == Instance.NONE
                        && (last[u].length == 0 || Arrays.compare(place, last[u]) > 0)) {
                    last[u] = place;
                }
            }
        }
        for (var reserve : rule.reserves()) {
            spare[in.findUnit(reserve.unit()).orElseThrow()] = 0;
        }
        discreet =
                rule.steps().stream()
                        .anyMatch(it -> it instanceof Ladder.Step.Of(var g) && g.confidential());
    }

    @Override
    public Why.Nearer nearer(int child, int own, int way) {
        var unit = in.wayUnit[way];
        var reason = Why.Reason.RESERVED;
        var ground = Optional.<String>empty();
        if (own != Instance.NONE && wished(in.way(child, own), way)) {
            reason = Why.Reason.OWN;
        } else if (!in.rights[child] && in.wishCount[child] > 0 && in.wayWish[way] == 0) {
            reason = Why.Reason.NOT_LISTED;
        } else if (in.childSeats[child] > 1 || spare[unit] > 0) {
            reason = Why.Reason.TOGETHER;
        } else if (last[unit].length > 0) {
            var step = step(child, unit);
            if (step == rule.steps().size()) {
                reason = Why.Reason.LOT;
            } else if (step >= 0) {
                reason =
                        switch (rule.steps().get(step)) {
                            case Ladder.Step.Right _ -> Why.Reason.PLACES;
                            case Ladder.Step.Of _ -> Why.Reason.GROUNDS;
                            case Ladder.Step.Metres _ -> Why.Reason.WAY;
                        };
                if (reason == Why.Reason.GROUNDS && !discreet) {
                    ground = Optional.of(((Ladder.Step.Of) rule.steps().get(step)).ground().name());
                }
            }
        }
        return new Why.Nearer(in.unitIds[unit], in.wayMetres[way], reason, ground, 0);
    }

    private boolean wished(int own, int way) {
        return in.wayWish[own] > 0 && (in.wayWish[way] == 0 || in.wayWish[own] < in.wayWish[way]);
    }

    /// The step at which the last inside is ahead of the child, the number of steps for the lot, or −1 if the child is
    /// ahead of somebody.
    private int step(int child, int unit) {
        var place = place(child, unit);
        var step = Arrays.mismatch(last[unit], place);
        return step >= 0 && last[unit][step] < place[step] ? step : -1;
    }

    private int[] place(int child, int unit) {
        var way = in.way(child, unit);
        var place = new int[rule.steps().size() + 1];
        for (var s = 0; s < place.length - 1; s++) {
            place[s] =
                    switch (rule.steps().get(s)) {
                        case Ladder.Step.Right _ -> in.rights[child] ? 0 : 1;
                        case Ladder.Step.Of(var ground) ->
                                (in.wayGrounds[way] & in.bit(ground)) != 0 ? 0 : 1;
                        case Ladder.Step.Metres(var band) -> in.wayMetres[way] / band;
                    };
        }
        place[place.length - 1] = lot[child];
        return place;
    }
}
