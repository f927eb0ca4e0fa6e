// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.heart.profile.Channel;
import java.time.LocalDate;
import java.util.UUID;

/// Something final that happened to a message on a channel: also published as an event, inside the
/// transaction that records it. A listener may hear it twice.
public sealed interface Outcome {
    /// In the stream of outcomes; greater is later.
    long position();

    /// Handed over (SMS: confirmed by the phone later, see `Confirmed`). Service counts from here.
    ///
    /// @param on the city's day
    record Sent(
            long position,
            UUID message,
            ResidentId recipient,
            String topic,
            Channel channel,
            LocalDate on)
            implements Outcome {
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
            implements Outcome {}

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
            implements Outcome {
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
            implements Outcome {}
}
