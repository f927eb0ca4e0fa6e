// SPDX-License-Identifier: EUPL-1.2
package city.server.prove;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.springframework.util.FileSystemUtils;

/// Helsinki with the services as they were when the proof's file was written: the proof is of the code, so
/// whoever changes a text or a rule of a service changes nothing of it.
final class FrozenServices {
    /// Beside the proof's file; `services/`, `laws.yaml` and `vocabulary.yaml`, byte for byte.
    static final Path FROZEN = Path.of("src/test/resources/city/server/prove/services.zip");

    private static final Path HELSINKI = Path.of("../cities/helsinki");
    private static final List<String> WHAT = List.of("laws.yaml", "services", "vocabulary.yaml");

    private FrozenServices() {}

    /// Lays Helsinki's folder with the frozen services in place of its own.
    static Path lay(Path to) {
        try {
            FileSystemUtils.deleteRecursively(to);
            for (var it : files()) {
                if (!isFrozen(it)) {
                    copy(it, to.resolve(HELSINKI.relativize(it).toString()));
                }
            }
            try (var zip = new ZipFile(FROZEN.toFile())) {
                for (var entry : zip.stream().toList()) {
                    var file = to.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    try (var in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException("The city of the proof could not be laid", e);
        }
    }

    /// Takes the services as they are now.
    static void freeze() {
        try (var zip = new ZipOutputStream(Files.newOutputStream(FROZEN))) {
            for (var it : files()) {
                if (isFrozen(it) && !it.endsWith("README.md")) {
                    var entry = new ZipEntry(HELSINKI.relativize(it).toString().replace('\\', '/'));
                    // The same files give the same archive, whenever it is made.
                    entry.setTimeLocal(LocalDateTime.of(2026, 1, 7, 0, 0));
                    zip.putNextEntry(entry);
                    Files.copy(it, zip);
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The services could not be frozen", e);
        }
    }

    private static List<Path> files() throws IOException {
        try (var files = Files.walk(HELSINKI)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static boolean isFrozen(Path file) {
        return WHAT.contains(HELSINKI.relativize(file).getName(0).toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }
}
