// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.units;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Divides the places of the city's own pre-primary units into groups with caretakers and writes them as
/// `units/groups.csv`. Run by hand after `UnitPlanner`; what it writes is data and is committed.
public final class GroupPlanner {
    /// Children of one group, and how many of them one caretaker looks after alone.
    private static final int LARGEST = 20;

    private static final int ALONE = 13;

    /// The first school year of which the city has areas.
    private static final int FIRST_YEAR = 2025;

    private GroupPlanner() {}

    /// Plans the groups of a city.
    ///
    /// @param arguments the city's folder
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]).resolve("units");
        try {
            Files.write(
                    folder.resolve("groups.csv"),
                    lines(UnitsFile.read(folder.resolve("units.geojson"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> lines(List<Unit> units) {
        var lines = new ArrayList<String>();
        lines.add("unit,kind,group,seats,caretakers,first_day,last_day");
        for (var unit : units) {
            if (unit.kind() == Unit.Kind.PRE_PRIMARY && unit.municipal()) {
                int groups = Math.max(1, (unit.places() + LARGEST - 1) / LARGEST);
                for (int i = 0; i < groups; i++) {
                    // The first groups take what does not divide evenly.
                    int seats = unit.places() / groups + (i < unit.places() % groups ? 1 : 0);
                    lines.add(
                            "%s,%s,E%d,%d,%d,%d-08-01,"
                                    .formatted(
                                            unit.id(),
                                            unit.kind().code(),
                                            i + 1,
                                            seats,
                                            seats <= ALONE ? 1 : 2,
                                            Math.max(FIRST_YEAR, unit.firstYear())));
                }
            }
        }
        return lines;
    }
}
