// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.ArrayList;
import java.util.List;

/// Two results side by side: two runs of a round, today and a what-if, or the two ways of giving places. The
/// difference in metres between school choice and the least way at the same number placed is the price of stability.
///
/// @param before figures of the first
/// @param after figures of the second
/// @param moved ids of the children who have a place in both, not the same
/// @param gained ids of those who have one only in the second
/// @param lost ids of those who have one only in the first
public record Comparison(
        Figures before, Figures after, List<String> moved, List<String> gained, List<String> lost) {
    public Comparison {
        moved = List.copyOf(moved);
        gained = List.copyOf(gained);
        lost = List.copyOf(lost);
    }

    /// Compares results of two instances, which may differ in units, seats and children.
    public static Comparison of(Instance was, Result before, Instance is, Result after) {
        var moved = new ArrayList<String>();
        var lost = new ArrayList<String>();
        before.places()
                .forEach((child, unit) -> {
                    var now = after.places().get(child);
                    if (now == null) {
                        lost.add(child);
                    } else if (!now.equals(unit)) {
                        moved.add(child);
                    }
                });
        var gained =
                after.places().keySet().stream()
                        .filter(it -> !before.places().containsKey(it))
                        .toList();
        return new Comparison(Figures.of(was, before), Figures.of(is, after), moved, gained, lost);
    }

    /// By how many metres the second way is longer in all (negative: shorter). Says something only if both placed
    /// equally many.
    public long moreMetres() {
        return after.metres() - before.metres();
    }
}
