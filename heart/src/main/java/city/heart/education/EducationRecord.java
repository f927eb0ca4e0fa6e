// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the city's education records say about a child on a day.
///
/// @param unit           present early-education unit, null where there is none or it is unknown
/// @param provision      who runs it
/// @param start          the decision on when school begins; ordinary where no decision is
/// @param begunEarly     compulsory education has begun a year early by decision
/// @param needsPerson    a bare sign, without reason, that only a person may decide
/// @param placeElsewhere has a place outside the city's units (another municipality, state, private)
///     for the school year that begins in the calendar year of the day, or a later one
/// @param elsewhere      that place or an earlier one, null where there is none
public record EducationRecord(
        @Nullable String unit,
        Provision provision,
        Start start,
        boolean begunEarly,
        boolean needsPerson,
        boolean placeElsewhere,
        @Nullable Elsewhere elsewhere) {
    /// Who runs the present early education.
    public enum Provision {
        MUNICIPAL,
        PRIVATE,
        NONE,
        UNKNOWN
    }

    /// When school begins, by decision. Basic Education Act 628/1998 (Finland), section 27.
    public enum Start {
        ORDINARY,
        EARLIER,
        LATER
    }

    /// A place taken elsewhere.
    ///
    /// @param service    `pre-primary` or `school`
    /// @param schoolYear the year in which it begins on 1 August
    public record Elsewhere(String service, int schoolYear) {}

    /// A record without the particulars of a place elsewhere.
    public EducationRecord(
            @Nullable String unit,
            Provision provision,
            Start start,
            boolean begunEarly,
            boolean needsPerson,
            boolean placeElsewhere) {
        this(unit, provision, start, begunEarly, needsPerson, placeElsewhere, null);
    }

    /// Whether a place elsewhere counts on a day: see `placeElsewhere`.
    static boolean counts(@Nullable Elsewhere elsewhere, LocalDate day) {
        return elsewhere != null && elsewhere.schoolYear >= day.getYear();
    }
}
