// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Checks the certificates of `Tiers` by weak duality, in vectors compared tier by tier: for prices that
/// are not below zero, every placing comes to at least the sum of each child's cheapest option (own value plus price)
/// less the prices of all seats. A placing that comes to exactly this is the best.
final class TierProof {
    private final Instance in;
    private final Tiers rule;
    private final int[] place;
    private final List<String> proven;
    private final List<String> failures;
    private final int tiers;
    private final int nowhere;
    private final int[] free;

    /// Per child the grounds that it has for some unit.
    private final int[] anywhere;

    private long[] childLots = {};
    private long[] unitLots = {};
    private int lotBits;

    TierProof(Instance in, Tiers rule, int[] place, List<String> proven, List<String> failures) {
        this.in = in;
        this.rule = rule;
        this.place = place;
        this.proven = proven;
        this.failures = failures;
        tiers = rule.tiers().size() + 1;
        nowhere = in.units();
        free = in.unitSeats.clone();
        anywhere = new int[place.length];
        for (var i = 0; i < place.length; i++) {
            for (var way = in.starts[i]; way < in.starts[i + 1]; way++) {
                anywhere[i] |= in.wayGrounds[way];
            }
        }
    }

    void check(Result result) {
        if (result.proof().isEmpty()) {
            failures.add("The result brings no proof.");
            return;
        }
        var proof = result.proof().get();
        if (!names(result.tiers().stream().map(Result.Value::tier).toList())
                || !names(proof.prices().stream().map(Result.Prices::tier).toList())
                || !names(proof.bound().stream().map(Result.Prices::tier).toList())) {
            failures.add("The result speaks of other tiers than the rule.");
            return;
        }
        try {
            prove(result, proof);
        } catch (ArithmeticException _) {
            failures.add("Prices and seats are beyond all measure: nothing can be proved by them.");
        }
    }

    private void prove(Result result, Result.Proof proof) {
        draw(proof.draw());
        var totals = new long[tiers];
        var value = new long[tiers];
        for (var i = 0; i < place.length; i++) {
            read(i, place[i], value);
            add(totals, value, in.childSeats[i]);
            if (place[i] < nowhere) {
                free[place[i]] -= in.childSeats[i];
            }
        }
        for (var t = 0; t < tiers; t++) {
            if (result.tiers().get(t).value() != totals[t]) {
                failures.add(
                        "Tier %s: the result states %d, the places come to %d."
                                .formatted(name(t), result.tiers().get(t).value(), totals[t]));
            }
        }
        if (!failures.isEmpty()) {
            return;
        }
        proven.add("The stated values are those of the places: " + say(totals) + ".");
        var prices = matrix(proof.prices());
        var bound = matrix(proof.bound());
        if (!failures.isEmpty()) {
            return;
        }
        optimal(totals, prices, proof.prices());
        bounded(totals, bound, proof.bound());
        if (failures.isEmpty()) {
            alone(prices);
        }
    }

    private boolean names(List<String> given) {
        for (var t = 0; t < tiers; t++) {
            if (given.size() != tiers || !given.get(t).equals(name(t))) {
                return false;
            }
        }
        return true;
    }

    private String name(int tier) {
        return tier == tiers - 1 ? "lot" : rule.tiers().get(tier).name();
    }

    private String say(long[] totals) {
        var text = new StringBuilder();
        for (var t = 0; t < tiers; t++) {
            text.append(t == 0 ? "" : ", ").append(name(t)).append(' ').append(totals[t]);
        }
        return text.toString();
    }

    private void optimal(long[] totals, long[][] prices, List<Result.Prices> stated) {
        var least = least(prices, false, stated);
        if (!Arrays.equals(least, totals)) {
            failures.add(
                    "The prices prove %s and the places come to %s: not shown to be the best."
                            .formatted(say(least), say(totals)));
        } else if (failures.isEmpty()) {
            proven.add(
                    "By its prices no tier can be better without an earlier one being worse"
                            + (hasGroups()
                                    ? ", children of one birth staying where they are."
                                    : "."));
        }
    }

    private void bounded(long[] totals, long[][] bound, List<Result.Prices> stated) {
        var least = least(bound, true, stated);
        if (!hasGroups() || !failures.isEmpty()) {
            return;
        }
        if (Arrays.equals(least, totals)) {
            proven.add("Nor if children of one birth went elsewhere, even separately.");
        } else {
            proven.add(
                    "If children of one birth were separated it could be at best "
                            + say(least)
                            + ".");
        }
    }

