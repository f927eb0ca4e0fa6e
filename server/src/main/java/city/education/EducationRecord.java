// SPDX-License-Identifier: EUPL-1.2
package city.education;

import org.jspecify.annotations.Nullable;

/// What the city's education records say about a child on a day.
///
/// @param unit           present early-education unit, null where there is none or it is unknown
/// @param provision      who runs it
/// @param start          the decision on when school begins; ordinary where no decision is
/// @param begunEarly     compulsory education has begun a year early by decision
/// @param needsPerson    a bare sign, without reason, that only a person may decide
/// @param placeElsewhere has a place outside the city's units (another municipality, state, private)
public record EducationRecord(
        @Nullable String unit,
        Provision provision,
        Start start,
        boolean begunEarly,
        boolean needsPerson,
        boolean placeElsewhere) {
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
}
