// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is presently known of one fact over time: each value holds from its day until the next row.
/// Null means that the fact had ended. Telling the same again changes nothing.
///
/// @param rows by day, each day once
public record Timeline<V>(List<Row<V>> rows) {
    /// The day from which a fact holds whose beginning nobody told.
    public static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);

    /// From this day on, until the next row.
    public record Row<V>(LocalDate from, @Nullable V value) {}

    /// Nothing is known.
    public static <V> Timeline<V> empty() {
        return new Timeline<>(List.of());
    }

    /// The value on a day; null where there is none.
    public @Nullable V on(LocalDate day) {
        V value = null;
        for (var row : rows) {
            if (row.from.isAfter(day)) {
                break;
            }
            value = row.value;
        }
        return value;
    }

    /// The value holds from a day, until a day, or until further notice. What was told of the time
    /// between is replaced; what is told to begin on `until` or later stays.
    ///
    /// @param until first day on which it no longer holds, or null
    public Timeline<V> tell(LocalDate from, @Nullable LocalDate until, @Nullable V value) {
        if (until != null && !until.isAfter(from)) {
            return this;
        }
        var next = new ArrayList<Row<V>>(rows.size() + 2);
        for (var row : rows) {
            if (row.from.isBefore(from)) {
                next.add(row);
            }
        }
        // The same value told with a later beginning: the beginning is corrected, not repeated.
        if (!next.isEmpty()
                && until == null
                && value != null
                && Objects.equals(next.getLast().value, value)) {
            next.removeLast();
        }
        if (value != null || !endedAt(next)) {
            next.add(new Row<>(from, value));
        }
        if (until != null) {
            var later = rows.stream().filter(it -> !it.from.isBefore(until)).toList();
            if ((later.isEmpty() || !later.getFirst().from.equals(until)) && !endedAt(next)) {
                next.add(new Row<>(until, null));
            }
            for (var row : later) {
                if (row.value != null || !endedAt(next)) {
                    next.add(row);
                }
            }
        }
        return next.equals(rows) ? this : new Timeline<>(List.copyOf(next));
    }

    /// The value holds on this day, and nobody said since when: a value already known stays as it is.
    public Timeline<V> tellUndated(LocalDate day, @Nullable V value) {
        return Objects.equals(on(day), value) && rows.stream().noneMatch(it -> it.from.isAfter(day))
                ? this
                : tell(day, null, value);
    }

    private static <V> boolean endedAt(List<Row<V>> rows) {
        return rows.isEmpty() || rows.getLast().value == null;
    }
}
