// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.planning.round.RoundState.*;

import city.base.shared.StateTable;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The one table of a round's states: the code runs it, `docs/round-states.md` shows it.
public final class RoundLifecycle {
    /// What can happen to a round.
    public enum Happening {
        PUT_FORWARD("A run is put forward"),
        SENT_BACK("It is sent back, with a reason"),
        SIGNED("It is signed"),
        UNSIGNED("The signature is taken back, with a reason"),
        RELEASED("It is released for publication"),
        FINISHED("The last offer has been made"),
        CANCELLED("It is given up, with a reason");

        final String meaning;

        Happening(String meaning) {
            this.meaning = meaning;
        }
    }

    /// What happened to a round.
    ///
    /// @param by an officer's id, or a part of the machine
    /// @param text the officer's reason; null where none is asked
    public record Step(
            Happening happening,
            RoundState from,
            RoundState to,
            Instant at,
            String by,
            @Nullable String text) {}

    /// One row: in any of these states this happening leads there.
    record Row(Set<RoundState> from, Happening happening, RoundState to, String because) {}

    static final List<Row> ROWS =
            List.of(
                    row(
                            EnumSet.of(OPEN),
                            Happening.PUT_FORWARD,
                            PUT_FORWARD,
                            "a run that is done and proved"),
                    row(
                            EnumSet.of(PUT_FORWARD),
                            Happening.SENT_BACK,
                            OPEN,
                            "by anybody who checks it; more drafts can be run"),
                    row(
                            EnumSet.of(PUT_FORWARD),
                            Happening.SIGNED,
                            SIGNED,
                            "by who neither ran it nor put it forward; where a unit that gets children"
                                    + " has not agreed, only with a reason"),
                    row(
                            EnumSet.of(SIGNED),
                            Happening.UNSIGNED,
                            OPEN,
                            "nobody has been offered anything yet"),
                    row(
                            EnumSet.of(SIGNED),
                            Happening.RELEASED,
                            PUBLISHING,
                            "from here on there is no way back: offers leave"),
                    row(
                            EnumSet.of(PUBLISHING),
                            Happening.FINISHED,
                            PUBLISHED,
                            "whoever comes later is offered a place at once"),
                    row(
                            EnumSet.of(OPEN, PUT_FORWARD, SIGNED),
                            Happening.CANCELLED,
                            CANCELLED,
                            "an officer's choice"));

    private RoundLifecycle() {}

    private static Row row(
            Set<RoundState> from, Happening happening, RoundState to, String because) {
        return new Row(from, happening, to, because);
    }

    /// @return where this leads, or empty where it cannot happen
    static Optional<RoundState> after(RoundState from, Happening happening) {
        return ROWS.stream()
                .filter(it -> it.happening() == happening && it.from().contains(from))
                .map(Row::to)
                .findFirst();
    }

    static String markdown() {
        var table =
                new StateTable(
                                """
                                <!-- SPDX-License-Identifier: EUPL-1.2. Written by RoundLifecycleTest with -Dcity.docs.write=true. -->
                                # States of a round

                                The table that the code runs (`city.planning.round.RoundLifecycle`).
                                """)
                        .states(values(), it -> it.meaning);
        for (var row : ROWS) {
            table.row(
                    row.happening(), row.happening().meaning, row.from(), row.to(), row.because());
        }
        return table.end("Everything else changes nothing.");
    }
}
