// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The front door of delivery. All calls join the caller's transaction; nothing is sent before it is
/// committed.
public interface Messages {
    /// Queues messages, each on the channel that works for its recipient. Done twice it changes
    /// nothing. The reading of contact data is recorded as a use for the message's purpose.
    ///
    /// @throws OtherTextUnderSameId if an id was queued before with other content; nothing is queued
    /// @throws IllegalArgumentException if an SMS is too long
    void queue(Collection<Outgoing> messages);

    /// As above, for one.
    default void queue(Outgoing message) {
        queue(List.of(message));
    }

    /// Takes back what has not been handed over yet, on every channel. The caller knows, so this makes
    /// no outcome in the stream.
    ///
    /// @param reason a short code such as `order-began`
    /// @return the ids of which nothing has left and nothing will; of the others at least one channel
    ///     may have been sent
    List<UUID> withdraw(Collection<UUID> ids, String reason);

    /// What became of messages, by id; unknown ids are absent.
    Map<UUID, List<Delivery>> deliveriesOf(Collection<UUID> ids);

    /// What ended after a position, in the order in which it was recorded: a consumer stores the last
    /// position with its own work. Beside the events, for those who must miss nothing.
    ///
    /// @param position 0 for the beginning
    List<Outcome> outcomesAfter(long position, int limit);
}
