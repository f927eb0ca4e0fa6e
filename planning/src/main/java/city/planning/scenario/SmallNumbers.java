// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Suppression;
import org.jspecify.annotations.Nullable;

/// Groups of fewer than five children are not told.
final class SmallNumbers {
    private SmallNumbers() {}

    /// The number; null for one to four.
    static @Nullable Integer shown(int number) {
        return number > 0 && number < Suppression.LEAST ? null : Integer.valueOf(number);
    }

    /// Metres, rounded up to a hundred.
    static int hundreds(int metres) {
        return (metres + 99) / 100 * 100;
    }
}
