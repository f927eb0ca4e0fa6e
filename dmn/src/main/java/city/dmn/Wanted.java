// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a condition of a rule asks for, with the values that computed ends had in this case.
public sealed interface Wanted {
    /// This value; null: that none is known.
    record Exactly(@Nullable Object value) implements Wanted {}

    /// One end; `low` tells whether values above it pass, or those below.
    record End(Object value, boolean low, boolean included) implements Wanted {}

    /// Between two ends.
    record Both(End low, End high) implements Wanted {}

    /// One of several.
    record Any(List<Wanted> of) implements Wanted {
        public Any {
            of = List.copyOf(of);
        }
    }

    /// Anything else.
    record Not(Wanted of) implements Wanted {}

    /// A condition that has no such form, as it is written.
    record Written(String text) implements Wanted {}
}
