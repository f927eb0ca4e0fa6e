// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import city.heart.message.Messages.DeliveryOutcome;
import java.time.LocalDate;

/// An outcome on its way into the stream.
record DeliveryNote(
        DeliveryKey key,
        Kind kind,
        ResidentId recipient,
        String topic,
        String reason,
        boolean letterFollows) {
    enum Kind {
        SENT,
        CONFIRMED,
        UNDELIVERED,
        WITHDRAWN
    }

    DeliveryOutcome at(long position, LocalDate on) {
        var id = key.message();
        var channel = key.channel();
        return switch (kind) {
            case SENT -> new DeliveryOutcome.Sent(position, id, recipient, topic, channel, on);
            case CONFIRMED ->
                    new DeliveryOutcome.Confirmed(position, id, recipient, topic, channel, on);
            case UNDELIVERED ->
                    new DeliveryOutcome.Undelivered(
                            position, id, recipient, topic, channel, on, reason, letterFollows);
            case WITHDRAWN ->
                    new DeliveryOutcome.Withdrawn(
                            position, id, recipient, topic, channel, on, reason);
        };
    }

    DeliveryNote withLetter() {
        return new DeliveryNote(key, kind, recipient, topic, reason, true);
    }
}
