// SPDX-License-Identifier: EUPL-1.2
package city.scenario;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Groups of fewer than five children are not told.
final class Small {
    static final int LEAST = 5;

    private Small() {}

    /// The number; null for one to four.
    static @Nullable Integer shown(int number) {
        return number > 0 && number < LEAST ? null : Integer.valueOf(number);
    }

    /// Whom not to show: small groups; where they are one only, or small together, the next larger too, else
    /// it would follow from the total.
    static <T> Set<T> hidden(List<T> groups, ToIntFunction<T> size) {
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

    /// Metres, rounded up to a hundred.
    static int hundreds(int metres) {
        return (metres + 99) / 100 * 100;
    }
}
