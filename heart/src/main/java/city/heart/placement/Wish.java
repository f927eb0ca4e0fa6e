// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.unit.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place wanted for one child, with exactly what the choice needs to know.
///
/// @param holder what will hold the seat: the offer's number. The same holder twice is one seat
/// @param kind the kind of unit the service gives places in: `school`, `pre-primary`
/// @param from first day of the place
/// @param until last day of the place
/// @param building where the child lives; null where the city knows no permanent home
/// @param sameBirth children of the same birth in the same home: they get one unit
/// @param admission by which part of the city the service gives its places
public record Wish(
        UUID holder,
        ResidentId child,
        String kind,
        Language language,
        String period,
        LocalDate from,
        LocalDate until,
        @Nullable String building,
        List<ResidentId> sameBirth,
        Admission admission) {
    public Wish {
        sameBirth = List.copyOf(sameBirth);
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("A place ends on or after its first day");
        }
    }

    /// By admission areas.
    public Wish(
            UUID holder,
            ResidentId child,
            String kind,
            Language language,
            String period,
            LocalDate from,
            LocalDate until,
            @Nullable String building,
            List<ResidentId> sameBirth) {
        this(
                holder,
                child,
                kind,
                language,
                period,
                from,
                until,
                building,
                sameBirth,
                Admission.AREA);
    }

    /// True where the units of the home's own area take the child full or not: the municipality gives
    /// every child a school (Basic Education Act 628/1998, section 6).
    public boolean neverRefused() {
        return admission == Admission.AREA && kind.equals(Unit.SCHOOL);
    }
}
