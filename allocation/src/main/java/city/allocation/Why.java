// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
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
        return of(instance, Explanation.of(instance, rule, result), result, i);
    }

    static Why of(Instance instance, Explanation explanation, Result result, int i) {
        var unit = result.unitOf(instance.childIds[i]).orElse(null);
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
        return new Why(instance.childIds[i], unit, nearer);
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

    /// What a rule says of one child and one nearer unit.
    interface Explanation {
        static Explanation of(Instance in, Rule rule, Result result) {
            return switch (rule) {
                case Tiers tiers -> new TierWhy(in, tiers, result);
                case Ladder ladder -> new LadderWhy(in, ladder, result);
            };
        }

        /// @param own the child's unit, or `NONE`
        /// @param way to the nearer unit
        Nearer nearer(int child, int own, int way);
    }
}
