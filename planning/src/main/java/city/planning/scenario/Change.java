// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// One thing that would be otherwise than today.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "what")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Change.Close.class, name = "close"),
    @JsonSubTypes.Type(value = Change.Seats.class, name = "seats"),
    @JsonSubTypes.Type(value = Change.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Change.Shift.class, name = "shift")
})
public sealed interface Change {
    /// A unit is closed. A school's area falls to the nearest of the others, place by place, but for what
    /// is shifted by name.
    record Close(UnitId unit) implements Change {}

    /// A unit has more or fewer seats.
    ///
    /// @param more negative for fewer; below none there is none
    record Seats(UnitId unit, int more) implements Change {}

    /// A new unit.
    ///
    /// @param unit begins with `Plan.NEW`
    /// @param east EPSG:3067, metres
    /// @param north EPSG:3067, metres
    record Open(UnitId unit, String name, Language language, double east, double north, int seats)
            implements Change {
        public Open {
            if (!unit.value().startsWith(Plan.NEW) || seats < 0) {
                throw new IllegalArgumentException("A planned unit begins with " + Plan.NEW);
            }
        }
    }

    /// An admission area of today, or a part of it, falls to another school.
    ///
    /// @param postalCode where the part was chosen by one; null where not
    /// @param part well-known text, EPSG:3067; null for the whole area
    /// @param to a school
    record Shift(
            String area,
            Language language,
            @Nullable String postalCode,
            @Nullable String part,
            UnitId to)
            implements Change {}
}
