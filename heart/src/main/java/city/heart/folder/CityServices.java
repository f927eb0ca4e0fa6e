// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.base.exchange.Fault;
import city.heart.fact.FactList;
import city.heart.service.ProposableUnits;
import city.heart.service.PublicService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The services of a city's folder, as they lie there.
///
/// @param services without a fault, by id
/// @param faults of all folders, those of the city's own files among them
/// @param unverified what no lawyer has confirmed, in the folders of these services
record CityServices(List<Read> services, List<Fault> faults, List<Fault> unverified) {
    static final String SERVICES = "services";
    private static final String DISTRICTS = "units/districts.geojson";

    /// A service and the files that it came from.
    ///
    /// @param city `vocabulary.yaml` and `laws.yaml` as they were read with it
    record Read(PublicService service, Folder folder, Folder city) {
        private boolean holds(Fault fault) {
            return fault.source().equals(folder.shown(ServiceReader.FILE));
        }
    }

    /// As a city loads them that decides about people: without those of which something stands there unverified,
    /// which is a fault.
    CityServices live() {
        var all = new ArrayList<>(faults);
        all.addAll(unverified);
        return new CityServices(
                services.stream().filter(it -> unverified.stream().noneMatch(it::holds)).toList(),
                List.copyOf(all),
                List.of());
    }

    /// Reads a city's folder; a service with a fault leaves the others whole.
    ///
    /// @param supplied facts that rules can be given, by their owners
    static CityServices read(Path city, List<FactList<?, ?>> supplied) {
        var folders = new ArrayList<Path>();
        try (var paths = Files.list(city.resolve(SERVICES))) {
            paths.filter(Files::isDirectory).sorted().forEach(folders::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(city, folders, supplied);
    }

    /// Reads some services of a city's folder.
    static CityServices read(Path city, List<Path> folders, List<FactList<?, ?>> supplied) {
        var faults = new FolderFaults();
        var shared = sharedFiles(city);
        var vocabulary = SharedFiles.vocabulary(shared, faults);
        SharedFiles.compare(shared, vocabulary, supplied, faults);
        var laws = SharedFiles.laws(shared, faults);
        var services = new ArrayList<Read>();
        var places = new HashMap<String, Path>();
        for (var path : folders) {
            var folder = Folder.read(path);
            var file = folder.shown(ServiceReader.FILE);
            var id = Part.file(folder, ServiceReader.FILE, new FolderFaults()).find("id");
            if (id.present() && !id.unknown()) {
                var other = places.putIfAbsent(id.text(), path);
                if (other != null) {
                    faults.add(
                            file,
                            id.line(),
                            "id `" + id.text() + "` is that of " + other + " already");
                }
            }
            var service = ServiceReader.read(folder, vocabulary, laws, faults);
            if (service != null
                    && service.units().admission() == ProposableUnits.Admission.DISTRICT
                    && !Files.exists(city.resolve(DISTRICTS))) {
                faults.add(file, 0, "`admission: district` needs the city's " + DISTRICTS);
            }
            if (service != null) {
                services.add(new Read(service, folder, shared));
            }
        }
        return new CityServices(List.copyOf(services), faults.list(), faults.unverified());
    }

    /// Compiles a service again from files that were kept.
    ///
    /// @return the service, or null with faults added
    static @Nullable PublicService compile(Folder folder, Folder city, FolderFaults faults) {
        return ServiceReader.read(
                folder,
                SharedFiles.vocabulary(city, faults),
                SharedFiles.laws(city, faults),
                faults);
    }

    /// The files that all services of a city share.
    static Folder sharedFiles(Path city) {
        var files = new TreeMap<String, byte[]>();
        for (var name : List.of(SharedFiles.VOCABULARY, SharedFiles.LAWS)) {
            try {
                if (Files.exists(city.resolve(name))) {
                    files.put(name, Files.readAllBytes(city.resolve(name)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Folder(city.toString(), files);
    }
}
