// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import java.time.Instant;

/// A case: one service, one person, one period, opened once for ever.
///
/// @param serviceVersion the version by whose rule it was decided last
/// @param secret only those see it who may handle a family under an order
/// @param openedBy `sweep`, `life-event`, or the id of the officer who entered the child
public record CaseFile(
        CaseId id,
        CaseKey key,
        String serviceVersion,
        Handler handler,
        boolean secret,
        RuleAnswer ruleAnswer,
        Instant openedAt,
        String openedBy) {
    /// The same case as the rule of a version saw it just now.
    public CaseFile lookedAt(String version, RuleAnswer now) {
        return new CaseFile(id, key, version, handler, secret, now, openedAt, openedBy);
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
