// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.exchange.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Reads services out of the files of a city's folder, on a disk or as they were kept.
public interface ServiceFolders {
    /// A service and the files that it came from, by path.
    ///
    /// @param city the files that all services of the city share, as they were read with it
    record Read(
            PublicService service,
            SortedMap<String, byte[]> files,
            SortedMap<String, byte[]> city) {}

    /// A city's folder.
    ///
    /// @param services without a fault, by id
    /// @param faults of all folders, those of the shared files among them
    record CityRead(List<Read> services, List<Fault> faults) {
        public CityRead {
            services = List.copyOf(services);
            faults = List.copyOf(faults);
        }
    }

    /// A service compiled again.
    ///
    /// @param service null where there are faults
    record Compiled(@Nullable PublicService service, List<Fault> faults) {
        public Compiled {
            faults = List.copyOf(faults);
        }
    }

    /// Reads a city's folder; a service with a fault leaves the others whole.
    CityRead read(Path city);

    /// Compiles a service again from files that were kept.
    ///
    /// @param city the shared files that were kept with it
    Compiled compile(String id, SortedMap<String, byte[]> files, SortedMap<String, byte[]> city);
}
