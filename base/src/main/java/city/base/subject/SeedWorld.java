// SPDX-License-Identifier: EUPL-1.2
package city.base.subject;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// A city's first stock as its registers hand it over: the invented one's at the first start of a demonstration, a
/// real one's by `./city load`.
///
/// @param files  folder of the registers' extracts: `population.ndjson`, `education.ndjson`, `buildings.csv`; what a
///               register does not hand over is not there
/// @param city   the city's own folder
/// @param keys   up to which key an extract holds the changes of its register, by the extract's name without its ending
/// @param progress hears what is done now
public record SeedWorld(Path files, Path city, Map<String, Long> keys, Progress progress) {
    public SeedWorld {
        keys = Map.copyOf(keys);
    }

    /// Hears what is done now, in words, how far it is, and what came of it.
    @FunctionalInterface
    public interface Progress {
        /// @param share 0 to 1
        void show(String what, double share);

        /// How many rows of the present step have been read.
        default void rows(long rows) {}

        /// What a step has brought in.
        ///
        /// @param what in the plural, such as `people`
        default void loaded(String what, long count) {}

        /// A line that cannot be taken; the rest goes on.
        ///
        /// @param line from 1
        /// @param what is wrong and how to mend it, without a value of the line
        default void aside(String file, long line, String what) {}
    }

    /// Whether a register has handed this over.
    public boolean has(String file) {
        return Files.exists(files.resolve(file));
    }

    /// @param extract `population` or `education`
    /// @throws IllegalArgumentException where it is not told
    public long key(String extract) {
        var key = keys.get(extract);
        if (key == null) {
            throw new IllegalArgumentException(
                    "The key up to which the extract of "
                            + extract
                            + " holds the register's changes is missing.");
        }
        return key;
    }
}
