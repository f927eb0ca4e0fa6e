// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.heart.unit.Geography;
import city.heart.unit.MapLabels;
import city.heart.unit.MapScale;
import city.heart.unit.MapTexts;
import city.heart.unit.Unit;
import city.heart.unit.UnitMap;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;

/// Draws all units of a round in the city's admission areas: a full unit filled, one with room hollow, the
/// larger the more seats; and a line from the middle of an area to each unit that takes five or more of its
/// children. Made from public areas and from numbers only.
final class FillMap {
    /// How far a mark is kept free of names; most are no larger.
    private static final double MARK = 6;

    private static final double LETTERS = 15;

    private FillMap() {}

    static String svg(
            Geography geography,
            Language teaching,
            String period,
            List<Fill> fill,
            List<Journey> journeys,
            MapTexts mapTexts) {
        var areas =
                geography.list().stream()
                        .filter(it -> it.language().equals(teaching) && it.period().equals(period))
                        .toList();
        var view = new Envelope();
        areas.forEach(it -> view.expandToInclude(it.outline().getEnvelopeInternal()));
        for (var it : fill) {
            var unit = geography.unit(it.unit());
            if (unit != null) {
                view.expandToInclude(unit.eastMetres(), unit.northMetres());
            }
        }
        view.expandBy(Math.max(1, view.maxExtent() * 0.02));
        var scale = Math.min(UnitMap.WIDTH / view.getWidth(), UnitMap.HEIGHT / view.getHeight());
        var frame = new UnitMap.Frame(view.centre().x, view.centre().y, scale);
        var drawn = new StringBuilder(UnitMap.sea(geography.boundary(), frame));
        areas.forEach(it -> drawn.append(UnitMap.path(it.outline(), "area", frame)));
        for (var it : journeys) {
            var unit = geography.unit(it.unit());
            var from =
                    geography.list().stream()
                            .filter(area -> area.id().equals(it.area()))
                            .filter(area -> area.period().equals(period))
                            .findFirst();
            if (unit != null && from.isPresent()) {
                var middle = from.get().outline().getInteriorPoint();
                drawn.append(
                        "<line class=\"journey\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke-width=\"%s\"/>"
                                .formatted(
                                        UnitMap.number(frame.x(middle.getX())),
                                        UnitMap.number(frame.y(middle.getY())),
                                        UnitMap.number(frame.x(unit.eastMetres())),
                                        UnitMap.number(frame.y(unit.northMetres())),
                                        UnitMap.number(Math.sqrt(it.children()) / 2)));
            }
        }
        for (var it : fill) {
            var unit = geography.unit(it.unit());
            if (unit != null) {
                drawn.append(
                        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                                .formatted(
                                        it.full() ? "unit" : "unit unit-room",
                                        UnitMap.number(frame.x(unit.eastMetres())),
                                        UnitMap.number(frame.y(unit.northMetres())),
                                        UnitMap.number(2 + Math.sqrt(it.seats()) / 2)));
            }
        }
        var named =
                fill.stream()
                        .sorted(Comparator.comparing(Fill::seats).reversed())
                        .flatMap(it -> Stream.ofNullable(geography.unit(it.unit())))
                        .toList();
        return UnitMap.svg(mapTexts.title(), drawn + names(named, frame, mapTexts.language()));
    }

    /// Names of units where there is room, and the scale.
    ///
    /// @param units whose names matter most first
    static String names(List<Unit> units, UnitMap.Frame frame, Language language) {
        var labels = new MapLabels();
        var drawn = new StringBuilder(MapScale.svg(frame, labels, language));
        for (var it : units) {
            labels.keepFree(frame.x(it.eastMetres()), frame.y(it.northMetres()), MARK);
        }
        for (var it : units) {
            drawn.append(
                    labels.name(
                            it.name(language),
                            frame.x(it.eastMetres()),
                            frame.y(it.northMetres()),
                            MARK,
                            LETTERS,
                            "label"));
        }
        return drawn.toString();
    }
}
