// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Days during which certain hours hold: a season, a school year, one exceptional day.
///
/// @param from first day; null where it holds since ever
/// @param until last day; null where no end is known
/// @param override whether it takes the place of all others on its days; of several the one with the fewest days does
/// @param state that of spans which say none; without groups, that of its whole days
/// @param groups empty where its whole days are in that state
public record OpeningPeriod(
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        boolean override,
        OpenState state,
        List<SpanGroup> groups) {
    public OpeningPeriod {
        groups = List.copyOf(groups);
        if (from != null && until != null && until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "A period ends on or after its first day: " + from + " to " + until);
        }
        var first = from;
        var last = until;
        groups.stream()
                .flatMap(it -> it.rules().stream())
                .map(it -> it.refusedIn(first, last))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(it -> {
                    throw new IllegalArgumentException(it);
                });
    }

    boolean covers(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /// Number of its days; `Long.MAX_VALUE` where it has no beginning or no end.
    long days() {
        return from == null || until == null
                ? Long.MAX_VALUE
                : ChronoUnit.DAYS.between(from, until) + 1;
    }
}
