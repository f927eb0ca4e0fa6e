// SPDX-License-Identifier: EUPL-1.2
package city.dmn;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a decision answers.
///
/// @param value the FEEL value as Java (see the package); null where the logic gives null
/// @param faults what went wrong on the way (DMN: an error gives null and is reported); empty when all went well
public record Outcome(@Nullable Object value, List<Fault> faults) {
    public Outcome {
        faults = List.copyOf(faults);
    }

    /// One output of a decision with several, such as `get("reason")`.
    ///
    /// @return the entry, or null when the value is no context or has no such entry
    public @Nullable Object get(String output) {
        return value instanceof Map<?, ?> context ? context.get(output) : null;
    }
}
