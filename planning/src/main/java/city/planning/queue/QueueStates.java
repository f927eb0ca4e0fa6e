// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import static city.planning.queue.QueueHappening.*;
import static city.planning.queue.QueueState.*;

import city.base.shared.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one table of the states of a place in a queue: the code runs it, `docs/queue-states.md` shows it.
final class QueueStates {
    /// One row: in any of these states this happening leads there.
    record Row(Set<QueueState> from, QueueHappening happening, QueueState to, String because) {}

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

    private QueueStates() {}

    /// @return where this leads, or empty where it cannot happen
    static Optional<QueueState> after(QueueState from, QueueHappening happening) {
        return ROWS.stream()
                .filter(it -> it.happening() == happening && it.from().contains(from))
                .map(Row::to)
                .findFirst();
    }

    static String markdown() {
        var table =
                new StateTable(
                                """
                                <!-- SPDX-License-Identifier: EUPL-1.2. Written by QueueStatesTest with -Dcity.docs.write=true. -->
                                # States of a place in the queue for another unit

                                The table that the code runs (`city.planning.queue.QueueStates`). The family keeps its present place until all
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
