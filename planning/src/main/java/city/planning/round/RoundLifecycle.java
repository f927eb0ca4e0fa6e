// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.base.shared.Lifecycle.row;
import static city.planning.round.RoundState.*;

import city.base.shared.Lifecycle;
import city.base.usage.Actor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one table of a round's states: the code runs it, `docs/round-states.md` shows it.
public final class RoundLifecycle {
    /// What can happen to a round.
    public enum Happening implements Lifecycle.Explained {
        PUT_FORWARD("A run is put forward"),
        SENT_BACK("It is sent back, with a reason"),
        SIGNED("It is signed"),
        UNSIGNED("The signature is taken back, with a reason"),
        RELEASED("It is released for publication"),
        FINISHED("The last offer has been made"),
        CANCELLED("It is given up, with a reason");

        private final String text;

        Happening(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    /// What happened to a round.
    ///
    /// @param text the officer's reason; null where none is asked
    public record Step(
            Happening happening,
            RoundState from,
            RoundState to,
            Instant at,
            Actor by,
            @Nullable String text) {}

    static final Lifecycle<RoundState, Happening> TABLE =
            new Lifecycle<>(
                    OPEN,
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
                                    "an officer's choice")));

    private RoundLifecycle() {}
}
