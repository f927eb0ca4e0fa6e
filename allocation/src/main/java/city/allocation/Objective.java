// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// The tiers as numbers: for each child and option one value per tier and seat (the lot is the last tier), and
/// all of them in one `long` whose order is the order of the tiers wherever two moves of one child each
/// are compared. Sums along longer chains may order otherwise; `UnitFlow` settles those tier by tier.
final class Objective {
    /// Packed values stay below this, so that sums of a few never overflow.
    private static final int BITS = 55;

    private static final int LEAST_LOT_BITS = 8;
    private static final int MOST_LOT_BITS = 24;

    private final Instance in;
    private final Tier[] tiers;
    private final long[] weights;
    private final int[] groundBits;
    private final boolean[][] hasGround;
    private final int lotBits;
    private final long[] childLots;
    private final long[] unitLots;

    Objective(Instance in, Tiers rule, int draw) {
        this.in = in;
        tiers = rule.tiers().toArray(Tier[]::new);
        groundBits = new int[tiers.length];
        hasGround = new boolean[tiers.length][];
        for (var t = 0; t < tiers.length; t++) {
            if (tiers[t] instanceof Tier.Of(var ground)) {
                groundBits[t] = in.bit(ground);
                hasGround[t] = whoHas(groundBits[t]);
            }
        }
        weights = new long[tiers.length + 1];
        var room = 1.0;
        for (var tier : tiers) {
            room *= 4.0 * range(tier) + 1;
        }
        lotBits = Math.min(MOST_LOT_BITS, (int) (BITS - 2 - Math.log(room) / Math.log(2)));
        if (lotBits < LEAST_LOT_BITS) {
            throw new IllegalArgumentException(
                    "Too many tiers, or ways too long, for exact arithmetic: " + rule.tiers());
        }
        var weight = 4L << lotBits;
        weights[tiers.length] = 1;
        for (var t = tiers.length - 1; t >= 0; t--) {
            weights[t] = weight;
            weight = Math.multiplyExact(weight, 4L * range(tiers[t]) + 1);
        }
        var seed = rule.seed() + "|" + draw;
        childLots = Lot.numbers(seed, in.childIdText);
        unitLots =
                java.util.Arrays.copyOf(Lot.numbers(seed, Lot.Ids.of(in.unitIds)), in.units() + 1);
        unitLots[in.units()] = Lot.number(seed, "");
    }

    private boolean[] whoHas(int bit) {
        var has = new boolean[in.children()];
        for (var i = 0; i < has.length; i++) {
            for (var way = in.starts[i]; way < in.starts[i + 1]; way++) {
                has[i] |= (in.wayGrounds[way] & bit) != 0;
            }
        }
        return has;
    }

    private int range(Tier tier) {
        return switch (tier) {
            case Tier.Right _, Tier.Placed _, Tier.Of _ -> 1;
            case Tier.Metres _ -> max(in.wayMetres);
            case Tier.Wishes _ -> max(in.wishCount);
        };
    }

    private static int max(int[] values) {
        var max = 1;
        for (var value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /// How many tiers there are, the lot included.
    int tiers() {
        return weights.length;
    }

    String name(int tier) {
        return tier == tiers.length ? "lot" : tiers[tier].name();
    }

    /// The value of one tier for one seat.
    ///
    /// @param unit index of the unit, or the number of units for no place
    /// @param way the way there; not read for no place
    int value(int tier, int child, int unit, int way) {
        var none = unit == unitLots.length - 1;
        if (tier == tiers.length) {
            return Lot.pair(childLots[child], unitLots[unit], lotBits);
        }
        return switch (tiers[tier]) {
            case Tier.Right _ -> none && in.rights[child] ? 1 : 0;
            case Tier.Placed _ -> none ? 1 : 0;
            case Tier.Of _ ->
                    hasGround[tier][child] && (none || (in.wayGrounds[way] & groundBits[tier]) == 0)
                            ? 1
                            : 0;
            case Tier.Metres _ -> none ? 0 : in.wayMetres[way];
            case Tier.Wishes _ ->
                    none || in.wayWish[way] == 0 ? in.wishCount[child] : in.wayWish[way] - 1;
        };
    }

    /// All tiers of all options of a child, packed; `UnitGraph.NO_WAY` where it may not go.
    long[] row(int child) {
        var units = in.units();
        var from = in.starts[child];
        var to = in.starts[child + 1];
        var row = new long[units + 1];
        java.util.Arrays.fill(row, UnitGraph.NO_WAY);
        for (var way = from; way < to; way++) {
            var unit = in.wayUnit[way];
            row[unit] = Lot.pair(childLots[child], unitLots[unit], lotBits);
        }
        row[units] = Lot.pair(childLots[child], unitLots[units], lotBits);
        for (var t = 0; t < tiers.length; t++) {
            var weight = weights[t];
            row[units] += weight * value(t, child, units, Instance.NONE);
            switch (tiers[t]) {
                case Tier.Right _, Tier.Placed _ -> {}
                case Tier.Of _ -> {
                    for (var way = from; way < to && hasGround[t][child]; way++) {
                        if ((in.wayGrounds[way] & groundBits[t]) == 0) {
                            row[in.wayUnit[way]] += weight;
                        }
                    }
                }
                case Tier.Metres _ -> {
                    for (var way = from; way < to; way++) {
                        row[in.wayUnit[way]] += weight * in.wayMetres[way];
                    }
                }
                case Tier.Wishes _ -> {
                    for (var way = from; way < to && in.wishCount[child] > 0; way++) {
                        row[in.wayUnit[way]] += weight * value(t, child, in.wayUnit[way], way);
                    }
                }
            }
        }
        return row;
    }
}
