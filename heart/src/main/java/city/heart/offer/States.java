// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static city.base.shared.Lifecycle.row;
import static city.heart.offer.State.*;
import static city.heart.offer.States.Happening.*;

import city.base.shared.Lifecycle;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The one table of an offer's states: the code runs it, `docs/offer-states.md` shows it.
public final class States {
    /// What can happen to an offer.
    public enum Happening implements Lifecycle.Explained {
        SENT("It is sent"),
        ACCEPTED_BY_ONE("One guardian accepts, another has not answered"),
        ACCEPTED_BY_ALL("All guardians accept"),
        REFUSED_BY_SOME("A guardian says something other than yes, another has not answered"),
        REFUSED_BY_ALL("All guardians say the same thing other than yes"),
        ANSWERS_DIFFER("The guardians' answers differ"),
        NOT_MY_CHILD("A recipient says: not my child"),
        SILENCE_DECIDES("The last day passed in silence; the service decides on the proposal"),
        SILENCE_REMINDS("The last day passed in silence; the service reminds"),
        NOBODY_OBJECTED("The last day passed after a yes and nobody objected"),
        LAST_DAY_NEEDS_PERSON("The last day passed and the machine may not go on"),
        SIGNED("The decision is signed"),
        MOVED_OUT("The child moved out of the city"),
        DIED("The child died"),
        NOT_DUE("The child is no longer due, or the rule was withdrawn"),
        UNIT_CHANGED("Another unit has become the right one"),
        SEAT_TAKEN("All guardians take a seat that became free in another unit"),
        ORDER_BEGAN("A non-disclosure order began"),
        GIVEN_BY_PERSON("An order stands: a person gives it to the family"),
        TAKEN_OVER("A person takes the family over"),
        WITHDRAWN_BY_PERSON("An officer takes it back"),
        REPLACED_BY_PERSON("An officer makes another offer");

        private final String text;

        Happening(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }

    private static final Set<State> BEFORE_LAST_DAY =
            EnumSet.of(OPEN, REMINDED, ACCEPTED, PARTLY_REFUSED, REFUSED, CONTRARY, READY);
    private static final Set<State> SENT_AND_UNDECIDED = BEFORE_LAST_DAY;

