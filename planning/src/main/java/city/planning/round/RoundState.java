// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Lifecycle;

/// Where a round stands.
public enum RoundState implements Lifecycle.Explained {
    OPEN("Drafts can be run. Nobody is offered anything."),
    PUT_FORWARD("One run is put forward to be checked."),
    SIGNED("Checked and signed by a second person. Not published yet."),
    PUBLISHING("Offers are being made, part by part."),
    PUBLISHED("Every offer of the round exists."),
    CANCELLED("Given up. Another round can be opened.");

    private final String text;

    RoundState(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /// The round goes on with this.
    public boolean going() {
        return this != PUBLISHED && this != CANCELLED;
    }
}
