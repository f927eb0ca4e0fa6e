// SPDX-License-Identifier: EUPL-1.2
package city.base.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Hashes and encrypts texts with the city's key. One keyed hash (HMAC-SHA256) gives both:
/// its first 16 bytes find the text, its last 12 are the nonce of AES-256-GCM, so that a nonce
/// never meets a second text. Not thread-safe: each thread asks [CityKey] for its own.
public final class Seal {
    private static final int HASH = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final Mac mac;
    private final Cipher cipher;
    private final SecretKeySpec sealing;

    Seal(byte[] hashKey, byte[] sealKey) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(hashKey, "HmacSHA256"));
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
            sealing = new SecretKeySpec(sealKey, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// 16 bytes by which a text is found.
    public byte[] hash(String text) {
        return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), HASH);
    }

    /// Nonce, encrypted text and tag.
    public byte[] seal(String text) {
        var plain = text.getBytes(StandardCharsets.UTF_8);
        var digest = mac.doFinal(plain);
        var nonce = Arrays.copyOfRange(digest, digest.length - NONCE, digest.length);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            var sealed = Arrays.copyOf(nonce, NONCE + cipher.getOutputSize(plain.length));
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalStateException when it was sealed with another key, or changed
    public String open(byte[] sealed) {
        try {
            cipher.init(
                    Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            return new String(
                    cipher.doFinal(sealed, NONCE, sealed.length - NONCE), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealed with another key, or changed", e);
        }
    }
}