    private boolean hasGroups() {
        for (var i = 0; i < place.length; i++) {
            if (in.childSeats[i] > 1 && in.keeps[i] == Instance.NONE) {
                return true;
            }
        }
        return false;
    }

    /// The least that the tiers can come to by these prices.
    ///
    /// @param all whether children of one birth are free too, each on its own; else they are taken as given
    private long[] least(long[][] prices, boolean all, List<Result.Prices> stated) {
        var sum = new long[tiers];
        var value = new long[tiers];
        var best = new long[tiers];
        var seats = in.unitSeats.clone();
        for (var i = 0; i < place.length; i++) {
            var given = in.keeps[i] != Instance.NONE || !all && in.childSeats[i] > 1;
            if (given) {
                read(i, place[i], value);
                add(sum, value, in.childSeats[i]);
                if (place[i] < nowhere) {
                    seats[place[i]] -= in.childSeats[i];
                }
            } else {
                read(i, nowhere, best);
                for (var way = in.starts[i]; way < in.starts[i + 1]; way++) {
                    cheaper(i, way, prices[in.wayUnit[way]], best, value);
                }
                add(sum, best, in.childSeats[i]);
            }
        }
        for (var u = 0; u < nowhere; u++) {
            add(sum, prices[u], -Math.max(0, seats[u]));
        }
        for (var t = 0; t < tiers; t++) {
            if (stated.get(t).value() != sum[t]) {
                failures.add(
                        "Tier %s: the certificate claims %d, its prices prove %d."
                                .formatted(name(t), stated.get(t).value(), sum[t]));
            }
        }
        return sum;
    }

    /// Lowers `best` to the option behind this way if that is cheaper, tier by tier.
    private void cheaper(int child, int way, long[] price, long[] best, long[] scratch) {
        var decided = 0;
        for (var t = 0; t < tiers; t++) {
            scratch[t] = valueOf(t, child, in.wayUnit[way], way) + price[t];
            if (decided == 0) {
                decided = Long.compare(scratch[t], best[t]);
                if (decided > 0) {
                    return;
                }
            }
        }
        if (decided < 0) {
            System.arraycopy(scratch, 0, best, 0, tiers);
        }
    }

    private long[][] matrix(List<Result.Prices> all) {
        var prices = new long[nowhere + 1][tiers];
        for (var t = 0; t < tiers; t++) {
            for (var it : all.get(t).byUnit().entrySet()) {
                var unit = in.findUnit(it.getKey());
                if (unit.isEmpty()) {
                    failures.add("A price for the unknown unit " + it.getKey() + ".");
                } else if (Math.abs(it.getValue()) > 1L << 40) {
                    failures.add("A price beyond all measure for unit " + it.getKey() + ".");
                } else {
                    prices[unit.getAsInt()][t] = it.getValue();
                }
            }
        }
        for (var u = 0; u < nowhere; u++) {
            if (Arrays.compare(prices[u], new long[tiers]) < 0) {
                failures.add("The price of unit " + in.unitIds[u] + " is below zero.");
            }
        }
        return prices;
    }

    // --- no other solution ---

    private void alone(long[][] prices) {
        var tight = new boolean[nowhere + 1][nowhere + 1];
        var value = new long[tiers];
        var own = new long[tiers];
        var loaded = new boolean[nowhere + 1];
        for (var i = 0; i < place.length; i++) {
            if (in.keeps[i] != Instance.NONE || in.childSeats[i] > 1) {
                continue;
            }
            var at = place[i];
            loaded[at] = true;
            read(i, at, own);
            add(own, prices[at], 1);
            for (var way = in.starts[i]; way <= in.starts[i + 1]; way++) {
                var unit = way < in.starts[i + 1] ? in.wayUnit[way] : nowhere;
                if (unit != at && !tight[at][unit]) {
                    var same = true;
                    for (var t = 0; t < tiers && same; t++) {
                        same = valueOf(t, i, unit, way) + prices[unit][t] == own[t];
                    }
                    tight[at][unit] = same;
                }
            }
        }
        if (another(tight, loaded, prices)) {
            failures.add("Another solution is as good in all tiers, the lot included.");
        } else {
            proven.add(
                    "No other solution is as good in all tiers"
                            + (hasGroups() ? ", children of one birth staying where they are" : "")
                            + ": the order of the input made no difference.");
        }
    }

