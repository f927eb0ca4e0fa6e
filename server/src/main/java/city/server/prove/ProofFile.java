// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A proof in a file: UTF-8, a line each, packed where the name ends in `.gz`.
///
/// The first lines begin with `#` and say what was played. All others are in the order of their
/// letters: a kind, a tabulator, what it is about, and `name=value` fields between tabulators.
final class ProofFile {
    private static final int BUFFER = 1 << 16;

    private ProofFile() {}

    static boolean packed(Path file) {
        return file.getFileName().toString().endsWith(".gz");
    }

    static Writer writer(Path file) throws IOException {
        var bytes = Files.newOutputStream(file);
        return new BufferedWriter(
                new OutputStreamWriter(
                        packed(file) ? new GZIPOutputStream(bytes, BUFFER) : bytes,
                        StandardCharsets.UTF_8),
                BUFFER);
    }

    static BufferedReader reader(Path file) throws IOException {
        var bytes = Files.newInputStream(file);
        return new BufferedReader(
                new InputStreamReader(
                        packed(file) ? new GZIPInputStream(bytes, BUFFER) : bytes,
                        StandardCharsets.UTF_8),
                BUFFER);
    }
}
