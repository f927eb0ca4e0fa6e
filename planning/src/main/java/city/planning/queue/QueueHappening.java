// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.Lifecycle;

/// What can happen to a place in a queue.
enum QueueHappening implements Lifecycle.Explained {
    SEAT_FREE("A seat becomes free and the family is the first in line"),
    ALL_SAID_YES("The last of the guardians who decide says yes"),
    ONE_SAID_NO("A guardian says no"),
    LAST_DAY_PASSED("The last day passes without a yes of all"),
    OVERTAKEN("The family leaves, or its place is decided, taken back or a person's matter");

    private final String words;

    QueueHappening(String words) {
        this.words = words;
    }

    @Override
    public String words() {
        return words;
    }
}
