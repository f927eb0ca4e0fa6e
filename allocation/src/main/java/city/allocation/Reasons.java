// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Why every child of a round has its place, worked out once, when the round is published, and kept per child: so a
/// family's page neither reads the round's file nor runs a round.
public final class Reasons {
    private Reasons() {}

    /// What is kept for one child.
    ///
    /// @param nearer the nearest of the units that are nearer than its own, the nearest first (`Why.Nearer`)
    /// @param further how many more nearer units there are
    /// @param oneSeatMore whether the child would be in the first of them if that had one seat more; children
    ///     of one birth stay where they are in this under `Tiers`, and it is false for themselves, who need several
    public record Of(List<Why.Nearer> nearer, int further, boolean oneSeatMore) {
        public Of {
            nearer = List.copyOf(nearer);
        }
    }

    /// Explains the places of all children of one result. Takes about as long as the round itself under `Tiers`, a
    /// round for each unit that is somebody's nearest under `Ladder`.
    ///
    /// @param most how many of the nearer units are kept for each child, at least 1
    /// @return child id → what is kept; children who are in the nearest unit (nothing to explain) are absent
    public static SortedMap<String, Of> all(Instance in, Rule rule, Result result, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("At least one nearer unit is kept, not " + most);
        }
        var explanation = Why.Explanation.of(in, rule, result);
        var whys = new TreeMap<String, Why>();
        var nearest = new TreeSet<String>();
        for (var i = 0; i < in.children(); i++) {
            var why = Why.of(in, explanation, result, i);
            if (!why.nearer().isEmpty()) {
                whys.put(why.child(), why);
                if (mayCome(in, i)) {
                    nearest.add(why.nearer().getFirst().unit());
                }
            }
        }
        var comers = OneSeatMore.of(in, rule, result, nearest);
        var all = new TreeMap<String, Of>();
        for (Map.Entry<String, Why> it : whys.entrySet()) {
            var i = in.findChild(it.getKey()).orElseThrow();
            var nearer = it.getValue().nearer();
            var comes = comers.get(nearer.getFirst().unit());
            all.put(
                    it.getKey(),
                    new Of(
                            nearer.subList(0, Math.min(most, nearer.size())),
                            Math.max(0, nearer.size() - most),
                            mayCome(in, i) && comes != null && comes[i]));
        }
        return Collections.unmodifiableSortedMap(all);
    }

    private static boolean mayCome(Instance in, int child) {
        return in.childSeats[child] == 1 && in.keeps[child] == Instance.NONE;
    }
}
