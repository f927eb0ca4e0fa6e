// SPDX-License-Identifier: EUPL-1.2
package city.planning.round;

import city.allocation.Round;
import city.allocation.RoundFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A run's file, packed for keeping, and its hash. The hash is over the unpacked bytes: what an auditor
/// receives.
final class RoundFiles {
    private RoundFiles() {}

    /// @param gzip the packed file
    /// @param sha256 of the unpacked one, hexadecimal
    record Packed(byte[] gzip, String sha256) {}

    /// The hash alone.
    static String sha256(Round round) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var writer =
                    new OutputStreamWriter(
                            new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                            StandardCharsets.UTF_8)) {
                RoundFile.write(round, writer);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Packed pack(Round round) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var bytes = new ByteArrayOutputStream();
            try (var writer =
                    new OutputStreamWriter(
                            new DigestOutputStream(new Quick(bytes), digest),
                            StandardCharsets.UTF_8)) {
                RoundFile.write(round, writer);
            }
            return new Packed(bytes.toByteArray(), HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Packs tens of megabytes while an officer waits: speed counts more than the last tenth of size.
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream to) throws IOException {
            super(to, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    static byte[] unpack(byte[] gzip) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Round read(byte[] gzip) {
        try (var in =
                new InputStreamReader(
                        new GZIPInputStream(new ByteArrayInputStream(gzip)),
                        StandardCharsets.UTF_8)) {
            return RoundFile.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
