// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.base.subject.Stream;
import city.heart.profile.Channel;
import java.time.LocalDate;
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

    /// What ended, in the order in which it was recorded. Beside the events, for those who must miss nothing.
    Stream<DeliveryOutcome> outcomes();

    /// Something final that happened to a message on a channel: also published as an event, inside the
    /// transaction that records it. A listener may hear it twice.
    sealed interface DeliveryOutcome {
        /// In the stream of outcomes; greater is later.
        long position();

        /// HandOutcome over (SMS: confirmed by the phone later, see `Confirmed`). Service counts from here.
        ///
        /// @param on the city's day
        record Sent(
                long position,
                UUID message,
                ResidentId recipient,
                String topic,
                Channel channel,
                LocalDate on)
                implements DeliveryOutcome {
            public boolean byLetter() {
                return channel == Channel.LETTER;
            }

            public boolean bySms() {
                return channel == Channel.SMS;
            }
        }

        /// The phone has it.
        record Confirmed(
                long position,
                UUID message,
                ResidentId recipient,
                String topic,
                Channel channel,
                LocalDate on)
                implements DeliveryOutcome {}

        /// It did not arrive. Silence after this is no answer.
        ///
        /// @param letterFollows true where a letter has been queued in its place
        record Undelivered(
                long position,
                UUID message,
                ResidentId recipient,
                String topic,
                Channel channel,
                LocalDate on,
                String reason,
                boolean letterFollows)
                implements DeliveryOutcome {
            public boolean byLetter() {
                return channel == Channel.LETTER;
            }
        }

        /// Overtaken by events before it was sent.
        record Withdrawn(
                long position,
                UUID message,
                ResidentId recipient,
                String topic,
                Channel channel,
                LocalDate on,
                String reason)
                implements DeliveryOutcome {}
    }
}
