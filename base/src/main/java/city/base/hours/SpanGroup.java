// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Spans that hold on the days on which all the rules hold.
///
/// @param rules empty for every day of the period
/// @param holidays whether they hold on public holidays
public record SpanGroup(List<TimeSpan> spans, List<Recurrence> rules, OnHolidays holidays) {
    /// What a public holiday means for a group.
    public enum OnHolidays {
        /// A day as others.
        AS_USUAL,
        NOT,
        ONLY
    }

    public SpanGroup {
        spans = List.copyOf(spans);
        rules = List.copyOf(rules);
    }

    /// Spans on every day of the period, holidays too.
    public static SpanGroup of(TimeSpan... spans) {
        return new SpanGroup(List.of(spans), List.of(), OnHolidays.AS_USUAL);
    }

    boolean holds(
            LocalDate day, boolean holiday, @Nullable LocalDate from, @Nullable LocalDate until) {
        var fits =
                switch (holidays) {
                    case AS_USUAL -> true;
                    case NOT -> !holiday;
                    case ONLY -> holiday;
                };
        return fits && rules.stream().allMatch(it -> it.includes(day, from, until));
    }
}