    static final Lifecycle<State, Happening> TABLE =
            new Lifecycle<>(
                    PREPARED,
                    List.of(
                            row(EnumSet.of(PREPARED), SENT, OPEN, "after a second look"),
                            row(
                                    BEFORE_LAST_DAY,
                                    ACCEPTED_BY_ONE,
                                    ACCEPTED,
                                    "one is enough; the others can object"),
                            row(
                                    BEFORE_LAST_DAY,
                                    ACCEPTED_BY_ALL,
                                    READY,
                                    "nobody is left to object"),
                            row(
                                    BEFORE_LAST_DAY,
                                    REFUSED_BY_SOME,
                                    PARTLY_REFUSED,
                                    "it takes all guardians"),
                            row(
                                    BEFORE_LAST_DAY,
                                    REFUSED_BY_ALL,
                                    REFUSED,
                                    "a person asks how the duty will be met"),
                            row(
                                    BEFORE_LAST_DAY,
                                    ANSWERS_DIFFER,
                                    CONTRARY,
                                    "a person; the place is kept"),
                            row(BEFORE_LAST_DAY, NOT_MY_CHILD, WITH_PERSON, "the link is closed"),
                            row(
                                    EnumSet.of(OPEN),
                                    SILENCE_DECIDES,
                                    READY,
                                    "every guardian was served, nothing came back, nobody asked for a person"),
                            row(EnumSet.of(OPEN), SILENCE_REMINDS, REMINDED, "by letter, once"),
                            row(
                                    EnumSet.of(ACCEPTED),
                                    NOBODY_OBJECTED,
                                    READY,
                                    "every guardian was served, nothing came back, nobody asked for a person"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    LAST_DAY_NEEDS_PERSON,
                                    WITH_PERSON,
                                    "silence after a reminder, something came back, somebody asked for a person, or no agreement"),
                            row(
                                    EnumSet.of(
                                            READY, WITH_PERSON, REFUSED, CONTRARY, PARTLY_REFUSED),
                                    SIGNED,
                                    DECIDED,
                                    "by the machine only from READY and under a deployment decision"),
                            row(
                                    EnumSet.of(PREPARED),
                                    MOVED_OUT,
                                    WITHDRAWN,
                                    "overtaken before it was sent"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    MOVED_OUT,
                                    WITH_PERSON,
                                    "moves are announced early, reversed, or short"),
                            row(EnumSet.of(PREPARED), DIED, WITHDRAWN, "nothing is sent"),
                            row(SENT_AND_UNDECIDED, DIED, WITHDRAWN, "nothing more is sent"),
                            row(EnumSet.of(WITH_PERSON), DIED, WITHDRAWN, "nothing more is sent"),
                            row(
                                    EnumSet.of(PREPARED),
                                    NOT_DUE,
                                    WITHDRAWN,
                                    "overtaken before it was sent"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    NOT_DUE,
                                    WITH_PERSON,
                                    "the family already knows of it"),
                            row(
                                    EnumSet.of(PREPARED, OPEN, REMINDED),
                                    UNIT_CHANGED,
                                    REPLACED,
                                    "nobody has answered yet; the later offer names this one"),
                            row(
                                    EnumSet.of(ACCEPTED, PARTLY_REFUSED, REFUSED, CONTRARY, READY),
                                    UNIT_CHANGED,
                                    WITH_PERSON,
                                    "somebody has answered"),
                            row(
                                    EnumSet.of(OPEN, REMINDED, ACCEPTED, PARTLY_REFUSED, READY),
                                    SEAT_TAKEN,
                                    REPLACED,
                                    "the later offer, accepted by all, names this one"),
                            row(
                                    EnumSet.of(PREPARED),
                                    ORDER_BEGAN,
                                    WITH_PERSON,
                                    "nothing leaves by machine"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    ORDER_BEGAN,
                                    WITH_PERSON,
                                    "links and pages close in the same transaction"),
                            row(
                                    EnumSet.of(WITH_PERSON),
                                    ORDER_BEGAN,
                                    WITH_PERSON,
                                    "pages close too"),
                            row(
                                    EnumSet.of(DECIDED),
                                    ORDER_BEGAN,
                                    DECIDED,
                                    "pages close; a person looks at the decision"),
                            row(
                                    EnumSet.of(PREPARED),
                                    GIVEN_BY_PERSON,
                                    WITH_PERSON,
                                    "an officer's choice; nothing leaves by machine, no page shows it"),
                            row(
                                    EnumSet.of(PREPARED),
                                    TAKEN_OVER,
                                    WITH_PERSON,
                                    "all automation stops"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    TAKEN_OVER,
                                    WITH_PERSON,
                                    "all automation stops"),
                            row(
                                    EnumSet.of(PREPARED, WITH_PERSON, DECIDED),
                                    WITHDRAWN_BY_PERSON,
                                    WITHDRAWN,
                                    "after a decision by the Administrative Procedure Act 434/2003, section 50"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    WITHDRAWN_BY_PERSON,
                                    WITHDRAWN,
                                    "an officer's choice"),
                            row(
                                    EnumSet.of(PREPARED, WITH_PERSON),
                                    REPLACED_BY_PERSON,
                                    REPLACED,
                                    "the later offer names this one"),
                            row(
                                    SENT_AND_UNDECIDED,
                                    REPLACED_BY_PERSON,
                                    REPLACED,
                                    "the later offer names this one")));

    private States() {}

    /// Something that happens, where it begins and where it leads.
    public record Move(Happening happening, State from, State to) {}

    /// What happens by it, or empty where this cannot happen: then nothing changes.
    public static Optional<Move> move(State from, Happening happening) {
        return TABLE.after(from, happening).map(to -> new Move(happening, from, to));
    }
}