    private boolean another(boolean[][] tight, boolean[] loaded, long[][] prices) {
        // A chain of free moves from a seat that nobody misses to a free seat …
        var zero = new long[tiers];
        var seen = new boolean[nowhere + 1];
        var queue = new ArrayDeque<Integer>();
        for (var u = 0; u <= nowhere; u++) {
            if (loaded[u] && Arrays.equals(prices[u], zero)) {
                for (var to = 0; to <= nowhere; to++) {
                    if (tight[u][to] && !seen[to]) {
                        seen[to] = true;
                        queue.add(to);
                    }
                }
            }
        }
        while (!queue.isEmpty()) {
            int u = queue.remove();
            if (u == nowhere || free[u] > 0) {
                return true;
            }
            for (var to = 0; to <= nowhere; to++) {
                if (tight[u][to] && !seen[to]) {
                    seen[to] = true;
                    queue.add(to);
                }
            }
        }
        // … or one that leads round: what is left when ends are taken off again and again.
        var out = new int[nowhere + 1];
        for (var u = 0; u <= nowhere; u++) {
            for (var to = 0; to <= nowhere; to++) {
                out[u] += tight[u][to] ? 1 : 0;
            }
            if (out[u] == 0) {
                queue.add(u);
            }
        }
        var ended = 0;
        while (!queue.isEmpty()) {
            int u = queue.remove();
            ended++;
            for (var from = 0; from <= nowhere; from++) {
                if (tight[from][u] && --out[from] == 0) {
                    queue.add(from);
                }
            }
        }
        return ended <= nowhere;
    }

    // --- values, written anew ---

    private void read(int child, int unit, long[] into) {
        var way = unit == nowhere ? Instance.NONE : in.way(child, unit);
        for (var t = 0; t < tiers; t++) {
            into[t] = valueOf(t, child, unit, way);
        }
    }

    private long valueOf(int tier, int child, int unit, int way) {
        if (tier == tiers - 1) {
            return lot(child, unit);
        }
        var placed = unit < nowhere;
        return switch (rule.tiers().get(tier)) {
            case Tier.Right() -> !placed && in.rights[child] ? 1 : 0;
            case Tier.Placed() -> placed ? 0 : 1;
            case Tier.Metres() -> placed ? in.wayMetres[way] : 0;
            case Tier.Wishes() ->
                    placed && in.wayWish[way] > 0 ? in.wayWish[way] - 1 : in.wishCount[child];
            case Tier.Of(var ground) -> {
                var bit = in.bit(ground);
                yield (anywhere[child] & bit) != 0 && !(placed && (in.wayGrounds[way] & bit) != 0)
                        ? 1
                        : 0;
            }
        };
    }

    private static void add(long[] sum, long[] value, long times) {
        for (var t = 0; t < sum.length; t++) {
            // A file could be made so that a sum runs over and looks proved.
            sum[t] = Math.addExact(sum[t], Math.multiplyExact(times, value[t]));
        }
    }

    /// The lot as `Tiers` and the file format state it.
    private void draw(int draw) {
        var room = 1.0;
        for (var tier : rule.tiers()) {
            var range =
                    switch (tier) {
                        case Tier.Metres() -> Arrays.stream(in.wayMetres).max().orElse(1);
                        case Tier.Wishes() -> Arrays.stream(in.wishCount).max().orElse(1);
                        default -> 1;
                    };
            room *= 4.0 * Math.max(1, range) + 1;
        }
        lotBits = Math.min(24, (int) (53 - Math.log(room) / Math.log(2)));
        childLots = new long[in.children()];
        for (var i = 0; i < childLots.length; i++) {
            childLots[i] = hash(draw, in.childIds[i]);
        }
        unitLots = new long[nowhere + 1];
        for (var u = 0; u < nowhere; u++) {
            unitLots[u] = hash(draw, in.unitIds[u]);
        }
        unitLots[nowhere] = hash(draw, "");
    }

    private long hash(int draw, String id) {
        try {
            var text = rule.seed() + "|" + draw + "|" + id;
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes)).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private long lot(int child, int unit) {
        var z = childLots[child] + 31 * unitLots[unit];
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        z ^= z >>> 31;
        return z >>> (64 - lotBits);
    }
}
