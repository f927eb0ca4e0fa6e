// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import org.jspecify.annotations.Nullable;

/// Which unit a person is proposed, or why a person must look. An ordinary result.
public sealed interface UnitChoice {
    /// @param ground why this unit, for the record and in words to the family
    /// @param wayMetres the length of the way by `method`; null where the way played no part
    /// @param method how the way was measured and the choice made, with its version: part of the record
    /// @param area the admission area that led here; everything derived from an address counts as
    ///     the address, so it is never shown where a non-disclosure order holds
    /// @param overCapacity the unit is full and takes the child of its own area all the same; an
    ///     officer is told
    record Proposed(
            UnitId unit,
            Ground ground,
            @Nullable Integer wayMetres,
            String method,
            @Nullable String area,
            boolean overCapacity)
            implements UnitChoice {}

    /// @param why as a code; the desk says it in words
    record NeedsPerson(Why why) implements UnitChoice {}

    /// Why this unit.
    enum Ground {
        /// The unit of the admission area.
        AREA,
        /// A child of the same birth in the same home goes there.
        SAME_BIRTH,
        /// Its children go on to the child's future school.
        CONTINUITY,
        /// The shortest way among units with room.
        WAY,
        /// An officer chose it, and said why.
        PERSON
    }

    /// Why the machine proposes no unit.
    enum Why {
        /// No home, only a temporary one, or a building whose place is not known.
        NO_KNOWN_HOME,
        /// The home lies in no area of this language and school year.
        NO_AREA,
        /// The service names no unit that teaches in this language.
        NO_UNIT_IN_LANGUAGE,
        /// Every suitable unit is full.
        ALL_FULL,
        /// The child holds another place in the same days.
        HOLDS_ANOTHER_PLACE
    }
}
