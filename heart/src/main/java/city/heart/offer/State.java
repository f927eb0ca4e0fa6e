// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.Lifecycle;

/// Where an offer stands. What may follow what is `States`, shown in `docs/offer-states.md`.
public enum State implements Lifecycle.Explained {
    PREPARED(false, true, "A place is reserved; nothing has been sent."),
    OPEN(true, true, "Sent. The guardians can answer until their last day."),
    REMINDED(true, true, "Nobody answered; a reminder went out by letter, with a new last day."),
    ACCEPTED(
            true,
            true,
            "One guardian accepted. The others are told and can object until their last day."),
    PARTLY_REFUSED(true, true, "A guardian said something other than yes; it takes all of them."),
    REFUSED(
            true,
            true,
            "All guardians say the same thing other than yes. A person goes on with it."),
    CONTRARY(
            true,
            true,
            "The guardians' answers differ. A person looks; the place is kept meanwhile."),
    READY(true, true, "A decision is prepared and waits for a signature."),
    WITH_PERSON(false, true, "Only a person goes on with it. The machine sends nothing more."),
    DECIDED(true, true, "Decided. Only a person may take it back."),
    WITHDRAWN(false, false, "Taken back. The place is free again."),
    REPLACED(false, false, "Another offer stands in its place.");

    private final boolean takesAnswers;
    private final boolean holdsSeat;
    private final String text;

    State(boolean takesAnswers, boolean holdsSeat, String text) {
        this.takesAnswers = takesAnswers;
        this.holdsSeat = holdsSeat;
        this.text = text;
    }

    /// True where a guardian's answer is taken until the last day. After a decision it is kept and
    /// goes to a person.
    public boolean takesAnswers() {
        return takesAnswers;
    }

    /// True while the place is kept.
    public boolean holdsSeat() {
        return holdsSeat;
    }

    /// True while it is the one open offer of its case.
    public boolean open() {
        return this != DECIDED && this != WITHDRAWN && this != REPLACED;
    }

    /// What it means, in one or two sentences.
    @Override
    public String text() {
        return text;
    }
}
