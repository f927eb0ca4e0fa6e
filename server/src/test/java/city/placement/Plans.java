// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.shared.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/// Plans of the city's own folder, without a database.
public final class Plans {
    private static final UnitsFolder FOLDER = UnitsFolder.read(Path.of("../cities/helsinki"));

    private Plans() {}

    /// Helsinki as it is.
    public static Plan helsinki(String kind, String period) {
        return plan(kind, period, 1.3);
    }

    private static Plan plan(String kind, String period, double detour) {
        return Plan.of(
                Geography.of("test", FOLDER.units(), FOLDER.areas()),
                kind,
                period,
                detour,
                FOLDER.capacities().stream()
                        .filter(it -> it.kind().equals(kind) && it.period().equals(period))
                        .map(it -> new Seats(it.unit(), kind, period, it.places(), 0, 0))
                        .toList());
    }

    /// Homes at whole metres inside areas of a language.
    public static List<Point> homes(int number, Language language, String period, long seed) {
        var random = new Random(seed);
        var areas =
                FOLDER.areas().stream()
                        .filter(it -> it.period().equals(period) && it.language().equals(language))
                        .toList();
        var homes = new ArrayList<Point>();
        while (homes.size() < number) {
            var outline = areas.get(random.nextInt(areas.size())).outline();
            var box = outline.getEnvelopeInternal();
            var at =
                    new Coordinate(
                            Math.floor(box.getMinX() + random.nextDouble() * box.getWidth()),
                            Math.floor(box.getMinY() + random.nextDouble() * box.getHeight()));
            if (outline.covers(outline.getFactory().createPoint(at))) {
                homes.add(new Point(at.x, at.y));
            }
        }
        return homes;
    }

    /// What a round finds for the same home, by the very code that it runs.
    public static Reach asARoundFinds(Point home, String kind, Language language, String period) {
        Map<UnitId, Unit> units = new HashMap<>();
        FOLDER.units().forEach(it -> units.put(it.id(), it));
        Map<UnitId, Seats> seats = new HashMap<>();
        FOLDER.capacities().stream()
                .filter(it -> it.kind().equals(kind) && it.period().equals(period))
                .forEach(it ->
                        seats.put(
                                it.unit(), new Seats(it.unit(), kind, period, it.places(), 0, 0)));
        return new Chooser(units, new Areas(FOLDER.areas()), 1.3)
                .reach(kind, language, period, home, seats);
    }
}
