// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Optional;

/// Least total way in tiers: children who keep a place first, then all others by `UnitFlow`. Children of one birth are
/// first solved as if they could be separated, which gives the bound, then put together (`Together`), and single
/// children are placed anew around them.
final class TierSolver {
    private static final int MOST_DRAWS = 32;

    private TierSolver() {}

    static Result solve(Instance in, Tiers rule) {
        for (var draw = 0; ; draw++) {
            var seating = new Seating(in, new Objective(in, rule, draw));
            var flow = seating.flow();
            var bound = seating.prices(flow);
            var prices = bound;
            if (new Together(seating).search(flow)) {
                flow = seating.flow();
                prices = seating.prices(flow);
            }
            if (flow.unique() || draw == MOST_DRAWS - 1) {
                var values =
                        prices.stream().map(it -> new Result.Value(it.tier(), it.value())).toList();
                return new Result(
                        Places.of(in, seating.places(flow)),
                        values,
                        Optional.of(new Result.Proof(draw, prices, bound)));
            }
        }
    }
}
