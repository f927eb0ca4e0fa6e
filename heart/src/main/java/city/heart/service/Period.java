// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The school years for which a service gives places: one case per child and period.
///
/// @param begins first day of the school year by law
/// @param ends last day, in the following calendar year
/// @param terms known first and last days of teaching, by the calendar year in which they begin
public record Period(MonthDay begins, MonthDay ends, Map<Integer, Term> terms) {
    public Period {
        terms = Map.copyOf(terms);
    }

    /// The days of teaching of one school year.
    ///
    /// @param assumption true where the city has not yet published them
    public record Term(LocalDate firstDay, LocalDate lastDay, boolean assumption) {}

    /// The period's key, such as `2026-27`.
    ///
    /// @param year the calendar year in which the school year begins
    public String key(int year) {
        return "%d-%02d".formatted(year, (year + 1) % 100);
    }

    /// The calendar year in which the period of this key begins.
    public int year(String key) {
        return Integer.parseInt(key.substring(0, 4));
    }

    /// The first day of teaching for one who begins with the school year: the published day, else the
    /// first day of the school year by law.
    public LocalDate firstDay(String key) {
        var term = term(key);
        return term != null ? term.firstDay() : begins.atYear(year(key));
    }

    /// The last day of teaching: the published day, else the last day of the school year by law.
    public LocalDate lastDay(String key) {
        var term = term(key);
        return term != null ? term.lastDay() : ends.atYear(year(key) + 1);
    }

    /// What is known of a school year's teaching days.
    public @Nullable Term term(String key) {
        return terms.get(year(key));
    }
}
