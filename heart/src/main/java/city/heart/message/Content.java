// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.shared.ResidentId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message as it will be sent, letter by letter, with the SHA-256 over all that is fixed.
final class Content {
    private final Outgoing message;
    private final byte[] hash;

    private Content(Outgoing message, byte[] hash) {
        this.message = message;
        this.hash = hash;
    }

    /// Isolates what reads from left to right inside a text that reads from right to left.
    ///
    /// @throws IllegalArgumentException if the SMS is too long
    static Content of(Outgoing given) {
        var fixed =
                new Outgoing(
                        given.id(),
                        given.recipient(),
                        given.topic(),
                        given.purpose(),
                        given.service(),
                        given.texts().stream().map(Content::isolated).toList(),
                        given.link(),
                        given.head(),
                        given.letterAlso());
        var segments = SmsText.segments(fixed.sms());
        if (segments > SmsText.MOST_SEGMENTS) {
            throw new IllegalArgumentException(
                    "The SMS of message "
                            + given.id()
                            + " has "
                            + segments
                            + " segments; at most "
                            + SmsText.MOST_SEGMENTS
                            + " are sent");
        }
        return new Content(fixed, sha256(fixed));
    }

    private static Outgoing.Text isolated(Outgoing.Text text) {
        var language = text.language();
        var sms = text.sms();
        var email = text.email();
        return new Outgoing.Text(
                language,
                sms == null ? null : SmsText.plain(Bidirectional.isolate(sms, language)),
                Bidirectional.isolate(text.subject(), language),
                email == null ? null : Bidirectional.isolate(email, language),
                Bidirectional.isolate(text.letter(), language));
    }

    UUID id() {
        return message.id();
    }

    ResidentId recipient() {
        return message.recipient();
    }

    Outgoing message() {
        return message;
    }

    byte[] hash() {
        return hash.clone();
    }

    boolean hasHash(byte[] other) {
        return Arrays.equals(hash, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Content it
                && message.id().equals(it.message.id())
                && Arrays.equals(hash, it.hash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(message.id(), Arrays.hashCode(hash));
    }

    private static void write(DataOutputStream out, @Nullable String part) throws IOException {
        var utf8 = (part == null ? "" : part).getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static byte[] sha256(Outgoing it) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(it.recipient().value());
            var service = it.service();
            write(out, it.topic());
            write(out, it.purpose());
            write(out, service);
            for (var text : it.texts()) {
                write(out, text.language().code());
                write(out, text.sms());
                write(out, text.subject());
                write(out, text.email());
                write(out, text.letter());
            }
            write(out, MessageRepository.json(it.head()));
            out.writeBoolean(it.letterAlso());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
