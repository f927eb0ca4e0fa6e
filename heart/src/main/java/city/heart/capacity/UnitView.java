// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.base.web.Choice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One unit, as the desk sees it. Numbers of the unit only, nothing of a child.
///
/// @param years when it is open, in words; null where nothing is said about it
/// @param address null where none is known
/// @param periods the school years that can be shown
/// @param period the one whose occupancy is shown
/// @param months empty where the unit is not counted by staff
/// @param day on which seats and children were counted, in words
/// @param kinds kinds of place for which a group can be added
/// @param changes this officer may change groups
record UnitView(
        String id,
        String name,
        String kind,
        String languages,
        boolean municipal,
        @Nullable String years,
        @Nullable String address,
        List<SeatRow> seats,
        List<GroupRow> groups,
        List<String> periods,
        String period,
        List<MonthRow> months,
        List<StepRow> steps,
        List<Choice> kinds,
        String day,
        boolean changes) {
    /// Seats of a kind of place in a school year.
    record SeatRow(String kind, String period, int seats, int placed, int beyond, int free) {}

    /// @param now it is there today
    /// @param last null where no last day is known
    /// @param lastValue the same as a form sends it; empty where none is known
    record GroupRow(
            String id,
            String name,
            int seats,
            String caretakers,
            String first,
            @Nullable String last,
            String lastValue,
            boolean now) {}

    /// Percentages of the fullest open day in words; a dash where there is none.
    record MonthRow(
            String month,
            int openDays,
            String caretakers,
            String confirmed,
            String planned,
            String draft) {}

    record StepRow(String what, String at, String who) {}
}
