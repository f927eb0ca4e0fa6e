// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.service.ServiceFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/// Gives the catalogue what folders say.
@Component
class CityFolders implements ServiceFolders {
    private final List<FactList<?, ?>> supplied;

    CityFolders(List<FactSource<?, ?>> sources) {
        this.supplied =
                List.copyOf(sources.stream().<FactList<?, ?>>map(FactSource::facts).toList());
    }

    @Override
    public CityRead read(Path city) {
        var read = CityServices.read(city, supplied);
        return new CityRead(
                read.services().stream()
                        .map(it -> new Read(it.service(), it.folder().files(), it.city().files()))
                        .toList(),
                read.faults());
    }

    @Override
    public Compiled compile(
            String id, SortedMap<String, byte[]> files, SortedMap<String, byte[]> city) {
        var faults = new FolderFaults();
        var service = CityServices.compile(new Folder(id, files), new Folder("", city), faults);
        return new Compiled(service, faults.list());
    }
}
