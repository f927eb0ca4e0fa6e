// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.Point;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/// In which admission area a place lies: a search tree over the outlines of each language and period.
public final class Areas {
    private record Key(Language language, String period) {}

    private record Entry(Area area, PreparedGeometry outline) {}

    private static final GeometryFactory GEOMETRY = new GeometryFactory();
    private final Map<Key, STRtree> trees = new HashMap<>();

    /// A tree over these.
    public Areas(List<Area> areas) {
        for (var area : areas) {
            trees.computeIfAbsent(new Key(area.language(), area.period()), _ -> new STRtree())
                    .insert(
                            area.outline().getEnvelopeInternal(),
                            new Entry(area, PreparedGeometryFactory.prepare(area.outline())));
        }
        // Built here and not at the first question: a tree that is being built is not safe to
        // share.
        trees.values().forEach(STRtree::build);
    }

    /// The area; on a shared border the one with the smaller id, so that the answer is always the same.
    public Optional<Area> at(Point place, Language language, String period) {
        var tree = trees.get(new Key(language, period));
        if (tree == null) {
            return Optional.empty();
        }
        var point = GEOMETRY.createPoint(new Coordinate(place.east(), place.north()));
        List<?> near = tree.query(new Envelope(point.getCoordinate()));
        return near.stream()
                .map(Entry.class::cast)
                .filter(it -> it.outline().covers(point))
                .map(Entry::area)
                .min(Comparator.comparing(Area::id));
    }
}
