// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import java.time.LocalDate;

/// What came of an attempt to answer. All are ordinary results, none is an exception.
public sealed interface ReplyOutcome {
    /// The answer is kept.
    ///
    /// @param answer this version of it
    /// @param state where the offer stands now
    record Recorded(ReplyVersion answer, State state) implements ReplyOutcome {}

    /// The same answer was there already; nothing changed.
    record AlreadyAnswered(ReplyVersion earlier) implements ReplyOutcome {}

    /// The offer is decided: the answer is kept, changes nothing, and a person looks at it.
    record KeptForPerson(ReplyVersion answer) implements ReplyOutcome {}

    /// The last day has passed.
    record Lapsed(LocalDate lastDay) implements ReplyOutcome {}

    /// It is closed: withdrawn, replaced, or a person goes on with it.
    record Closed() implements ReplyOutcome {}

    /// May see the offer, but does not decide for the child.
    record NotYoursToDecide() implements ReplyOutcome {}
}
