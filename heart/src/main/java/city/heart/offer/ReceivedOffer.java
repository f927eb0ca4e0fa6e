// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseId;
import city.heart.casework.RuleAnswer;
import city.heart.placement.UnitChoice;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One offer as one recipient may see it: the facts of a page, without words. Never there where an
/// order has closed the offer.
///
/// @param me the recipient: role, day of service, last day
/// @param caseNumber as people quote it
/// @param canAnswer today and until the recipient's last day; after a decision an answer is kept for a
///     person
/// @param mine the recipient's latest answer
/// @param others the latest replies of the other guardians
/// @param joint several guardians decide together
/// @param answerBy this recipient's last day to answer as it was told, or the last guardian's where there is none
/// @param lastDay of the last guardian as it was told; until then others can object
/// @param ruleAnswer why this child is due: the rule's answer
public record ReceivedOffer(
        OfferId id,
        CaseId caseId,
        String caseNumber,
        About about,
        State state,
        Place place,
        LocalDate sentOn,
        Recipient me,
        boolean canAnswer,
        @Nullable ReplyVersion mine,
        List<Reply> others,
        boolean joint,
        Nothing ifNothing,
        @Nullable LocalDate answerBy,
        @Nullable LocalDate lastDay,
        @Nullable OfferId replaces,
        @Nullable UUID decision,
        RuleAnswer ruleAnswer) {
    /// True for whoever has only a right to know.
    public boolean informedOnly() {
        return me.role() == Recipient.Role.INFORMED;
    }

    /// True while this recipient is asked for an answer.
    public boolean waits() {
        return answerable() && mine == null;
    }

    /// True while an answer of this recipient counts.
    public boolean answerable() {
        return canAnswer && state != State.DECIDED;
    }

    /// The key of why this recipient cannot answer; empty while it is possible.
    public Optional<String> whyNoAnswer() {
        if (answerable()) {
            return Optional.empty();
        }
        if (informedOnly()) {
            return Optional.of("offer.notice.not-yours");
        }
        return Optional.of(
                switch (state) {
                    case PREPARED, WITH_PERSON -> "offer.notice.with-person";
                    case DECIDED -> "offer.notice.decided";
                    case WITHDRAWN, REPLACED -> "offer.notice.closed";
                    case OPEN, REMINDED, ACCEPTED, PARTLY_REFUSED, REFUSED, CONTRARY, READY ->
                            "offer.notice.lapsed";
                });
    }

    /// True once this recipient can answer no longer, and has not.
    public boolean passed() {
        return !informedOnly()
                && !canAnswer
                && mine == null
                && state.takesAnswers()
                && state != State.DECIDED;
    }

    /// What it is about.
    ///
    /// @param serviceVersion whose texts explain it
    public record About(String service, String serviceVersion, String period, ResidentId child) {}

    /// What is offered.
    ///
    /// @param wayMetres by the offer's method; null where the way played no part
    public record Place(
            UnitId unit,
            UnitChoice.Ground ground,
            @Nullable Integer wayMetres,
            LocalDate firstDay) {}

    /// What follows after the last day where nobody does anything more.
    public enum Nothing {
        /// The city decides on the proposed place.
        DECIDES_ON_PROPOSAL,
        /// A reminder comes by letter, then a person.
        REMINDS,
        /// A person gets in touch.
        PERSON,
        /// It is settled.
        NOTHING
    }
}
