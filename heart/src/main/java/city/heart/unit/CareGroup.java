// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A group of a unit for some days: its seats and its caretakers in them. A group whose caretakers change
/// is there twice, under one name, and the days never overlap.
///
/// @param kind of place: `pre-primary`
/// @param caretakers as the occupancy counts them; half ones are possible
/// @param first first day
/// @param last last day, the day itself included; null where none is known
public record CareGroup(
        UUID id,
        UnitId unit,
        String kind,
        String name,
        int seats,
        BigDecimal caretakers,
        LocalDate first,
        @Nullable LocalDate last) {
    /// Whether it is there on a day.
    public boolean on(LocalDate day) {
        return !day.isBefore(first) && (last == null || !day.isAfter(last));
    }

    /// The seats that these groups have on every single day of a school year: a place is for the whole
    /// year, so a group that begins or ends in between gives none, unless another one takes its turn.
    public static int seats(Collection<CareGroup> groups, SchoolYear year) {
        // The sum changes only where a group begins or has ended.
        var days = new ArrayList<LocalDate>();
        days.add(year.first());
        for (var it : groups) {
            days.add(it.first());
            if (it.last() != null) {
                days.add(it.last().plusDays(1));
            }
        }
        return days.stream()
                .filter(it -> !it.isBefore(year.first()) && !it.isAfter(year.last()))
                .mapToInt(day ->
                        groups.stream().filter(it -> it.on(day)).mapToInt(CareGroup::seats).sum())
                .min()
                .orElse(0);
    }

    /// Caretakers of all these groups on a day.
    public static BigDecimal caretakers(Collection<CareGroup> groups, LocalDate day) {
        return groups.stream()
                .filter(it -> it.on(day))
                .map(CareGroup::caretakers)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
