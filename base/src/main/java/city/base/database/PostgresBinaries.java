// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The server's programs, unpacked once beside the data from the archive in the dependency.
record PostgresBinaries(Path home) {
    private static final String VERSION = "18.6.0";

    String program(String name) {
        return home.resolve("bin").resolve(name).toAbsolutePath().toString();
    }

    /// Unpacks into a folder of another name first: a killed run leaves nothing half done in use.
    static PostgresBinaries unpack(Path folder) throws IOException {
        var home = folder.resolve("postgresql-" + VERSION);
        if (!Files.isDirectory(home)) {
            var half = folder.resolve("postgresql-" + VERSION + ".unpacking");
            deleteTree(half);
            try (var archive = archive();
                    var tar =
                            new TarArchiveInputStream(
                                    new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(tar, entry, half);
                }
            }
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(home);
    }

    private static InputStream archive() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var os =
                System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac")
                        ? "darwin"
                        : "linux";
        var cpu = arch.equals("aarch64") ? "arm_64" : "x86_64";
        var name = "/postgres-" + os + "-" + cpu + ".txz";
        var stream = PostgresBinaries.class.getResourceAsStream(name);
        if (stream == null) {
            throw new DatabaseProblem(
                    "This build brings no PostgreSQL for "
                            + os
                            + " on "
                            + arch
                            + ": build it here, or use an outside PostgreSQL 18 with --database-url.");
        }
        return stream;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("An archive entry points outside its folder");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, into.resolve(entry.getLinkName()).normalize());
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder())
                    .forEach(it -> {
                        try {
                            Files.delete(it);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
    }
}
