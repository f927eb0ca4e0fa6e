// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import java.time.Instant;
import java.util.List;

/// A case with all that belongs to it, for the desk.
///
/// @param standing who goes on with it: `RUNNING` the machine, `WAITING` the machine after the round,
///     `PERSON`, `DECIDED`, `CLOSED`
/// @param secret an order stands: only for those who may handle such a family
/// @param grounds what the rule said at the last look
/// @param offers the newest first
public record CaseSeen(
        CaseId id,
        String service,
        String serviceVersion,
        String period,
        ResidentId child,
        String standing,
        boolean secret,
        Instant openedAt,
        String openedBy,
        Grounds grounds,
        List<OfferLine> offers,
        List<WorkItem> work,
        List<Decision> decisions) {
    /// One offer of the case.
    ///
    /// @param chosen where an officer chose the unit; null where the machine did
    public record OfferLine(
            OfferId id,
            State state,
            city.heart.placement.UnitChoice.Proposed choice,
            java.time.LocalDate firstDay,
            java.time.@org.jspecify.annotations.Nullable LocalDate sentOn,
            @org.jspecify.annotations.Nullable OfferId replaces,
            List<Recipient> recipients,
            List<ReplyVersion> answers,
            @org.jspecify.annotations.Nullable Chosen chosen) {}

    /// @param by the officer's id
    /// @param because the officer's words, for the desk only
    public record Chosen(String by, String because) {}
}
