// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.usage.Actor;
import java.time.Instant;

/// A case: one service, one person, one period, opened once for ever.
///
/// @param serviceVersion the version by whose rule it was decided last
/// @param secret only those see it who may handle a family under an order
/// @param openedBy the part of the machine that found the child due, such as `sweep`, or the officer who entered it
public record CaseFile(
        CaseId id,
        CaseKey key,
        String serviceVersion,
        Handler handler,
        boolean secret,
        RuleAnswer ruleAnswer,
        Instant openedAt,
        Actor openedBy) {
    /// The same case as the rule of a version saw it just now.
    public CaseFile lookedAt(String version, RuleAnswer now) {
        return new CaseFile(
                id, key, version, handler, secret, now.since(ruleAnswer), openedAt, openedBy);
    }

    /// Who goes on with it.
    public enum Handler {
        /// The machine.
        RUNNING,
        /// The machine, once the round of its school year gives the places.
        WAITING,
        /// Only a person.
        PERSON,
        /// Decided.
        DECIDED,
        /// Ended without a decision.
        CLOSED;

        /// The machine goes on with it, now or after its round.
        public boolean byMachine() {
            return this == RUNNING || this == WAITING;
        }
    }
}
