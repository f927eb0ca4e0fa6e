// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.nio.file.Path;
import java.util.Map;

/// The invented world as its registers hand it over at a first start.
///
/// @param files  folder of the registers' extracts: `population.ndjson`, `education.ndjson`, `buildings.csv`
/// @param city   the city's own folder
/// @param keys   up to which key an extract holds the changes of its register, by the extract's name without its ending
/// @param progress hears what is done now
public record SeedWorld(Path files, Path city, Map<String, Long> keys, Progress progress) {
    public SeedWorld {
        keys = Map.copyOf(keys);
    }

    /// Hears what is done now, in words, and how far it is.
    @FunctionalInterface
    public interface Progress {
        /// @param share 0 to 1
        void show(String what, double share);
    }

    /// @param extract `population` or `education`
    /// @throws IllegalArgumentException where the world has no such register
    public long key(String extract) {
        var key = keys.get(extract);
        if (key == null) {
            throw new IllegalArgumentException(
                    "No register of the invented world is called " + extract);
        }
        return key;
    }
}
