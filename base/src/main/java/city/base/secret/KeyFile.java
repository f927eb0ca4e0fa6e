// SPDX-License-Identifier: EUPL-1.2
package city.base.secret;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Keys that are never in the database: given by a setting, or kept in a file that only its owner reads.
final class KeyFile {
    private static final String HMAC = "HmacSHA256";

    private KeyFile() {}

    /// The lines of a file of the data folder; made with one random key where it is missing.
    ///
    /// @param setting that would give the keys instead, for the words of the fault
    static List<String> read(String dataFolder, String name, String setting) throws IOException {
        if (dataFolder.isEmpty()) {
            throw new IllegalStateException("The city has no key: set " + setting);
        }
        var file = Path.of(dataFolder).resolve(name);
        if (!Files.exists(file)) {
            make(file);
        }
        return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /// Under its name only when it is whole.
    private static void make(Path file) throws IOException {
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                HexFormat.of().formatHex(random) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(fresh, file);
    }

    /// @throws IllegalStateException that says which setting is wrong, and nothing of the key
    static byte[] parse(String hex, String setting) {
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException(
                    "A key in " + setting + " must be 64 hexadecimal digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    static byte[] hmac(byte[] key, byte[] text) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A key of its own for each purpose.
    static byte[] derive(byte[] key, String purpose) {
        return hmac(key, purpose.getBytes(StandardCharsets.US_ASCII));
    }
}
