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
/// @param children whose places are computed: all of whom a home is known
/// @param now places as they are, of the children whose home is not known too
/// @param before all placed without the changes
/// @param after all placed with them
/// @param ways of those who have a place both times; null where few are, or few are placed elsewhere
/// @param moved placed elsewhere than without the changes, with a place in both
/// @param gained with a place only with the changes
/// @param lost with a place only without them
/// @param unknownHome left out because no permanent home is known
/// @param areas by language and id
/// @param units all that have seats today or in the scenario, by id
/// @param millis how long it took to compute
public record Figures(
        LocalDate day,
        int children,
        Now now,
        Totals before,
        Totals after,
        @Nullable Ways ways,
        @Nullable Integer moved,
        @Nullable Integer gained,
        @Nullable Integer lost,
        @Nullable Integer unknownHome,
        List<AreaRow> areas,
        List<UnitFigures> units,
        long millis) {
    public Figures {
        areas = List.copyOf(areas);
        units = List.copyOf(units);
    }

    /// Places that are proposed or decided, computed by nobody.
    ///
    /// @param placed children who have one
    /// @param without children who have none, those left to a person among them
    /// @param free as `city.heart.placement.SeatCount` counts them
    public record Now(@Nullable Integer placed, @Nullable Integer without, int free) {}

    /// @param without children without a place
    /// @param free seats that are left
    /// @param over children beyond the seats of their unit
    public record Totals(
            @Nullable Integer placed,
            @Nullable Integer without,
            int free,
            @Nullable Integer over) {}

    /// The ways of the same children without the changes and with them.
    ///
    /// @param children five or more, who have a place both times
    /// @param before metres together
    /// @param after metres together
    public record Ways(
            int children, long before, long after, int longestBefore, int longestAfter) {}

    /// Children by the admission area of today in which they live, and seats of the units that stand there.
    ///
    /// @param area [#NONE] for those that are in no area: so the rows are all children
    /// @param children null for a small group: then all but the seats is null too
    /// @param moved null also where it is few, or would tell that elsewhere it is few
    /// @param gained null likewise
    /// @param lost null likewise
    /// @param ways null likewise, and where few move
    /// @param freeBefore null where it would tell a small group
    public record AreaRow(
            String area,
            Language language,
            @Nullable Integer children,
            @Nullable Integer moved,
            @Nullable Integer gained,
            @Nullable Integer lost,
            @Nullable Ways ways,
            @Nullable Integer freeBefore,
            @Nullable Integer freeAfter,
            @Nullable Integer overBefore,
            @Nullable Integer overAfter) {
        static final String NONE = "";
    }

    /// @param filledBefore null for a small group
    /// @param filledAfter null for a small group
    public record UnitFigures(
            UnitId unit,
            int seatsBefore,
            int seatsAfter,
            @Nullable Integer filledBefore,
            @Nullable Integer filledAfter) {}
}
