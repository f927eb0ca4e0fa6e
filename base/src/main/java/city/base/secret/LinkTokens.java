// SPDX-License-Identifier: EUPL-1.2
package city.base.secret;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What opens a one-time link: the first 128 bits of HMAC-SHA256 over the link's id, with a key that is never in the
/// database. No token is kept anywhere; where one must be written it is derived again, and is the same to the letter.
/// Texts that wait hold the link's name instead, which is as long and opens nothing.
///
/// The keys are the setting `city.secret.link-keys` (each of 64 hexadecimal digits, the same on all servers), or else
/// the lines of the file `link.key` in the data folder, made at the first start. New links are made with the first;
/// the others are kept for messages that still wait. An id begins with the name of its key.
@Component
public class LinkTokens {
    private static final String SETTING = "city.secret.link-keys";
    private static final int TOKEN = 16;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();

    private final Map<Integer, byte[]> keys = new LinkedHashMap<>();
    private final int inForce;
    private final SecureRandom random = new SecureRandom();

    /// @param setting the keys, separated by commas; empty where they are in the data folder
    public LinkTokens(
            @Value("${" + SETTING + ":}") String setting,
            @Value("${city.data-folder:}") String dataFolder)
            throws IOException {
        var given =
                setting.isEmpty()
                        ? KeyFile.read(dataFolder, "link.key", SETTING)
                        : List.of(setting.split("\\s*,\\s*"));
        for (var it : given) {
            var key = KeyFile.parse(it, SETTING);
            keys.put(ByteBuffer.wrap(KeyFile.derive(key, "name")).getInt(), key);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("There is no key in " + SETTING);
        }
        inForce = keys.keySet().iterator().next();
    }

    /// For a link to be, of the key in force: an UUID of our own making (RFC 9562, version 8).
    public UUID newId() {
        var bits = random.nextLong();
        return new UUID(
                (long) inForce << 32 | bits & 0xffff_0fffL | 0x8000L,
                random.nextLong() >>> 2 | 1L << 63);
    }

    /// @return 22 letters safe in an URL
    /// @throws LinkKeyGone where the key was taken away before everything made with it had left
    public String token(UUID id) {
        var key = keys.get((int) (id.getMostSignificantBits() >>> 32));
        if (key == null) {
            throw new LinkKeyGone();
        }
        return LETTERS.encodeToString(
                Arrays.copyOf(KeyFile.hmac(KeyFile.derive(key, "link"), bytes(id)), TOKEN));
    }

    /// What stands in a text in place of the token until it leaves: 22 letters.
    public static String name(UUID id) {
        return LETTERS.encodeToString(bytes(id));
    }

    /// A text as it leaves: with the token where the link's name stood.
    public String fill(String text, UUID id) {
        return text.replace(name(id), token(id));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(TOKEN)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /// The key of a link is not among those that the city holds.
    public static final class LinkKeyGone extends IllegalStateException {
        private static final long serialVersionUID = 1;

        LinkKeyGone() {
            super("A link's key is not among those of " + SETTING);
        }
    }
}
