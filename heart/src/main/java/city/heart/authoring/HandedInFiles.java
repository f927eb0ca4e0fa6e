// SPDX-License-Identifier: EUPL-1.2
package city.heart.authoring;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/// A service's folder as it was handed in: a ZIP archive of few small files with the names that a service has, and of
/// nothing else. Nothing is written to a disk, so that no name can lead anywhere.
///
/// @param id of the service: the archive's only folder; null where the files lie at its top
/// @param files content by path inside the folder
/// @param fault key of the text that says what is wrong with the archive; null where it could be read
record HandedInFiles(@Nullable String id, SortedMap<String, byte[]> files, @Nullable String fault) {
    /// Of the archive, in bytes.
    static final int LARGEST = 2_000_000;

    /// Of one file, and of all of them, unpacked.
    private static final int LARGEST_FILE = 2_000_000;

    private static final int LARGEST_WHOLE = 8_000_000;
    private static final int MOST_FILES = 60;

    /// What a service's folder holds; all else is refused.
    private static final Pattern NAME =
            Pattern.compile("service\\.yaml|rule\\.dmn|examples\\.yaml|texts/[a-z]{2}\\.yaml");

    private static final Pattern WITH_FOLDER = Pattern.compile("([a-z]+(?:-[a-z]+)*)/(.+)");

    /// Whether a service's folder has a file of this name.
    static boolean isName(String path) {
        return NAME.matcher(path).matches();
    }

    /// Unpacks an archive within its bounds.
    static HandedInFiles unzip(byte[] archive) {
        if (archive.length > LARGEST) {
            return wrong("authoring.fault.large");
        }
        var files = new TreeMap<String, byte[]>();
        String id = null;
        var whole = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) {
                    continue;
                }
                var place = place(entry.getName());
                var content = zip.readNBytes(LARGEST_FILE + 1);
                whole += content.length;
                if (content.length > LARGEST_FILE
                        || whole > LARGEST_WHOLE
                        || files.size() == MOST_FILES) {
                    return wrong("authoring.fault.large");
                }
                if (place.isEmpty()
                        || (!files.isEmpty() && !Objects.equals(id, place.get().folder()))
                        || files.put(place.get().path(), content) != null) {
                    return wrong("authoring.fault.names");
                }
                id = place.get().folder();
            }
        } catch (IOException | IllegalArgumentException _) {
            return wrong("authoring.fault.zip");
        }
        return files.isEmpty() ? wrong("authoring.fault.zip") : new HandedInFiles(id, files, null);
    }

    /// @param folder null at the top
    private record Place(@Nullable String folder, String path) {}

    private static Optional<Place> place(String name) {
        if (isName(name)) {
            return Optional.of(new Place(null, name));
        }
        var matcher = WITH_FOLDER.matcher(name);
        return matcher.matches() && isName(matcher.group(2))
                ? Optional.of(new Place(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    private static HandedInFiles wrong(String fault) {
        return new HandedInFiles(null, new TreeMap<>(), fault);
    }
}
