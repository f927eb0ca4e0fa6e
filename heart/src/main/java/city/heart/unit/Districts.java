// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Point;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// In which district a place lies. A city has few of them: they are looked through.
public final class Districts {
    private record Entry(String id, PreparedGeometry outline) {}

    private final List<Entry> entries;

    /// Those of a city.
    public Districts(List<District> districts) {
        entries =
                districts.stream()
                        .map(it ->
                                new Entry(it.id(), PreparedGeometryFactory.prepare(it.outline())))
                        .sorted(Comparator.comparing(Entry::id))
                        .toList();
    }

    /// On a shared border the one with the smaller id.
    public Optional<String> at(Point place) {
        var point = GeoFile.GEOMETRY.createPoint(new Coordinate(place.east(), place.north()));
        return entries.stream().filter(it -> it.outline().covers(point)).map(Entry::id).findFirst();
    }
}
