// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that a person is asked to do.
///
/// @param about the offer in question; null where there is none
/// @param detail a code of the rule or of the choice of a unit, never a value of a person
/// @param askedBy the guardian who asked, if one did
/// @param text what that guardian wrote
/// @param secret only for those who may handle a family under an order
/// @param answerBy the day by which a named official answers; null where nobody waits
/// @param takenBy the officer who goes on with it; null for nobody yet
/// @param outcome what was done, a short code; null while it is open
/// @param note the same in the officer's own words, for the desk only
public record WorkItem(
        Id id,
        CaseId caseId,
        @Nullable UUID about,
        String service,
        String period,
        ResidentId child,
        TaskKind ask,
        @Nullable String detail,
        @Nullable ResidentId askedBy,
        @Nullable String text,
        boolean secret,
        Instant openedAt,
        @Nullable LocalDate answerBy,
        @Nullable Actor takenBy,
        @Nullable Instant closedAt,
        @Nullable Actor closedBy,
        @Nullable String outcome,
        @Nullable String note) {
    /// Random, so that it tells nothing in an URL.
    public record Id(UUID value) {}
}
