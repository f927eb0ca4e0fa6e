// SPDX-License-Identifier: EUPL-1.2
package city.server.desk;

import city.base.subject.Seed;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;

/// The invented city in which the pilot is replayed: large enough for it, with the early education of 2020.
final class PilotCity {
    /// Large enough that 1,058 children wait; their families lie all over the city.
    private static final int RESIDENTS = 165_000;

    private static final Path WORK = work();

    /// Helsinki, its early education as published for 2020.
    static final Path FOLDER = folder();

    private PilotCity() {}

    /// Loads it as the first start does.
    static void settle(Subjects subjects) {
        var folder = CityFolder.read(FOLDER);
        var city =
                SyntheticCity.generate(
                        folder, folder.seed(), folder.firstDay(), RESIDENTS, Progress.NONE);
        city.writePopulationExtract(WORK.resolve("population.ndjson"), Progress.NONE);
        city.writeEducationExtract(WORK.resolve("education.ndjson"));
        city.writeBuildings(WORK.resolve("buildings.csv"));
        var world =
                new SeedWorld(
                        WORK,
                        folder.path(),
                        Map.of("population", 1L, "education", 1L),
                        (_, _) -> {});
        subjects.all(Subject::seeds).stream()
                .sorted(Comparator.comparingInt(Seed::order))
                .forEach(it -> it.plant().accept(world));
    }

    private static Path work() {
        try {
            return Files.createTempDirectory(Path.of("target"), "pilot");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Helsinki, its early education as published for 2020.
    private static Path folder() {
        try {
            var to = WORK.resolve("helsinki");
            if (!Files.exists(to)) {
                var from = Path.of("../cities/helsinki");
                try (var files = Files.walk(from)) {
                    // One service: who starts school is no part of the pilot.
                    for (var it :
                            files.filter(file -> !file.toString().contains("school-start"))
                                    .toList()) {
                        Files.copy(it, to.resolve(from.relativize(it).toString()));
                    }
                }
                var rates = to.resolve("rates.yaml");
                Files.writeString(
                        rates,
                        Files.readString(rates)
                                .replaceFirst("(careAtAge3To5: \\{value: )[0-9.]+", "$10.985")
                                .replaceFirst("(\n  private: \\{value: )[0-9.]+", "$10.06")
                                .replaceFirst("(\n  unknown: \\{value: )[0-9.]+", "$10.005"));
            }
            return to;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
