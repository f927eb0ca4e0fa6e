// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.heart.profile.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One message on one channel.
///
/// @param attempts how often it was handed over or tried
/// @param sentOn the city's day on which it was handed over, null before; days of service count from
///     it
/// @param endedAt wall time of the last state change
/// @param reason a short code why it was withdrawn or not delivered, null else
public record Delivery(
        UUID message,
        Channel channel,
        State state,
        int attempts,
        @Nullable LocalDate sentOn,
        Instant endedAt,
        @Nullable String reason) {
    /// What may come next stands in `Delivery.State.next()`.
    public enum State {
        /// Waits for its turn, or for the next try.
        QUEUED,
        /// A server has taken it and is looking again whether it may go.
        CLAIMED,
        /// On its way to the gateway: it may have left.
        SENDING,
        /// HandOutcome over: the gateway, the mail server or the printing house has it.
        SENT,
        /// The phone has it. E-mail and letter end with `SENT`.
        DELIVERED,
        /// It came back, or could not be handed over; a letter follows if none was sent.
        UNDELIVERED,
        /// Overtaken before it was sent.
        WITHDRAWN
    }
}
