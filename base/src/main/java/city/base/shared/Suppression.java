// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Disclosure control of published counts: groups of fewer than five people are not told, nor what would
/// give them away.
public final class Suppression {
    /// Fewer could be told apart.
    public static final int LEAST = 5;

    private Suppression() {}

    /// The nearest five: for a published number of people beside which others know a list of them. It stays as it was
    /// published, and from a list that has one fewer since it cannot be told.
    public static int toFives(int number) {
        return (number + 2) / 5 * 5;
    }

    /// Whom not to show: small groups; where they are one only, or small together, the next larger too, else
    /// it would follow from the total. Empty groups tell nothing.
    ///
    /// @param groups of equal ones the earlier in the list counts as the smaller
    /// @param size how many people
    public static <T> Set<T> hidden(List<T> groups, ToIntFunction<T> size) {
        var hidden = new HashSet<T>();
        var sum = 0;
        for (var it :
                groups.stream()
                        .filter(it -> size.applyAsInt(it) > 0)
                        .sorted(Comparator.comparingInt(size))
                        .toList()) {
            if (size.applyAsInt(it) < LEAST
                    || !hidden.isEmpty() && (hidden.size() < 2 || sum < LEAST)) {
                hidden.add(it);
                sum += size.applyAsInt(it);
            }
        }
        return hidden;
    }

    /// Groups as they may be told.
    ///
    /// @param shown groups that are told by themselves
    /// @param together the others; null where there are none
    /// @param number of the groups in `together`
    public record Folded<T>(Map<String, T> shown, @Nullable T together, int number) {}

    /// Puts those that are not to be shown together in one.
    ///
    /// @param size how many people
    /// @param plus two groups as one
    public static <T> Folded<T> fold(
            Map<String, T> groups, ToIntFunction<T> size, BinaryOperator<T> plus) {
        var sorted =
                groups.entrySet().stream()
                        .sorted(
                                Comparator.comparingInt((Map.Entry<String, T> it) ->
                                                size.applyAsInt(it.getValue()))
                                        .thenComparing(Map.Entry::getKey))
                        .toList();
        var hidden = hidden(sorted, it -> size.applyAsInt(it.getValue()));
        var shown = new LinkedHashMap<String, T>();
        @Nullable T together = null;
        for (var it : sorted) {
            if (hidden.contains(it)) {
                together = together == null ? it.getValue() : plus.apply(together, it.getValue());
            } else {
                shown.put(it.getKey(), it.getValue());
            }
        }
        return new Folded<>(shown, together, hidden.size());
    }
}
