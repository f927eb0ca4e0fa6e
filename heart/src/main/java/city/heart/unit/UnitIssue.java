// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import org.jspecify.annotations.Nullable;

/// Something wrong in the city's own list of units, areas and groups. It holds nothing else up: what can
/// be used is used. Nothing personal.
///
/// @param what id of the unit or area
/// @param other a second id, a kind of place, or a place on the ground (EPSG:3067); may be empty
/// @param amount square metres of an overlap or a gap, children beyond the seats; else 0
public record UnitIssue(
        Kind kind,
        String what,
        String other,
        @Nullable Language language,
        @Nullable String period,
        int amount) {
    /// What it is. The desk says each in words, with what to do (`capacity.issue.<name>`).
    public enum Kind {
        /// A unit without a point on the map: left out, nobody is placed there.
        NO_COORDINATES,
        /// An id that a unit before it has: the second one is left out.
        DUPLICATE_UNIT,
        /// An area or a group of a unit that is not there: left out.
        UNKNOWN_UNIT,
        /// Two areas of a language and year share ground: homes there count to the one with the smaller id.
        AREAS_OVERLAP,
        /// Ground of the city in no area of a language and year: children there go to a person.
        AREA_GAP,
        /// No municipal unit of a kind teaches in a language that has areas in that year.
        NO_UNIT_IN_LANGUAGE,
        /// More children hold a seat than there are: all of them keep it, nobody else gets one.
        CAPACITY_BELOW_PLACED
    }

    static UnitIssue of(Kind kind, String what, String other) {
        return new UnitIssue(kind, what, other, null, null, 0);
    }
}
