// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import city.heart.unit.Area;
import city.heart.unit.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.triangulate.VoronoiDiagramBuilder;

/// Changes the borders of admission areas. The ground of a language stays covered once.
final class Outlines {
    /// Beyond every city, in metres: so far do the nearest-school cells reach.
    private static final double FAR = 100_000;

    private Outlines() {}

    /// The part of an area that is meant.
    ///
    /// @param part well-known text; null for all of it
    /// @throws IllegalArgumentException where it is no polygon
    static Geometry piece(Area area, @Nullable String part) {
        return part == null
                ? area.outline()
                : overlay(area.outline(), polygon(part), OverlayNG.INTERSECTION);
    }

    /// @throws IllegalArgumentException where it is none, or crosses itself
    static Geometry polygon(String text) {
        try {
            var read = new WKTReader().read(text);
            if (read.getDimension() != 2 || !read.isValid()) {
                throw new IllegalArgumentException("The polygon crosses itself");
            }
            return read;
        } catch (ParseException e) {
            throw new IllegalArgumentException("That is no polygon", e);
        }
    }

    /// The areas with a piece of ground given to a school.
    ///
    /// @param from gives the piece's language, kind and period
    static List<Area> shifted(List<Area> areas, Area from, Geometry piece, UnitId to) {
        var changed = new ArrayList<Area>();
        var grown = false;
        for (var it : areas) {
            if (!it.language().equals(from.language())) {
                changed.add(it);
            } else if (it.of(to) && !grown) {
                grown = true;
                changed.add(
                        it.outline().covers(piece)
                                ? it
                                : with(it, overlay(it.outline(), piece, OverlayNG.UNION)));
            } else if (!it.outline()
                    .getEnvelopeInternal()
                    .intersects(piece.getEnvelopeInternal())) {
                changed.add(it);
            } else {
                var left = overlay(it.outline(), piece, OverlayNG.DIFFERENCE);
                if (left.getArea() == it.outline().getArea()) {
                    changed.add(it);
                } else if (!left.isEmpty()) {
                    changed.add(with(it, left));
                }
            }
        }
        if (!grown) {
            changed.add(
                    new Area(
                            to.value(),
                            from.kind(),
                            from.language(),
                            from.period(),
                            List.of(to),
                            piece));
        }
        return changed;
    }

    /// The areas without closed schools. The ground of one that has no other school falls to the nearest
    /// school that has an area of the same language; where none is left, nobody has it.
    static List<Area> closed(List<Area> areas, Set<UnitId> closed, Map<UnitId, Unit> units) {
        var changed = new ArrayList<Area>();
        var gone = new ArrayList<Area>();
        for (var it : areas) {
            var left = it.units().stream().filter(unit -> !closed.contains(unit)).toList();
            if (left.isEmpty()) {
                gone.add(it);
            } else {
                changed.add(left.size() == it.units().size() ? it : with(it, left, it.outline()));
            }
        }
        List<Area> now = changed;
        for (var it : gone) {
            for (var cell : cells(it, changed, units).entrySet()) {
                var piece = overlay(it.outline(), cell.getValue(), OverlayNG.INTERSECTION);
                if (!piece.isEmpty()) {
                    now = shifted(now, it, piece, cell.getKey());
                }
            }
        }
        return now;
    }

    /// Which ground is nearest to which school.
    private static Map<UnitId, Geometry> cells(
            Area gone, List<Area> left, Map<UnitId, Unit> units) {
        var schools = new HashMap<Coordinate, UnitId>();
        for (var it : left) {
            for (var id : it.units()) {
                var unit = units.get(id);
                if (it.language().equals(gone.language()) && unit != null) {
                    schools.merge(
                            new Coordinate(unit.eastMetres(), unit.northMetres()),
                            id,
                            (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        }
        var cells = new HashMap<UnitId, Geometry>();
        if (schools.size() == 1) {
            cells.put(schools.values().iterator().next(), gone.outline());
        } else if (schools.size() > 1) {
            var around = new Envelope(gone.outline().getEnvelopeInternal());
            around.expandBy(FAR);
            var builder = new VoronoiDiagramBuilder();
            builder.setSites(schools.keySet());
            builder.setClipEnvelope(around);
            var diagram = builder.getDiagram(gone.outline().getFactory());
            for (var i = 0; i < diagram.getNumGeometries(); i++) {
                var cell = diagram.getGeometryN(i);
                var school = cell.getUserData() instanceof Coordinate at ? schools.get(at) : null;
                if (school != null) {
                    cells.put(school, cell);
                }
            }
        }
        return cells;
    }

    private static Area with(Area area, Geometry outline) {
        return with(area, area.units(), outline);
    }

    private static Area with(Area area, List<UnitId> units, Geometry outline) {
        return new Area(area.id(), area.kind(), area.language(), area.period(), units, outline);
    }

    /// Only what has an extent counts: a border in common is no ground.
    private static Geometry overlay(Geometry one, Geometry other, int operation) {
        Collection<?> polygons =
                PolygonExtracter.getPolygons(OverlayNGRobust.overlay(one, other, operation));
        return one.getFactory()
                .createMultiPolygon(
                        polygons.stream().map(Polygon.class::cast).toArray(Polygon[]::new));
    }
}
