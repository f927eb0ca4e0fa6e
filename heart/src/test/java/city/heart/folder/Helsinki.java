// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.service.Fault;
import city.heart.service.PublicService;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/// The shipped city's services, for tests: as they are, or with one thing changed.
public final class Helsinki {
    static final Path FOLDER = Path.of("..", "cities", "helsinki");
    private static final CityServices CITY = CityServices.read(FOLDER);

    private Helsinki() {}

    public static PublicService service(String id) {
        return read(id).service();
    }

    static CityServices.Read read(String id) {
        return CITY.services().stream()
                .filter(it -> it.service().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(CITY.faults().toString()));
    }

    static List<CityServices.Read> all() {
        return CITY.services();
    }

    static List<Fault> faults() {
        return CITY.faults();
    }

    /// A folder with one text of one file replaced.
    static Folder with(Folder folder, String file, String text, String instead) {
        var files = new TreeMap<>(folder.files());
        var before = new String(files.get(file), StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new AssertionError(file + " does not contain " + text);
        }
        files.put(file, before.replace(text, instead).getBytes(StandardCharsets.UTF_8));
        return new Folder(folder.shownAs(), files);
    }

    static Folder without(Folder folder, String file) {
        var files = new TreeMap<>(folder.files());
        files.remove(file);
        return new Folder(folder.shownAs(), files);
    }

    /// The folder under a short name, so that faults read the same everywhere.
    static Folder folder(String id) {
        return new Folder(id, read(id).folder().files());
    }

    /// A service read from a changed folder.
    static PublicService compile(Folder folder) {
        var faults = new FolderFaults();
        var service = CityServices.compile(folder, read(folder.name()).city(), faults);
        if (service == null) {
            throw new AssertionError(faults.list().toString());
        }
        return service;
    }
}
