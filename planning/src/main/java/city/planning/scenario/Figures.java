// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.UnitId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a scenario comes to beside today. Nothing of a person: null stands for a group of one to four, or for
/// one that would give such a group away; the longest ways are rounded up to a hundred metres. Kept as
/// JSON.
///
/// @param day of the city on which the children were drawn
/// @param children all of them
/// @param moved placed elsewhere than today, with a place in both
/// @param gained with a place only in the scenario
/// @param lost with a place only today
/// @param underOrder left out because of a non-disclosure order; null for fewer than five
/// @param unknownHome left out because no permanent home is known
/// @param areas by language and id
/// @param units all that have seats today or in the scenario, by id
/// @param millis how long it took to compute
public record Figures(
        LocalDate day,
        int children,
        Totals before,
        Totals after,
        @Nullable Integer moved,
        @Nullable Integer gained,
        @Nullable Integer lost,
        @Nullable Integer underOrder,
        @Nullable Integer unknownHome,
        List<AreaRow> areas,
        List<UnitFigures> units,
        long millis) {
    public Figures {
        areas = List.copyOf(areas);
        units = List.copyOf(units);
    }

    /// @param without children without a place
    /// @param metres the way of all placed children together
    /// @param free seats that are left
    /// @param over children beyond the seats of their unit
    public record Totals(
            @Nullable Integer placed,
            @Nullable Integer without,
            long metres,
            int longest,
            int free,
            @Nullable Integer over) {
        /// The mean way in metres; 0 where nobody is placed or it is not told.
        public long mean() {
            return placed == null || placed == 0 ? 0 : metres / placed;
        }
    }

    /// Children by the admission area of today in which they live, and seats of the units that stand there.
    ///
    /// @param children null for a small group: then ways are null too
    /// @param moved null also where few are placed otherwise
    /// @param before null where the group is not shown
    /// @param after null where the group is not shown, or few of it are placed otherwise
    /// @param freeBefore null where it would tell a small group
    public record AreaRow(
            String area,
            Language language,
            @Nullable Integer children,
            @Nullable Integer moved,
            @Nullable Ways before,
            @Nullable Ways after,
            @Nullable Integer freeBefore,
            @Nullable Integer freeAfter,
            @Nullable Integer overBefore,
            @Nullable Integer overAfter) {}

    /// @param metres together
    public record Ways(long metres, int longest) {}

    /// @param filledBefore null for a small group
    /// @param filledAfter null for a small group
    public record UnitFigures(
            UnitId unit,
            int seatsBefore,
            int seatsAfter,
            @Nullable Integer filledBefore,
            @Nullable Integer filledAfter) {}
}
