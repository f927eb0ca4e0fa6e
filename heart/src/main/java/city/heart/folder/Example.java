// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a service's author expects of the rule, said before it decides about anybody.
///
/// @param about one sentence
/// @param line in the file of examples
/// @param facts by name; null is unknown
/// @param answer `met`, `not met` or `person`
/// @param period key of the school year; null where the example does not say
record Example(
        String about,
        int line,
        LocalDate day,
        Map<String, @Nullable Object> facts,
        String answer,
        String reason,
        @Nullable String period) {
    Example {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
