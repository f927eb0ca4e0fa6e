// SPDX-License-Identifier: EUPL-1.2
package city.heart;

import city.heart.education.EducationLoad;
import city.heart.register.RegisterLoad;
import city.heart.unit.UnitImport;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import java.nio.file.Path;

/// An invented city of 2,000 residents for tests of the whole application, loaded as the first start
/// loads it.
public final class SmallCity {
    private SmallCity() {}

    /// @param work an empty folder for the extracts
    public static void load(
            Path work, RegisterLoad population, UnitImport placement, EducationLoad education) {
        var folder = CityFolder.read(Path.of("../cities/helsinki"));
        var city =
                SyntheticCity.generate(
                        folder, folder.seed(), folder.firstDay(), 2_000, Progress.NONE);
        city.writePopulationExtract(work.resolve("population.ndjson"), Progress.NONE);
        city.writeEducationExtract(work.resolve("education.ndjson"));
        city.writeBuildings(work.resolve("buildings.csv"));
        population.load(work.resolve("population.ndjson"), 1, (_, _) -> {});
        placement.buildings(work.resolve("buildings.csv"));
        placement.units(folder.path());
        education.load(work.resolve("education.ndjson"), 1, _ -> {});
    }
}
