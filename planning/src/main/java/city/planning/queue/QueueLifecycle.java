// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static city.planning.queue.QueueLifecycle.Happening.*;
import static city.planning.queue.QueueState.*;

import city.base.shared.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one table of the states of a place in a queue: the code runs it, `docs/queue-states.md` shows it.
final class QueueLifecycle {
    /// What can happen to a place in a queue.
    enum Happening {
        SEAT_FREE("A seat becomes free and the family is the first in line"),
        ALL_SAID_YES("The last of the guardians who decide says yes"),
        ONE_SAID_NO("A guardian says no"),
        LAST_DAY_PASSED("The last day passes without a yes of all"),
        OVERTAKEN("The family leaves, or its place is decided, taken back or a person's matter");

        final String meaning;

        Happening(String meaning) {
            this.meaning = meaning;
        }
    }

    /// One row: in any of these states this happening leads there.
    record Row(Set<QueueState> from, Happening happening, QueueState to, String because) {}

    static final List<Row> ROWS =
            List.of(
                    new Row(
                            EnumSet.of(WAITING),
                            SEAT_FREE,
                            ASKED,
                            "the seat is kept; the present place stays theirs"),
                    new Row(
                            EnumSet.of(ASKED),
                            ALL_SAID_YES,
                            TAKEN,
                            "leaving a proposed place takes all who decide (361/1983, section 5)"),
                    new Row(EnumSet.of(ASKED), ONE_SAID_NO, REFUSED, "the seat goes to the next"),
                    new Row(EnumSet.of(ASKED), LAST_DAY_PASSED, LAPSED, "silence gives nothing up"),
                    new Row(
                            EnumSet.of(WAITING, ASKED),
                            OVERTAKEN,
                            ENDED,
                            "a kept seat goes to the next"));

    private QueueLifecycle() {}

    /// @return where this leads, or empty where it cannot happen
    static Optional<QueueState> after(QueueState from, Happening happening) {
        return ROWS.stream()
                .filter(it -> it.happening() == happening && it.from().contains(from))
                .map(Row::to)
                .findFirst();
    }

    static String markdown() {
        var table =
                new StateTable(
                                """
                                <!-- SPDX-License-Identifier: EUPL-1.2. Written by QueueLifecycleTest with -Dcity.docs.write=true. -->
                                # States of a place in the queue for another unit

                                The table that the code runs (`city.planning.queue.QueueLifecycle`). The family keeps its present place until all
                                who decide have said yes. Lines are ordered by the aims of the round, then by its lot.
                                """)
                        .states(QueueState.values(), it -> it.meaning);
        for (var row : ROWS) {
            table.row(
                    row.happening(), row.happening().meaning, row.from(), row.to(), row.because());
        }
        return table.end("Everything else changes nothing.");
    }
}
