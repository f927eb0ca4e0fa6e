// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.heart.unit.UnitIssue.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/// Looks for ground that belongs to two admission areas of one language and year, and for ground that
/// belongs to none although it is the city's: the ground of all areas, whatever their language and year, and
/// of the city's outline, where the folder has one.
final class AreaCheck {
    /// Borders that were drawn twice never meet exactly: smaller slivers are nobody's home.
    static final double SLIVER_SQUARE_METRES = 100;

    private record Key(String period, Language language) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::period)
                    .thenComparing(it -> it.language().code())
                    .compare(this, other);
        }
    }

    private AreaCheck() {}

    /// @param outline of the city; may be empty
    static List<UnitIssue> issues(List<Area> areas, List<Geometry> outline) {
        var issues = new ArrayList<UnitIssue>();
        Map<Key, List<Area>> byKey =
                areas.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> new Key(it.period(), it.language()),
                                        TreeMap::new,
                                        Collectors.toList()));
        byKey.forEach((_, its) -> issues.addAll(overlaps(its)));
        var covered = new TreeMap<Key, Geometry>();
        byKey.forEach((key, its) -> covered.put(key, union(outlines(its))));
        var ground = new ArrayList<>(covered.values());
        ground.addAll(outline);
        var city = union(ground);
        covered.forEach((key, its) -> issues.addAll(gaps(key, city, its)));
        return issues;
    }

    private static List<UnitIssue> overlaps(List<Area> areas) {
        var tree = new STRtree();
        areas.forEach(it -> tree.insert(it.outline().getEnvelopeInternal(), it));
        var issues = new ArrayList<UnitIssue>();
        for (var it : areas.stream().sorted(Comparator.comparing(Area::id)).toList()) {
            List<?> near = tree.query(it.outline().getEnvelopeInternal());
            near.stream()
                    .map(Area.class::cast)
                    .filter(other -> other.id().compareTo(it.id()) > 0)
                    .sorted(Comparator.comparing(Area::id))
                    .forEach(other -> {
                        var shared =
                                OverlayNGRobust.overlay(
                                                it.outline(),
                                                other.outline(),
                                                OverlayNG.INTERSECTION)
                                        .getArea();
                        if (shared > SLIVER_SQUARE_METRES) {
                            issues.add(
                                    new UnitIssue(
                                            Kind.AREAS_OVERLAP,
                                            it.id(),
                                            other.id(),
                                            it.language(),
                                            it.period(),
                                            (int) Math.round(shared)));
                        }
                    });
        }
        return issues;
    }

    private static List<UnitIssue> gaps(Key key, Geometry city, Geometry covered) {
        return pieces(OverlayNGRobust.overlay(city, covered, OverlayNG.DIFFERENCE)).stream()
                .filter(it -> it.getArea() > SLIVER_SQUARE_METRES)
                .map(it -> {
                    var at = it.getInteriorPoint();
                    return new UnitIssue(
                            Kind.AREA_GAP,
                            "",
                            "%d %d".formatted(Math.round(at.getX()), Math.round(at.getY())),
                            key.language(),
                            key.period(),
                            (int) Math.round(it.getArea()));
                })
                .sorted(
                        Comparator.comparing(UnitIssue::amount)
                                .reversed()
                                .thenComparing(UnitIssue::other))
                .toList();
    }

    private static List<Geometry> outlines(List<Area> areas) {
        return areas.stream().map(Area::outline).toList();
    }

    private static Geometry union(List<Geometry> all) {
        return OverlayNGRobust.union(
                GeoFile.GEOMETRY.createGeometryCollection(all.toArray(Geometry[]::new)));
    }

    private static List<Polygon> pieces(Geometry of) {
        return IntStream.range(0, of.getNumGeometries())
                .mapToObj(of::getGeometryN)
                .filter(Polygon.class::isInstance)
                .map(Polygon.class::cast)
                .toList();
    }
}
