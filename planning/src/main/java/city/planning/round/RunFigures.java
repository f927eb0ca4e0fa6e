// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a run comes to. Numbers only; kept as JSON.
///
/// @param children all in the run, each of one birth counted
/// @param metres the way of all placed children together
/// @param longest the longest way of a placed child
/// @param tiers what each tier comes to, the smaller the better, and its proved bound
/// @param proven sentences of the verifier
/// @param stablePlaced children placed by school choice on the same inputs
/// @param stableMetres their way together
/// @param moved children who are placed elsewhere than in the run before; null for a first run
/// @param gained children with a place only now
/// @param lost children with a place only before
/// @param moreMetres against the run before
/// @param millis how long it took to place and prove
public record RunFigures(
        int children,
        int placed,
        long metres,
        int longest,
        int freeSeats,
        int aside,
        List<Tier> tiers,
        List<String> proven,
        int stablePlaced,
        long stableMetres,
        @Nullable Integer moved,
        @Nullable Integer gained,
        @Nullable Integer lost,
        @Nullable Long moreMetres,
        long millis) {
    /// @param bound the least that is possible, by the prices
    public record Tier(String name, long value, long bound) {}

    public RunFigures {
        tiers = List.copyOf(tiers);
        proven = List.copyOf(proven);
    }

    /// How much longer the way would be if nobody could complain: the price of stability. Says something
    /// only where both place equally many.
    public long priceOfStability() {
        return stableMetres - metres;
    }
}
