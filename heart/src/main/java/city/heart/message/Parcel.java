// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.secret.LinkTokens;
import city.base.shared.Language;
import city.base.shared.Letterhead;
import city.base.shared.ResidentId;
import city.heart.channel.Dispatch;
import city.heart.profile.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A message on one channel, ready to be handed over.
///
/// @param destination phone or e-mail as fixed at queueing; null for a letter
/// @param point the contact point it came from, null for a letter
/// @param attempts tries before this one
/// @param link as in `Outgoing`
/// @param writtenOn the city's day
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
        List<Outgoing.Text> texts,
        @Nullable UUID link,
        @Nullable Letterhead head,
        LocalDate writtenOn,
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
                texts,
                link,
                head,
                writtenOn,
                queuedAt,
                addressee);
    }

    /// As it leaves on its channel, each time the same to the letter.
    Dispatch dispatch(LinkTokens tokens) {
        return new Dispatch(
                key.message(),
                destination,
                to == null ? List.of() : to.lines(),
                texts.stream().flatMap(it -> part(it, tokens)).toList(),
                key.channel() == Channel.LETTER ? head : null,
                writtenOn,
                queuedAt);
    }

    private Stream<Dispatch.Part> part(Outgoing.Text text, LinkTokens tokens) {
        var written =
                switch (key.channel()) {
                    case SMS -> text.sms();
                    case EMAIL -> text.email();
                    case LETTER -> text.letter();
                };
        return written == null
                ? Stream.empty()
                : Stream.of(
                        new Dispatch.Part(
                                text.language(),
                                text.subject(),
                                link == null ? written : tokens.fill(written, link)));
    }

    /// In which the address is written.
    Language language() {
        return texts.getFirst().language();
    }

    /// Number, address and text stay out of logs.
    @Override
    public String toString() {
        return key.toString();
    }
}
