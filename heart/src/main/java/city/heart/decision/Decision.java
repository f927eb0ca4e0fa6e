// SPDX-License-Identifier: EUPL-1.2
package city.heart.decision;

import city.base.hours.ServiceDays;
import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.usage.Actor;
import city.heart.casework.CaseId;
import city.heart.casework.CaseKey;
import city.heart.casework.RuleAnswer;
import city.heart.casework.Terms;
import city.heart.offer.OfferId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An administrative decision, with all that is needed to give the same answer again: the facts as
/// they were given to the rule, the rule's hash, the engine's version. Never changed; a later
/// decision of the same case has a higher number.
///
/// @param number 1 for the first of a case
/// @param on the city's day of the decision
/// @param ruleAnswer the rule's answer at the time of the decision
/// @param appeal where and how long it can be appealed, as it was on that day
/// @param reasoning the officer's own words where a person considered; null in every other decision, and
///     in those made before they were asked for
/// @param parties to whom it is given, each with a last day to appeal of his or her own
public record Decision(
        DecisionId id,
        CaseId caseId,
        CaseKey key,
        int number,
        OfferId offer,
        String serviceVersion,
        UnitId unit,
        LocalDate firstDay,
        Because because,
        @Nullable Reasoning reasoning,
        LocalDate on,
        Instant at,
        By by,
        RuleAnswer ruleAnswer,
        Terms.Appeal appeal,
        List<Party> parties) {
    public Decision {
        parties = List.copyOf(parties);
    }

    /// What the decision follows.
    public enum Because {
        /// A yes.
        ACCEPTED,
        /// Nobody answered, and the service decides on the proposal.
        SILENCE,
        /// A person's own consideration.
        PERSON
    }

    /// Why an officer decided so, in the officer's own words (Administrative Procedure Act 434/2003,
    /// section 45). They stand in the document in the language in which they were written.
    ///
    /// @param language one of the two official ones
    /// @param text 1 to 4,000 letters, without spaces around
    public record Reasoning(Language language, String text) {
        /// The most letters that are kept.
        public static final int LONGEST = 4000;

        public Reasoning {
            text = text.strip();
            if (!language.official() || text.isEmpty() || text.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "Reasons are written in Finnish or Swedish, in 1 to 4,000 letters");
            }
        }
    }

    /// Who or what decided.
    ///
    /// @param who an officer's id, or who made the deployment decision
    /// @param name as it stands under the decision; where the machine decided, where the deployment
    ///     decision is published
    /// @param title of the officer, in Finnish; empty for the machine
    /// @param titleSv the same in Swedish
    public record By(Kind kind, String who, String name, String title, String titleSv) {
        /// An officer signs, or the machine decides under a deployment decision.
        public enum Kind {
            OFFICER,
            MACHINE
        }

        /// An officer.
        ///
        /// @param id under which the officer signs in
        /// @param name as it stands under the decision
        /// @param title what the officer is, in Finnish
        /// @param titleSv the same in Swedish
        public static By officer(String id, String name, String title, String titleSv) {
            return new By(Kind.OFFICER, id, name, title, titleSv);
        }

        static By machine(Terms.Deployment under) {
            return new By(Kind.MACHINE, under.deciders(), under.published(), "", "");
        }

        /// Who or what did it: the machine where it decided, whoever decided that it may.
        Actor actor() {
            return kind == Kind.OFFICER ? Actor.officer(who) : Actor.system("decision");
        }
    }

    /// One to whom it is given.
    ///
    /// @param servedOn the day on which he or she is held to have learned of it
    /// @param appealUntil the last day to appeal, counted from `servedOn`
    public record Party(
            ResidentId resident,
            ServiceDays.Channel channel,
            LocalDate servedOn,
            LocalDate appealUntil,
            boolean undelivered) {}

    Decision with(List<Party> itsParties) {
        return new Decision(
                id,
                caseId,
                key,
                number,
                offer,
                serviceVersion,
                unit,
                firstDay,
                because,
                reasoning,
                on,
                at,
                by,
                ruleAnswer,
                appeal,
                itsParties);
    }
}
