// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// What looks like chance and is not: the same for the same key, whatever happened before. Plain.
final class Chance {
    private Chance() {}

    /// @return from 0 up to, not including, `sides`
    static int of(String what, String key, int sides) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest((what + "|" + key).getBytes(StandardCharsets.UTF_8));
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), sides);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
