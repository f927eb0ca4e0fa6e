// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import static city.base.shared.Lifecycle.row;
import static city.planning.round.RoundState.*;

import city.base.shared.Lifecycle;
import java.util.EnumSet;
import java.util.List;

/// The one table of a round's states: the code runs it, `docs/round-states.md` shows it.
final class RoundStates {
    static final Lifecycle<RoundState, RoundHappening> TABLE =
            new Lifecycle<>(
                    OPEN,
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
                                    "an officer's choice")));

    private RoundStates() {}
}
