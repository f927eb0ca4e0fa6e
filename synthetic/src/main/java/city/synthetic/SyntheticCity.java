// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// A whole city of invented people, made from a seed and a first day: the same folder, seed, day and
/// size always give the same city, byte for byte.
///
/// It holds residents of the municipality, as many as asked for, and some hundreds to thousands of
/// people elsewhere who are guardians of its children. All identity codes have individual numbers
/// 900–999, which the Finnish register gives to nobody.
@SuppressWarnings("DoNotCallSuggester")
public final class SyntheticCity {
    private SyntheticCity() {}

    /// @param residents how many live in the municipality; 0 means its true size, at which the counts
    ///     per postal area and age band are those of the statistics exactly; else at least 2,000
    /// @throws IllegalArgumentException if the folder's data cannot make such a city
    public static SyntheticCity generate(
            CityFolder folder, long seed, LocalDate firstDay, int residents, Progress progress) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return how many people live in the municipality
    public int residents() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return how many people the register's extract holds: residents and guardians elsewhere
    public int people() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// @return the families that are not simple, in a fixed order
    public List<Persona> personas() {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// Writes the population register's initial extract: UTF-8, one person a line, each line an
    /// element of `perustiedot` as `POST /perustiedot` would give it on the first day.
    public void writePopulationExtract(Path ndjson, Progress progress) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// Writes the education records' initial extract: UTF-8, one child's record a line.
    public void writeEducationExtract(Path ndjson) {
        throw new UnsupportedOperationException("comes with the next step");
    }

    /// Writes the building register's extract: UTF-8, comma separated, with the header
    /// `building_id,easting,northing,postal_code,street_fi,street_sv,house_number,dwellings`;
    /// coordinates in EPSG:3067, metres.
    public void writeBuildings(Path csv) {
        throw new UnsupportedOperationException("comes with the next step");
    }
}
