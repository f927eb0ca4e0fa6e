// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.unit.CityUnits;
import city.heart.unit.Unit;
import city.heart.unit.UnitFixture;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.locationtech.jts.geom.Coordinate;

/// Plans of the city's own folder, without a database.
public final class Plans {
    private static final CityUnits FOLDER = CityUnits.read(Path.of("../cities/helsinki"));

    private Plans() {}

    /// Helsinki as it is.
    public static Plan helsinki(String kind, String period) {
        return Plan.of(FOLDER.geography(), kind, period, UnitFixture.WAYS, seats(kind, period));
    }

    private static List<Seats> seats(String kind, String period) {
        return FOLDER.places().entrySet().stream()
                .filter(it -> unit(it.getKey()).kinds().contains(kind))
                .map(it -> new Seats(it.getKey(), kind, period, it.getValue(), 0, 0))
                .toList();
    }

    private static Unit unit(UnitId id) {
        return Objects.requireNonNull(FOLDER.geography().unit(id));
    }

    /// Homes at whole metres inside areas of a language.
    public static List<Point> homes(int number, Language language, String period, long seed) {
        var random = new Random(seed);
        var areas =
                FOLDER.geography().list().stream()
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
        Map<UnitId, Seats> seats = new HashMap<>();
        seats(kind, period).forEach(it -> seats.put(it.unit(), it));
        var wish =
                new Wish(
                        UUID.randomUUID(),
                        new ResidentId(77),
                        kind,
                        language,
                        period,
                        LocalDate.of(2026, 8, 11),
                        LocalDate.of(2027, 6, 5),
                        "somewhere",
                        List.of());
        return new Chooser(FOLDER.geography(), LocalDate.of(2026, 1, 7), UnitFixture.WAYS)
                .reach(wish, home, seats);
    }
}
