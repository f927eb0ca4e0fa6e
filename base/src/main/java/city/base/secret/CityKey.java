// SPDX-License-Identifier: EUPL-1.2
package city.base.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The city's key, to identity codes above all: the setting `city.secret.key` (64 hexadecimal
/// digits; the same on all servers), or else a file in the data folder that is made at the first
/// start. It is never in the database; a fingerprint there refuses a wrong one.
@Component
public class CityKey {
    private static final String SETTING = "city.secret.key";
    private static final String CLAIM =
            """
            insert into secret.city_key (one, fingerprint) values (true, :fingerprint)
            on conflict (one) do nothing
            """;
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final String READ = "select fingerprint from secret.city_key";

    private final byte[] hashKey;
    private final byte[] sealKey;
    private final byte[] signKey;

    CityKey(
            JdbcClient jdbc,
            @Value("${city.secret.key:}") String setting,
            @Value("${city.data-folder:}") String dataFolder)
            throws IOException {
        var key =
                KeyFile.parse(
                        setting.isEmpty()
                                ? String.join("", KeyFile.read(dataFolder, "city.key", SETTING))
                                : setting,
                        SETTING);
        hashKey = KeyFile.derive(key, "hash");
        sealKey = KeyFile.derive(key, "seal");
        signKey = KeyFile.derive(key, "sign");
        var fingerprint = KeyFile.derive(key, "fingerprint");
        jdbc.sql(CLAIM).param("fingerprint", fingerprint).update();
        var kept = jdbc.sql(READ).query(byte[].class).single();
        if (!MessageDigest.isEqual(kept, fingerprint)) {
            throw new IllegalStateException(
                    "The city's key is not the one with which this database was written:"
                            + " set city.secret.key, or bring back the file city.key"
                            + " of the data folder");
        }
    }

    /// For the use of one thread.
    public Seal seal() {
        return new Seal(hashKey, sealKey);
    }

    /// A keyed hash (HMAC-SHA256) of a text for one purpose, in letters that an address and a cookie take as they are
    /// (base64url): who does not hold the key can neither make nor change one. Thread-safe.
    ///
    /// @param purpose so that what was signed for one thing is worth nothing for another
    public String sign(String purpose, String text) {
        return LETTERS.encodeToString(
                KeyFile.hmac(
                        KeyFile.derive(signKey, purpose), text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Whether this is what [#sign] gave. Compared in constant time, so that nobody finds a signature letter by letter.
    ///
    /// @param signature as it came from outside
    public boolean isSigned(String purpose, String text, String signature) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8),
                sign(purpose, text).getBytes(StandardCharsets.UTF_8));
    }
}
