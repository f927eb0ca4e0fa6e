// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a child has its place and not a nearer one. Tells of rules and sums only: no other child is in it, and where the
/// rule knows a confidential ground (health, support), no ground at all is named.
///
/// @param child the child asked about
/// @param unit its unit; null if it has none
/// @param nearer the allowed units that are nearer than its own, the nearest first; all if it has none
public record Why(String child, @Nullable String unit, List<Nearer> nearer) {
    /// Why a child is not in a nearer unit.
    public enum Reason {
        /// The child keeps a place that it held or was offered before.
        KEPT,
        /// The rule finds the given unit better for this child itself: a wish, a sibling there.
        OWN,
        /// The unit is not on the child's list of wishes, and there is no right to a place.
        NOT_LISTED,
        /// Full: children with a right to a place go first, or fewer children would have a place at all.
        PLACES,
        /// Full: with children for whom a ground of the published rule speaks.
        GROUNDS,
        /// Full: by the way; of all children together, or of those in the unit.
        WAY,
        /// Full: by the wishes of all children together.
        WISHES,
        /// Full: equal in everything, the lot decided.
        LOT,
        /// Children of one birth need seats for all of them in the same unit; or they come next in line.
        TOGETHER,
        /// Seats reserved for a kind, a quota, or places that others keep.
        RESERVED
    }

    /// One nearer unit.
    ///
    /// @param reason why not this one
    /// @param ground the ground that decided, if one did and the rule knows no confidential one
    /// @param by under `Tiers`: by how much at least all children together would be worse off in the deciding tier (metres,
    ///     children, wishes); else 0
    public record Nearer(
            String unit, int metres, Reason reason, Optional<String> ground, long by) {}

    public Why {
        nearer = List.copyOf(nearer);
    }

    /// Explains the place of one child.
    ///
    /// @throws IllegalArgumentException if the instance does not know the child
    public static Why of(Instance instance, Rule rule, Result result, String child) {
        var i =
                instance.findChild(child)
                        .orElseThrow(() -> new IllegalArgumentException("Unknown child: " + child));
        var unit = result.unitOf(child).orElse(null);
        var own = unit == null ? Instance.NONE : instance.findUnit(unit).orElseThrow();
        var limit =
                own == Instance.NONE ? Integer.MAX_VALUE : instance.wayMetres[instance.way(i, own)];
        var ways = new ArrayList<Integer>();
        for (var way = instance.starts[i]; way < instance.starts[i + 1]; way++) {
            if (instance.wayMetres[way] < limit) {
                ways.add(way);
            }
        }
        ways.sort((a, b) -> Integer.compare(instance.wayMetres[a], instance.wayMetres[b]));
        var nearer = new ArrayList<Nearer>();
        var explanation =
                switch (rule) {
                    case Tiers tiers -> new TierWhy(instance, tiers, result);
                    case Ladder ladder -> new LadderWhy(instance, ladder, result);
                };
        for (int way : ways) {
            nearer.add(
                    instance.keeps[i] != Instance.NONE
                            ? new Nearer(
                                    instance.unitIds[instance.wayUnit[way]],
                                    instance.wayMetres[way],
                                    Reason.KEPT,
                                    Optional.empty(),
                                    0)
                            : explanation.nearer(i, own, way));
        }
        return new Why(child, unit, nearer);
    }

    /// Which change would have altered it: where the child would be if the unit had this many seats more. Runs the whole
    /// round again.
    ///
    /// @return the unit's id, or empty for no place
    public static Optional<String> withMoreSeats(
            Instance instance, Rule rule, String child, String unit, int more) {
        var seats = instance.unit(instance.findUnit(unit).orElseThrow()).seats();
        return Allocation.run(instance.withSeats(unit, seats + more), rule).unitOf(child);
    }

    /// Where a child would be if it were told otherwise: with another wish, a sibling, from another home. Runs the whole
    /// round again.
    ///
    /// @param changed replaces the child of the same id
    /// @return the unit's id, or empty for no place
    public static Optional<String> withChild(Instance instance, Rule rule, Child changed) {
        var other = instance.toBuilder().child(changed).build();
        return Allocation.run(other, rule).unitOf(changed.id());
    }

    interface Explanation {
        /// @param own the child's unit, or `NONE`
        /// @param way to the nearer unit
        Nearer nearer(int child, int own, int way);
    }

    /// By the prices: where the child's option and the unit's price together first come to more.
    private static final class TierWhy implements Explanation {
        private final Instance in;
        private final Tiers rule;
        private final Objective objective;
        private final List<Result.Prices> prices;
        private final boolean discreet;

        TierWhy(Instance in, Tiers rule, Result result) {
            this.in = in;
            this.rule = rule;
            var proof = result.proof().orElseThrow();
            objective = new Objective(in, rule, proof.draw());
            prices = proof.prices();
            discreet =
                    rule.tiers().stream()
                            .anyMatch(it -> it instanceof Tier.Of(var g) && g.confidential());
        }

