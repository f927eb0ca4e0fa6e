// SPDX-License-Identifier: EUPL-1.2
package city.server.load;

import city.base.shared.RecordingNumber;
import city.base.subject.Seed;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.heart.population.Population;
import city.heart.service.Services;
import city.heart.unit.FolderFault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Brings in what a city's registers hand over. Each subject takes its part in a transaction of its own: killed at any
/// moment and begun again it comes to what it would have come to, and done twice it changes nothing. A changed folder
/// of units is taken in also later.
@Component
public class FirstLoad {
    private static final String PEOPLE = "population.ndjson";

    private final Subjects subjects;
    private final Population population;
    private final Services services;

    FirstLoad(Subjects subjects, Population population, Services services) {
        this.subjects = subjects;
        this.population = population;
        this.services = services;
    }

    /// @param files folder of the extracts, as [SeedWorld] names them
    /// @param city  the city's own folder
    /// @param keys  of the registers as of their extracts
    /// @param out   hears how far it is, and the report
    /// @throws IllegalArgumentException one line that says what is missing or wrong; what was loaded before stays
    public LoadReport load(Path files, Path city, Map<String, Long> keys, PrintStream out) {
        var bar = ProgressBar.onConsole();
        var report = new LoadReport(bar);
        var world = new SeedWorld(files, city, keys, report);
        var empty = population.latest().equals(new RecordingNumber(0));
        if (empty && !world.has(PEOPLE)) {
            throw new IllegalArgumentException(
                    files + " has no " + PEOPLE + ", and nobody has been loaded yet.");
        }
        try {
            if (empty) {
                world.key("population");
            }
            subjects.all(Subject::seeds).stream()
                    .sorted(Comparator.comparingInt(Seed::order))
                    .forEach(it -> it.plant().accept(world));
        } catch (FolderFault fault) {
            throw new IllegalArgumentException(fault.getMessage(), fault);
        } finally {
            bar.end();
        }
        if (!empty) {
            out.println(
                    "The people were loaded before: of them nothing is read again, their register tells changes.");
        }
        report.loaded("services in force", services.published().size());
        report.print(out, "loaded");
        return report;
    }
}
