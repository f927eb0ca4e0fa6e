// SPDX-License-Identifier: EUPL-1.2
package city.base.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The city's key, to identity codes above all: the setting `city.secret.key` (64 hexadecimal
/// digits; the same on all servers), or else a file in the data folder that is made at the first
/// start. It is never in the database; a fingerprint there refuses a wrong one.
@Component
public class CityKey {
    private static final String CLAIM =
            """
            insert into secret.city_key (one, fingerprint) values (true, :fingerprint)
            on conflict (one) do nothing
            """;
    private static final String READ = "select fingerprint from secret.city_key";

    private final byte[] hashKey;
    private final byte[] sealKey;

    CityKey(
            JdbcClient jdbc,
            @Value("${city.secret.key:}") String setting,
            @Value("${city.data-folder:}") String dataFolder)
            throws IOException {
        var key = setting.isEmpty() ? fromFile(dataFolder) : parse(setting);
        hashKey = derive(key, "hash");
        sealKey = derive(key, "seal");
        var fingerprint = derive(key, "fingerprint");
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

    private static byte[] fromFile(String dataFolder) throws IOException {
        if (dataFolder.isEmpty()) {
            throw new IllegalStateException("The city has no key: set city.secret.key");
        }
        var file = Path.of(dataFolder).resolve("city.key");
        if (!Files.exists(file)) {
            var random = new byte[32];
            new SecureRandom().nextBytes(random);
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling("city.key.new");
            Files.deleteIfExists(fresh);
            Files.createFile(
                    fresh,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(
                    fresh,
                    HexFormat.of().formatHex(random) + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.SYNC);
            Files.move(fresh, file);
        }
        return parse(Files.readString(file, StandardCharsets.US_ASCII).strip());
    }

    private static byte[] parse(String hex) {
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException("The city's key must be 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static byte[] derive(byte[] key, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
