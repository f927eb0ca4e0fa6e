// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.exchange.Fault;
import city.base.shared.ResidentId;
import city.base.usage.Use;
import city.heart.fact.FactDeclaration;
import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.service.PublicService;
import city.heart.service.ServiceFolders;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The shipped city's services, for tests: as they are, or with one thing changed.
public final class Helsinki {
    static final Path FOLDER = Path.of("..", "cities", "helsinki");
    private static final CityServices CITY = CityServices.read(FOLDER, FactDeclaration.found());

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

    /// Reads folders as a demonstration does.
    public static ServiceFolders folders() {
        return new CityFolders(sources(), true);
    }

    /// Owners of facts who only declare them.
    static List<FactSource<?, ?>> sources() {
        return FactDeclaration.found().stream().<FactSource<?, ?>>map(Declared::new).toList();
    }

    private record Declared<R, C>(FactList<R, C> facts) implements FactSource<R, C> {
        @Override
        public Map<ResidentId, R> read(Collection<ResidentId> people, Use use) {
            throw new UnsupportedOperationException();
        }

        @Override
        public C columns(LocalDate day, Use use) {
            throw new UnsupportedOperationException();
        }
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
