// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
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

    Outcome at(long position, LocalDate on) {
        var id = key.message();
        var channel = key.channel();
        return switch (kind) {
            case SENT -> new Outcome.Sent(position, id, recipient, topic, channel, on);
            case CONFIRMED -> new Outcome.Confirmed(position, id, recipient, topic, channel, on);
            case UNDELIVERED ->
                    new Outcome.Undelivered(
                            position, id, recipient, topic, channel, on, reason, letterFollows);
            case WITHDRAWN ->
                    new Outcome.Withdrawn(position, id, recipient, topic, channel, on, reason);
        };
    }

    DeliveryNote withLetter() {
        return new DeliveryNote(key, kind, recipient, topic, reason, true);
    }
}
