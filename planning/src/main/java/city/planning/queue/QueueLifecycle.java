// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static city.base.shared.Lifecycle.row;
import static city.planning.queue.QueueLifecycle.Happening.*;
import static city.planning.queue.QueueState.*;

import city.base.shared.Lifecycle;
import java.util.EnumSet;
import java.util.List;

/// The one table of the states of a place in a queue: the code runs it, `docs/queue-states.md` shows it.
final class QueueLifecycle {
    /// What can happen to a place in a queue.
    enum Happening implements Lifecycle.Explained {
        SEAT_FREE("A seat becomes free and the family is the first in line"),
        ALL_SAID_YES("The last of the guardians who decide says yes"),
        ONE_SAID_NO("A guardian says no"),
        LAST_DAY_PASSED("The last day passes without a yes of all"),
        OVERTAKEN("The family leaves, or its place is decided, taken back or a person's matter");

        private final String text;

        Happening(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    static final Lifecycle<QueueState, Happening> TABLE =
            new Lifecycle<>(
                    WAITING,
                    List.of(
                            row(
                                    EnumSet.of(WAITING),
                                    SEAT_FREE,
                                    ASKED,
                                    "the seat is kept; the present place stays theirs"),
                            row(
                                    EnumSet.of(ASKED),
                                    ALL_SAID_YES,
                                    TAKEN,
                                    "leaving a proposed place takes all who decide (361/1983, section 5)"),
                            row(
                                    EnumSet.of(ASKED),
                                    ONE_SAID_NO,
                                    REFUSED,
                                    "the seat goes to the next"),
                            row(
                                    EnumSet.of(ASKED),
                                    LAST_DAY_PASSED,
                                    LAPSED,
                                    "silence gives nothing up"),
                            row(
                                    EnumSet.of(WAITING, ASKED),
                                    OVERTAKEN,
                                    ENDED,
                                    "a kept seat goes to the next")));

    private QueueLifecycle() {}
}
