// SPDX-License-Identifier: EUPL-1.2
package city.server.load;

import city.heart.education.EducationLoad;
import city.heart.population.PopulationLoad;
import city.heart.register.Extract;
import city.heart.register.ExtractFault;
import city.heart.register.LoadProgress;
import city.heart.unit.FolderFault;
import city.heart.unit.UnitImport;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads all that a load would read, and says what it would do. A file that is no extract at all is one fault, and the
/// others are read. Writes nothing, and asks the database one question.
public final class DryRun {
    private final LoadReport report;
    private final ProgressBar bar = ProgressBar.onConsole();
    private final PrintStream out;
    private boolean faults;

    /// @param out hears what would be done
    public DryRun(PrintStream out) {
        this.out = out;
        this.report = new LoadReport(bar);
    }

    /// @param files folder of the extracts
    /// @param city  the city's own folder
    /// @param url   of the database; null where none was named
    /// @param today the day in the city
    /// @return whether all would be loaded
    public boolean run(Path files, Path city, @Nullable String url, LocalDate today) {
        try {
            var people = people(files.resolve("population.ndjson"), today);
            // Where nobody could be read, of none can be said that the register does not know them.
            education(
                    files.resolve("education.ndjson"), people == null ? _ -> true : people::knows);
            buildings(files.resolve("buildings.csv"));
            units(city);
        } finally {
            bar.end();
        }
        report.print(out, "would be loaded");
        out.println(database(url));
        out.println("Nothing was written.");
        return !faults && report.aside() == 0;
    }

    /// @return null where there is no such extract
    private Extract.@Nullable Tried people(Path file, LocalDate today) {
        if (!Files.exists(file)) {
            fault(file.getFileName() + " is not there");
            return null;
        }
        try {
            var read = new Extract(file, today).read(onBar(file));
            report.loaded("people with a line of their own", read.people());
            aside(file, read.faults());
            return read;
        } catch (IllegalArgumentException noExtract) {
            fault(String.valueOf(noExtract.getMessage()));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LoadProgress onBar(Path file) {
        return new LoadProgress() {
            @Override
            public void at(String step, double share) {
                bar.show("Reading " + file.getFileName(), share);
            }

            @Override
            public void rows(long rows) {
                bar.rows(rows);
            }
        };
    }

    private void education(Path file, Predicate<String> known) {
        if (Files.exists(file)) {
            var faults = new ArrayList<ExtractFault>();
            report.loaded("education records", EducationLoad.check(file, known, faults::add));
            aside(file, faults);
        }
    }

    private void aside(Path file, List<ExtractFault> lines) {
        lines.forEach(it -> report.aside(String.valueOf(file.getFileName()), it.line(), it.text()));
    }

    private void buildings(Path file) {
        try {
            if (Files.exists(file)) {
                report.loaded("buildings", UnitImport.checkBuildings(file));
            }
        } catch (FolderFault fault) {
            fault(String.valueOf(fault.getMessage()));
        }
    }

    private void units(Path city) {
        try {
            UnitImport.check(city).forEach(it -> out.println("units: " + it));
        } catch (FolderFault fault) {
            fault(String.valueOf(fault.getMessage()));
        }
    }

    private void fault(String what) {
        faults = true;
        bar.end();
        out.println(what);
    }

    private static String database(@Nullable String url) {
        if (url == null) {
            return "No database was named: --database-url, or CITY_DATABASE_URL in the environment.";
        }
        try (var connection = DriverManager.getConnection(url)) {
            connection.setReadOnly(true);
            return PopulationLoad.holdsPeople(connection)
                    ? "The database holds people already: of them nothing would be loaded."
                    : "The database holds nobody: all of this would be loaded.";
        } catch (SQLException e) {
            return "The database at --database-url cannot be asked ("
                    + e.getSQLState()
                    + "): check host, name and password.";
        }
    }
}
