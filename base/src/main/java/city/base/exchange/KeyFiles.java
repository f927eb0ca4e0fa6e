// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/// Reads certificates and keys: PKCS 12 (RFC 7292), or PEM (RFC 7468) with the key in PKCS 8.
final class KeyFiles {
    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN (ENCRYPTED |)PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1PRIVATE KEY-----");

    private KeyFiles() {}

    /// A client certificate with its chain and key.
    ///
    /// @param key null where the certificate's file holds it too
    /// @throws GeneralSecurityException where they cannot be read, or do not belong together
    static KeyStore identity(Path certificate, @Nullable Path key, char[] password)
            throws IOException, GeneralSecurityException {
        var bytes = Files.readAllBytes(certificate);
        if (!isPem(bytes)) {
            return store(bytes, password);
        }
        var chain = certificates(bytes);
        var own = chain[0].getPublicKey().getAlgorithm();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "city",
                key(Files.readAllBytes(key == null ? certificate : key), own, password),
                password,
                chain);
        return store;
    }

    /// Certificates that are trusted.
    static KeyStore trusted(Path file, char[] password)
            throws IOException, GeneralSecurityException {
        var bytes = Files.readAllBytes(file);
        if (!isPem(bytes)) {
            return store(bytes, password);
        }
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var number = 0;
        for (var it : certificates(bytes)) {
            store.setCertificateEntry("trusted-" + number++, it);
        }
        return store;
    }

    /// When the first certificate of the chain ends; null where there is none.
    static @Nullable Instant end(KeyStore identity) throws GeneralSecurityException {
        for (var alias : Collections.list(identity.aliases())) {
            if (identity.isKeyEntry(alias)
                    && identity.getCertificate(alias) instanceof X509Certificate it) {
                return it.getNotAfter().toInstant();
            }
        }
        return null;
    }

    private static boolean isPem(byte[] bytes) {
        // PKCS 12 begins with a sequence of DER.
        return bytes.length > 0 && bytes[0] != 0x30;
    }

    private static KeyStore store(byte[] bytes, char[] password)
            throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(bytes), password);
        return store;
    }

    private static Certificate[] certificates(byte[] pem) throws GeneralSecurityException {
        var text = new String(pem, StandardCharsets.ISO_8859_1);
        // A key in the same file is none of them.
        var certificates = KEY.matcher(text).replaceAll("");
        var read =
                CertificateFactory.getInstance("X.509")
                        .generateCertificates(
                                new ByteArrayInputStream(
                                        certificates.getBytes(StandardCharsets.ISO_8859_1)));
        if (read.isEmpty()) {
            throw new GeneralSecurityException("No certificate");
        }
        return read.toArray(Certificate[]::new);
    }

    private static PrivateKey key(byte[] pem, String algorithm, char[] password)
            throws IOException, GeneralSecurityException {
        var found = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            throw new GeneralSecurityException("No key in PKCS 8");
        }
        var bytes = Base64.getMimeDecoder().decode(found.group(2));
        var spec =
                found.group(1).isEmpty() ? new PKCS8EncodedKeySpec(bytes) : open(bytes, password);
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
    }

    private static PKCS8EncodedKeySpec open(byte[] sealed, char[] password)
            throws IOException, GeneralSecurityException {
        var info = new EncryptedPrivateKeyInfo(sealed);
        // The parameters' text is the name of the scheme within PBES2.
        var scheme = info.getAlgParameters().toString();
        var cipher = Cipher.getInstance(scheme);
        cipher.init(
                Cipher.DECRYPT_MODE,
                SecretKeyFactory.getInstance(scheme).generateSecret(new PBEKeySpec(password)),
                info.getAlgParameters());
        return info.getKeySpec(cipher);
    }
}
