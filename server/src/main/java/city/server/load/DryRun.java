// SPDX-License-Identifier: EUPL-1.2
package city.server.load;

import city.heart.education.EducationLoad;
import city.heart.population.LoadTrial;
import city.heart.population.PopulationLoad;
import city.heart.register.Extract;
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
import org.jspecify.annotations.Nullable;

/// Reads all that a load would read, and says what it would do. Writes nothing, and asks the database one question.
public final class DryRun {
    private final LoadReport report;
    private final ProgressBar bar = ProgressBar.onConsole();
    private final PrintStream out;
    private final LoadTrial people = new LoadTrial();
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
            readPeople(files.resolve("population.ndjson"), today);
            education(files.resolve("education.ndjson"));
            folders(files.resolve("buildings.csv"), city);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            bar.end();
        }
        report.print(out, "would be loaded");
        out.println(database(url));
        out.println("Nothing was written.");
        return !faults && report.aside() == 0;
    }

    private void readPeople(Path file, LocalDate today) throws IOException {
        if (!Files.exists(file)) {
            fault(file.getFileName() + " is not there");
            return;
        }
        var read =
                new Extract(file, today)
                        .read(
                                people,
                                new LoadProgress() {
                                    @Override
                                    public void at(String step, double share) {
                                        bar.show("Reading " + file.getFileName(), share);
                                    }

                                    @Override
                                    public void rows(long rows) {
                                        bar.rows(rows);
                                    }
                                });
        report.loaded("people with a line of their own", read.people());
        read.faults()
                .forEach(
                        it -> report.aside(file.getFileName().toString(), it.line(), it.inWords()));
    }

    private void education(Path file) {
        if (Files.exists(file)) {
            var taken =
                    EducationLoad.check(
                            file,
                            people::knows,
                            it ->
                                    report.aside(
                                            file.getFileName().toString(),
                                            it.line(),
                                            it.inWords()));
            report.loaded("education records", taken);
        }
    }

    private void folders(Path buildings, Path city) {
        try {
            if (Files.exists(buildings)) {
                report.loaded("buildings", UnitImport.checkBuildings(buildings));
            }
            UnitImport.check(city).forEach(it -> out.println("units: " + it));
        } catch (FolderFault fault) {
            fault(String.valueOf(fault.getMessage()));
        }
    }

    private void fault(String what) {
        faults = true;
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
