// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Optional;

/// By the prices: where the child's option and the unit's price together first come to more.
final class TierWhy implements Why.Explanation {
    private final Instance in;
    private final Tiers rule;
    private final Objective objective;

    /// Price per tier and unit.
    private final long[][] prices;

    private final boolean discreet;

    TierWhy(Instance in, Tiers rule, Result result) {
        this.in = in;
        this.rule = rule;
        var proof = result.proof().orElseThrow();
        objective = new Objective(in, rule, proof.draw());
        prices = new long[objective.tiers()][in.units()];
        for (var t = 0; t < prices.length; t++) {
            for (var it : proof.prices().get(t).byUnit().entrySet()) {
                prices[t][in.findUnit(it.getKey()).orElseThrow()] = it.getValue();
            }
        }
        discreet =
                rule.tiers().stream()
                        .anyMatch(it -> it instanceof Tier.Of(var g) && g.confidential());
    }

    @Override
    public Why.Nearer nearer(int child, int own, int way) {
        var unit = in.wayUnit[way];
        var here = own == Instance.NONE ? in.units() : own;
        var ownWay = own == Instance.NONE ? Instance.NONE : in.way(child, own);
        var itself = 0L;
        var reason = Why.Reason.TOGETHER;
        var by = 0L;
        var ground = Optional.<String>empty();
        for (var t = 0; t < objective.tiers(); t++) {
            var better =
                    (long) objective.value(t, child, unit, way)
                            - objective.value(t, child, here, ownWay);
            itself = itself != 0 ? itself : better;
            var worse = better + price(t, unit) - price(t, own);
            if (worse != 0) {
                if (worse > 0) {
                    by = worse * in.childSeats[child];
                    reason = itself > 0 ? Why.Reason.OWN : reason(t);
                    if (reason == Why.Reason.GROUNDS && !discreet) {
                        ground = Optional.of(((Tier.Of) rule.tiers().get(t)).ground().name());
                    }
                    by = reason == Why.Reason.LOT ? 0 : by;
                }
                break;
            }
        }
        return new Why.Nearer(in.unitIds[unit], in.wayMetres[way], reason, ground, by);
    }

    private long price(int tier, int unit) {
        return unit == Instance.NONE ? 0 : prices[tier][unit];
    }

    private Why.Reason reason(int tier) {
        if (tier == rule.tiers().size()) {
            return Why.Reason.LOT;
        }
        return switch (rule.tiers().get(tier)) {
            case Tier.Right _, Tier.Placed _ -> Why.Reason.PLACES;
            case Tier.Of _ -> Why.Reason.GROUNDS;
            case Tier.Metres _ -> Why.Reason.WAY;
            case Tier.Wishes _ -> Why.Reason.WISHES;
        };
    }
}
