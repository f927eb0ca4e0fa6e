// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.shared.Lifecycle;

/// Where a place in the queue for another unit stands.
public enum QueueState implements Lifecycle.Explained {
    WAITING("The family keeps its place and waits for a seat in another unit."),
    ASKED("A seat is free and kept for the family, which is asked whether it wants it."),
    TAKEN("All guardians said yes: the new place stands in the place of the former one."),
    REFUSED("A guardian said no. The family keeps its place."),
    LAPSED("The last day passed without a yes of all. The family keeps its place."),
    ENDED(
            "The family left the queue, or its place was decided, taken back or became a person's matter.");

    private final String text;

    QueueState(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /// It still means something.
    public boolean live() {
        return this == WAITING || this == ASKED;
    }
}