        @Override
        public Nearer nearer(int child, int own, int way) {
            var unit = in.wayUnit[way];
            var here = own == Instance.NONE ? in.units() : own;
            var ownWay = own == Instance.NONE ? Instance.NONE : in.way(child, own);
            var itself = 0L;
            var reason = Reason.TOGETHER;
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
                        reason = itself > 0 ? Reason.OWN : reason(t);
                        if (reason == Reason.GROUNDS && !discreet) {
                            ground = Optional.of(((Tier.Of) rule.tiers().get(t)).ground().name());
                        }
                        by = reason == Reason.LOT ? 0 : by;
                    }
                    break;
                }
            }
            return new Nearer(in.unitIds[unit], in.wayMetres[way], reason, ground, by);
        }

        private long price(int tier, int unit) {
            return unit == Instance.NONE
                    ? 0
                    : prices.get(tier).byUnit().getOrDefault(in.unitIds[unit], 0L);
        }

        private Reason reason(int tier) {
            if (tier == rule.tiers().size()) {
                return Reason.LOT;
            }
            return switch (rule.tiers().get(tier)) {
                case Tier.Right _, Tier.Placed _ -> Reason.PLACES;
                case Tier.Of _ -> Reason.GROUNDS;
                case Tier.Metres _ -> Reason.WAY;
                case Tier.Wishes _ -> Reason.WISHES;
            };
        }
    }

    /// By the line: at which step the last of those inside stands ahead of the child.
    private static final class LadderWhy implements Explanation {
        private final Instance in;
        private final Ladder rule;
        private final int[] lot;
        private final List<List<Integer>> inside = new ArrayList<>();
        private final boolean discreet;

        LadderWhy(Instance in, Ladder rule, Result result) {
            this.in = in;
            this.rule = rule;
            lot = new int[in.children()];
            var order = Priorities.drawn(in, rule.seed());
            for (var k = 0; k < order.length; k++) {
                lot[order[k]] = k;
            }
            for (var u = 0; u < in.units(); u++) {
                inside.add(new ArrayList<>());
            }
            for (var i = 0; i < lot.length; i++) {
                var unit = result.unitOf(in.childIds[i]);
                if (unit.isPresent() && in.keeps[i] == Instance.NONE) {
                    inside.get(in.findUnit(unit.get()).orElseThrow()).add(i);
                }
            }
            discreet =
                    rule.steps().stream()
                            .anyMatch(
                                    it -> it instanceof Ladder.Step.Of(var g) && g.confidential());
        }

        @Override
        public Nearer nearer(int child, int own, int way) {
            var unit = in.wayUnit[way];
            var reason = Reason.RESERVED;
            var ground = Optional.<String>empty();
            if (own != Instance.NONE && wished(in.way(child, own), way)) {
                reason = Reason.OWN;
            } else if (!in.rights[child] && in.wishCount[child] > 0 && in.wayWish[way] == 0) {
                reason = Reason.NOT_LISTED;
            } else if (in.childSeats[child] > 1 || spare(unit) > 0) {
                reason = Reason.TOGETHER;
            } else if (!inside.get(unit).isEmpty()) {
                var step = last(child, unit);
                if (step == rule.steps().size()) {
                    reason = Reason.LOT;
                } else if (step >= 0) {
                    reason =
                            switch (rule.steps().get(step)) {
                                case Ladder.Step.Right _ -> Reason.PLACES;
                                case Ladder.Step.Of _ -> Reason.GROUNDS;
                                case Ladder.Step.Metres _ -> Reason.WAY;
                            };
                    if (reason == Reason.GROUNDS && !discreet) {
                        ground =
                                Optional.of(
                                        ((Ladder.Step.Of) rule.steps().get(step)).ground().name());
                    }
                }
            }
            return new Nearer(in.unitIds[unit], in.wayMetres[way], reason, ground, 0);
        }

        private boolean wished(int own, int way) {
            return in.wayWish[own] > 0
                    && (in.wayWish[way] == 0 || in.wayWish[own] < in.wayWish[way]);
        }

        private int spare(int unit) {
            var held = 0;
            for (var i = 0; i < in.children(); i++) {
                held += in.keeps[i] == unit ? in.childSeats[i] : 0;
            }
            for (int other : inside.get(unit)) {
                held += in.childSeats[other];
            }
            var reserved =
                    rule.reserves().stream().anyMatch(it -> it.unit().equals(in.unitIds[unit]));
            return reserved ? 0 : in.unitSeats[unit] - held;
        }

        /// The step at which the last inside is ahead of the child, the number of steps for the lot, or −1 if the child is
        /// ahead of somebody.
        private int last(int child, int unit) {
            var place = place(child, unit);
            var worst = new int[0];
            for (int other : inside.get(unit)) {
                var its = place(other, unit);
                if (worst.length == 0 || Arrays.compare(its, worst) > 0) {
                    worst = its;
                }
            }
            var last = Arrays.mismatch(worst, place);
            return last >= 0 && worst[last] < place[last] ? last : -1;
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
}
