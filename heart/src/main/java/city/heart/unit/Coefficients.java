// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// By what a city counts how full its staff is: data of its folder (`units/rules.yaml`).
///
/// @param childrenPerCaretaker children of coefficient 1 for whom one caretaker is enough
/// @param familyDayCare coefficient of a child in family day care, whatever the need
/// @param youngYears below this birthday the coefficient of the young holds
/// @param needs by the need's id
/// @param ofKind the need of a place of a kind (`pre-primary`) for which nobody named another; a kind
///     that is not here is not counted
/// @param open the days of the week on which units are open
/// @param closed days on which they are closed all the same
/// @param breaks between terms: who comes in terms only counts nothing
public record Coefficients(
        BigDecimal childrenPerCaretaker,
        BigDecimal familyDayCare,
        int youngYears,
        Map<String, Need> needs,
        Map<String, String> ofKind,
        Set<DayOfWeek> open,
        Set<LocalDate> closed,
        List<Days> breaks) {
    public Coefficients {
        needs = Map.copyOf(needs);
        ofKind = Map.copyOf(ofKind);
        open = Set.copyOf(open);
        closed = Set.copyOf(closed);
        breaks = List.copyOf(breaks);
    }

    /// What a child needs.
    ///
    /// @param coefficient at the age at which children no longer count as young, and above
    /// @param young below it
    /// @param termOnly comes in terms only (pre-primary education, club)
    public record Need(BigDecimal coefficient, BigDecimal young, boolean termOnly) {}

    /// Days from the first to the last, both included.
    public record Days(LocalDate first, LocalDate last) {
        /// Whether a day is one of them.
        public boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// Whether units are open on a day.
    public boolean isOpen(LocalDate day) {
        return open.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    /// Whether a day lies between terms.
    public boolean isBreak(LocalDate day) {
        return breaks.stream().anyMatch(it -> it.has(day));
    }

    /// The need of a place of a kind; empty for a kind that is not counted.
    public Optional<String> need(String kind) {
        return Optional.ofNullable(ofKind.get(kind));
    }

    /// The last day on which a child counts as young: the one before its birthday.
    public LocalDate youngUntil(LocalDate born) {
        return born.plusYears(youngYears).minusDays(1);
    }
}
