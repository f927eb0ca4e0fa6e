// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.planning.round.RoundState.*;

import city.base.shared.StateTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one table of a round's states: the code runs it, `docs/round-states.md` shows it.
final class RoundStates {
    /// One row: in any of these states this happening leads there.
    record Row(Set<RoundState> from, RoundHappening happening, RoundState to, String because) {}

    static final List<Row> ROWS =
            List.of(
                    row(
                            EnumSet.of(OPEN),
                            RoundHappening.PUT_FORWARD,
                            PUT_FORWARD,
                            "a run that is done and proved"),
                    row(
                            EnumSet.of(PUT_FORWARD),
                            RoundHappening.SENT_BACK,
                            OPEN,
                            "by anybody who checks it; more drafts can be run"),
                    row(
                            EnumSet.of(PUT_FORWARD),
                            RoundHappening.SIGNED,
                            SIGNED,
                            "by who neither ran it nor put it forward; where a unit that gets children"
                                    + " has not agreed, only with a reason"),
                    row(
                            EnumSet.of(SIGNED),
                            RoundHappening.UNSIGNED,
                            OPEN,
                            "nobody has been offered anything yet"),
                    row(
                            EnumSet.of(SIGNED),
                            RoundHappening.RELEASED,
                            PUBLISHING,
                            "from here on there is no way back: offers leave"),
                    row(
                            EnumSet.of(PUBLISHING),
                            RoundHappening.FINISHED,
                            PUBLISHED,
                            "whoever comes later is offered a place at once"),
                    row(
                            EnumSet.of(OPEN, PUT_FORWARD, SIGNED),
                            RoundHappening.CANCELLED,
                            CANCELLED,
                            "an officer's choice"));

    private RoundStates() {}

    private static Row row(
            Set<RoundState> from, RoundHappening happening, RoundState to, String because) {
        return new Row(from, happening, to, because);
    }

    /// @return where this leads, or empty where it cannot happen
    static Optional<RoundState> after(RoundState from, RoundHappening happening) {
        return ROWS.stream()
                .filter(it -> it.happening() == happening && it.from().contains(from))
                .map(Row::to)
                .findFirst();
    }

    static String markdown() {
        var table =
                new StateTable(
                                """
                                <!-- SPDX-License-Identifier: EUPL-1.2. Written by RoundStatesTest with -Dcity.docs.write=true. -->
                                # States of a round

                                The table that the code runs (`city.planning.round.RoundStates`).
                                """)
                        .states(values(), it -> it.meaning);
        for (var row : ROWS) {
            table.row(
                    row.happening(), row.happening().meaning, row.from(), row.to(), row.because());
        }
        return table.end("Everything else changes nothing.");
    }
}
