// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The files of a folder, whether they lie on a disk or were kept in the database.
///
/// @param shownAs how the folder is named in faults
/// @param files content by path inside the folder, with `/`
record Folder(String shownAs, SortedMap<String, byte[]> files) {
    /// Of one file, in bytes.
    private static final int LARGEST = 2_000_000;

    static final String TOO_LARGE = "the file is larger than 2 MB; nothing of it is read";

    Folder {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// Reads the YAML and DMN files of a folder; hidden files and others are no part of it.
    static Folder read(Path folder) {
        var files = new TreeMap<String, byte[]>();
        try (var paths = Files.walk(folder, 3)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var name = folder.relativize(path).toString().replace('\\', '/');
                if (Files.isRegularFile(path)
                        && (name.endsWith(".yaml") || name.endsWith(".dmn"))) {
                    try (var in = Files.newInputStream(path)) {
                        // One more than is allowed: enough to tell that it is too large.
                        files.put(name, in.readNBytes(LARGEST + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Folder(folder.toString(), files);
    }

    /// The folder's own name.
    String name() {
        return shownAs.substring(shownAs.replace('\\', '/').lastIndexOf('/') + 1);
    }

    /// How a file of it is named in faults.
    String shown(String file) {
        return shownAs.isEmpty() ? file : shownAs + "/" + file;
    }

    /// True for a file of which only the beginning is here.
    boolean isTooLarge(String file) {
        var bytes = files.get(file);
        return bytes != null && bytes.length > LARGEST;
    }

    @Nullable String text(String file) {
        var bytes = files.get(file);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /// SHA-256 over names and contents, in hexadecimal: equal for equal folders wherever they lie.
    String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                digest.update(file.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(
                        Integer.toString(file.getValue().length).getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
