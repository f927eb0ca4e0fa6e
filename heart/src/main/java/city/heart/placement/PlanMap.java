// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.heart.unit.Area;
import city.heart.unit.Unit;
import city.heart.unit.UnitMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/// Draws a plan: its areas, those that changed marked; a full unit filled, one with room hollow, a new one
/// square, a closed one crossed out. Made from public areas and from numbers of units only.
final class PlanMap {
    /// No map shows less of the city than this, in metres.
    private static final double LEAST_METRES = 3000;

    private PlanMap() {}

    /// @param changed ids of areas with another outline
    /// @param moved ids of areas from which children go elsewhere
    /// @param language in which units are named
    /// @param boundary of the municipality; null where it is not known
    record Marks(
            Set<String> changed,
            Set<String> moved,
            UnitMap.Frame frame,
            Language language,
            @Nullable Geometry boundary) {}

    static String svg(
            List<Area> areas,
            Map<Unit, Fill> fill,
            Collection<Unit> closed,
            Marks marks,
            String title) {
        var frame = marks.frame();
        var drawn = new StringBuilder(UnitMap.sea(marks.boundary(), frame));
        for (var css : List.of("area", "area area-moved", "area-changed")) {
            for (var it : areas) {
                if (css(it, marks).equals(css)
                        && it.outline().getEnvelopeInternal().intersects(frame.seen())) {
                    drawn.append(UnitMap.path(it.outline(), css, frame));
                }
            }
        }
        fill.forEach((unit, its) -> drawn.append(unit(its, unit, frame)));
        for (var it : closed) {
            drawn.append(
                    "<path class=\"unit-closed\" d=\"M%s %sl14 14m0 -14l-14 14\"/>"
                            .formatted(
                                    UnitMap.number(frame.x(it.eastMetres()) - 7),
                                    UnitMap.number(frame.y(it.northMetres()) - 7)));
        }
        var named = new ArrayList<>(fill.keySet());
        named.addAll(closed);
        named.sort(
                Comparator.comparing((Unit it) -> !it.id().value().startsWith(Plan.NEW))
                        .thenComparing(it -> !closed.contains(it))
                        .thenComparing(Unit::id));
        return UnitMap.svg(title, drawn + FillMap.names(named, frame, marks.language()));
    }

    private static String css(Area area, Marks marks) {
        if (marks.changed().contains(area.id())) {
            return "area-changed";
        }
        return marks.moved().contains(area.id()) ? "area area-moved" : "area";
    }

    /// What changed, with a little around it; the whole city where nothing did.
    static UnitMap.Frame frame(
            List<Area> before, List<Area> after, Set<String> changed, Collection<Unit> touched) {
        var view = new Envelope();
        for (var areas : List.of(before, after)) {
            areas.stream()
                    .filter(it -> changed.contains(it.id()))
                    .forEach(it -> view.expandToInclude(it.outline().getEnvelopeInternal()));
        }
        touched.forEach(it -> view.expandToInclude(it.eastMetres(), it.northMetres()));
        if (view.isNull()) {
            before.forEach(it -> view.expandToInclude(it.outline().getEnvelopeInternal()));
            view.expandBy(Math.max(1, view.maxExtent() * 0.02));
        } else {
            view.expandBy(Math.max(LEAST_METRES - view.maxExtent(), view.maxExtent() * 0.5) / 2);
        }
        if (view.isNull()) {
            return new UnitMap.Frame(0, 0, 1);
        }
        return new UnitMap.Frame(
                view.centre().x,
                view.centre().y,
                Math.min(
                        UnitMap.WIDTH / Math.max(1, view.getWidth()),
                        UnitMap.HEIGHT / Math.max(1, view.getHeight())));
    }

    private static String unit(Fill fill, Unit unit, UnitMap.Frame frame) {
        var x = frame.x(unit.eastMetres());
        var y = frame.y(unit.northMetres());
        var css = fill.full() ? "unit" : "unit unit-room";
        var half = 3 + Math.sqrt(fill.seats()) / 2;
        return unit.id().value().startsWith(Plan.NEW)
                ? "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                        .formatted(
                                css,
                                UnitMap.number(x - half),
                                UnitMap.number(y - half),
                                UnitMap.number(2 * half),
                                UnitMap.number(2 * half))
                : "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                        .formatted(css, UnitMap.number(x), UnitMap.number(y), UnitMap.number(half));
    }
}
