// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

/// Where a round stands.
public enum RoundState {
    OPEN("Drafts can be run. Nobody is offered anything."),
    PUT_FORWARD("One run is put forward to be checked."),
    SIGNED("Checked and signed by a second person. Not published yet."),
    PUBLISHING("Offers are being made, part by part."),
    PUBLISHED("Every offer of the round exists."),
    CANCELLED("Given up. Another round can be opened.");

    final String meaning;

    RoundState(String meaning) {
        this.meaning = meaning;
    }

    /// The round goes on with this.
    public boolean going() {
        return this != PUBLISHED && this != CANCELLED;
    }
}
