// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.usage.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A named plan with what came of it. With changes, method and seed it can be computed again at any time, on
/// the children of that day.
///
/// @param kind of unit
/// @param version rises with each change
/// @param madeBy the officer who made it
/// @param changedBy the officer who changed it last
/// @param figures null until they are computed
/// @param computedAt null with the figures
/// @param fault why they could not be computed; null where nothing is wrong
public record Scenario(
        ScenarioId id,
        String name,
        String service,
        String period,
        String kind,
        Method method,
        Changes changes,
        int version,
        Instant madeAt,
        Actor madeBy,
        Instant changedAt,
        Actor changedBy,
        @Nullable Figures figures,
        @Nullable Instant computedAt,
        @Nullable Fault fault) {
    /// Why a change is refused, or nothing can be computed. Ordinary results.
    public enum Fault {
        /// A name is wanted, of at most 120 characters.
        NAME,
        /// There is no such unit, or it is no unit of this kind.
        UNIT,
        /// The seats are no whole number between −1,000 and 1,000, or none.
        SEATS,
        /// There is no such area.
        AREA,
        /// The part lies outside the area.
        PART,
        /// The corners are no polygon.
        POLYGON,
        /// The place is no place in metres.
        PLACE,
        /// An aim stands twice, or nothing says that children are placed.
        ORDER,
        /// The scenario has as many changes as anybody reads.
        TOO_MANY,
        /// Units or areas are no longer those of the changes.
        CITY_CHANGED,
        /// Somebody else made it: it can be copied.
        NOT_YOURS,
        /// The service is not in force, or the computation failed.
        FAILED
    }

    /// Waits to be computed.
    boolean waits() {
        return figures == null && fault == null;
    }
}
