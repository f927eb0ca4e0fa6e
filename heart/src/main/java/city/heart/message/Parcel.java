// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import city.heart.channel.Dispatch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message on one channel, ready to be handed over.
///
/// @param destination phone or e-mail as fixed at queueing; null for a letter
/// @param point the contact point it came from, null for a letter
/// @param attempts tries before this one
/// @param to the recipient as read for this try, null before that
record Parcel(
        DeliveryKey key,
        @Nullable String destination,
        @Nullable Long point,
        int attempts,
        ResidentId recipient,
        String topic,
        String purpose,
        @Nullable String service,
        Language language,
        Outgoing.Text text,
        Instant queuedAt,
        @Nullable Addressee to) {
    Parcel to(Addressee addressee) {
        return new Parcel(
                key,
                destination,
                point,
                attempts,
                recipient,
                topic,
                purpose,
                service,
                language,
                text,
                queuedAt,
                addressee);
    }

    /// As it leaves on its channel.
    Dispatch dispatch() {
        return new Dispatch(
                key.message(),
                destination,
                to == null ? List.of() : to.lines(),
                text.subject(),
                switch (key.channel()) {
                    case SMS -> text.sms();
                    case EMAIL -> text.email();
                    case LETTER -> text.letter();
                },
                language,
                queuedAt);
    }

    /// Number, address and text stay out of logs.
    @Override
    public String toString() {
        return key.toString();
    }
}
