// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.placement.UnitChoice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One offer of a case, for the desk.
///
/// @param sealed an order stands or stood: only for those who may handle such a family
/// @param chosen where an officer chose the unit; null where the machine did
public record OfferLine(
        OfferId id,
        State state,
        UnitChoice.Proposed choice,
        LocalDate firstDay,
        @Nullable LocalDate sentOn,
        @Nullable OfferId replaces,
        boolean sealed,
        List<Recipient> recipients,
        List<ReplyVersion> answers,
        @Nullable Chosen chosen) {
    public OfferLine {
        recipients = List.copyOf(recipients);
        answers = List.copyOf(answers);
    }

    /// The place and why this one, for whoever shows it.
    ///
    /// @param ground as its words name it: `offer.ground.<ground>`
    public record Placing(
            UnitId unit,
            String ground,
            @Nullable Integer wayMetres,
            String method,
            boolean overCapacity) {
        static Placing of(UnitChoice.Proposed choice) {
            return new Placing(
                    choice.unit(),
                    choice.ground().name(),
                    choice.wayMetres(),
                    choice.method(),
                    choice.overCapacity());
        }
    }

    /// The same, without the words of placement.
    public Placing placing() {
        return Placing.of(choice);
    }

    /// @param by the officer
    /// @param because the officer's words, for the desk only
    public record Chosen(Actor by, String because) {}

    /// Where the place of a case is.
    ///
    /// @param state of the offer that is open or was the last
    public record Place(UnitId unit, State state) {}

    /// One change of state.
    ///
    /// @param recordedBy the officer who took a guardian's answer; null where none did
    /// @param because the officer's words, for the desk only; null where the machine or a guardian did it
    public record Moved(
            String happening,
            State from,
            State to,
            Instant at,
            Actor by,
            @Nullable Actor recordedBy,
            @Nullable String because) {}
}
