// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

/// Disclosure control of published counts: groups of fewer than five people are not told, nor what would
/// give them away.
public final class Suppression {
    /// Fewer could be told apart.
    public static final int LEAST = 5;

    private Suppression() {}

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
}
