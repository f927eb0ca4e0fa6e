// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.base.shared.Lifecycle;

/// What can happen to a round.
public enum RoundHappening implements Lifecycle.Explained {
    PUT_FORWARD("A run is put forward"),
    SENT_BACK("It is sent back, with a reason"),
    SIGNED("It is signed"),
    UNSIGNED("The signature is taken back, with a reason"),
    RELEASED("It is released for publication"),
    FINISHED("The last offer has been made"),
    CANCELLED("It is given up, with a reason");

    private final String words;

    RoundHappening(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
