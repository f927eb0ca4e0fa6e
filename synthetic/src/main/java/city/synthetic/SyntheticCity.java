// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import city.synthetic.population.ExtractWriter;
import city.synthetic.population.Population;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/// A whole city of invented people, made from a seed and a first day: the same folder, seed, day and
/// size always give the same city, byte for byte.
///
/// It holds residents of the municipality, as many as asked for, and some hundreds to thousands of
/// people elsewhere who are guardians of its children. All identity codes have individual numbers
/// 900–999, which the Finnish register gives to nobody.
public final class SyntheticCity {
    private final Population population;

    private SyntheticCity(Population population) {
        this.population = population;
    }

    /// @param residents how many live in the municipality; 0 means its true size, at which the counts
    ///     per postal area and age band are those of the statistics exactly; else at least 2,000
    /// @throws IllegalArgumentException if the folder's data cannot make such a city
    public static SyntheticCity generate(
            CityFolder folder, long seed, LocalDate firstDay, int residents, Progress progress) {
        return new SyntheticCity(Population.make(folder, seed, firstDay, residents, progress));
    }

    /// @return the people in columns
    public Population population() {
        return population;
    }

    /// @return how many people live in the municipality
    public int residents() {
        return population.residents();
    }

    /// @return how many people the register's extract holds: residents, the recently dead and
    ///     guardians elsewhere
    public int people() {
        return population.size();
    }

    /// @return the families that are not simple, in a fixed order
    public List<Persona> personas() {
        return population.personas();
    }

    /// Writes the population register's initial extract: UTF-8, one person a line, each line an
    /// element of `perustiedot` as `POST /perustiedot` would give it on the first day.
    public void writePopulationExtract(Path ndjson, Progress progress) {
        new ExtractWriter(population).people(ndjson, progress);
    }

    /// Writes the education records' initial extract: UTF-8, one child's record a line.
    public void writeEducationExtract(Path ndjson) {
        new ExtractWriter(population).education(ndjson);
    }

    /// Writes the building register's extract: UTF-8, comma separated, with the header
    /// `building_id,easting,northing,postal_code,street_fi,street_sv,house_number,dwellings`;
    /// coordinates in EPSG:3067, metres.
    public void writeBuildings(Path csv) {
        new ExtractWriter(population).buildings(csv);
    }
}
