// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Suppression;
import city.heart.offer.Funnel.Counts;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Keeps groups of fewer than five children back: they stand together in one line, and where that line
/// would be small too or hold one group only, the next smallest group joins it, else it would follow from
/// the total.
final class SmallGroups {
    private SmallGroups() {}

    /// @param shown groups that are shown by themselves
    /// @param together the others; null where there are none
    /// @param number of the groups in `together`
    record Folded(Map<String, Counts> shown, @Nullable Counts together, int number) {}

    /// @param size by which a group is small
    static Folded fold(Map<String, Counts> groups, ToIntFunction<Counts> size) {
        var sorted =
                groups.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, Counts> it) ->
                                                size.applyAsInt(it.getValue()))
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        var hidden = Suppression.hidden(sorted, it -> size.applyAsInt(it.getValue()));
        var shown = new LinkedHashMap<String, Counts>();
        Counts together = null;
        for (var it : sorted) {
            if (hidden.contains(it)) {
                together = together == null ? it.getValue() : together.plus(it.getValue());
            } else {
                shown.put(it.getKey(), it.getValue());
            }
        }
        return new Folded(shown, together, hidden.size());
    }
}
