// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import city.heart.fact.FactList;
import city.heart.fact.FactSource;
import city.heart.service.ServiceFolders;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Gives the catalogue what folders say.
@Component
class CityFolders implements ServiceFolders {
    private final List<FactList<?, ?>> supplied;
    private final boolean unverified;

    /// @param unverified whether a service is read of which no lawyer has confirmed every row
    CityFolders(
            List<FactSource<?, ?>> sources,
            @Value("${city.service.unverified:${city.demo.enabled:false}}") boolean unverified) {
        this.unverified = unverified;
        this.supplied =
                List.copyOf(sources.stream().<FactList<?, ?>>map(FactSource::facts).toList());
    }

    @Override
    public CityRead read(Path city) {
        var found = CityServices.read(city, supplied);
        var read = unverified ? found : found.live();
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
