// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import java.util.ArrayList;
import java.util.Locale;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Draws a unit in its admission area. Made from the city's public areas only: a home has no way
/// into it.
public final class UnitMap {
    /// Of the picture.
    public static final int WIDTH = 640;

    /// Of the picture.
    public static final int HEIGHT = 400;

    private static final double LEAST_METRES = 1500;

    private UnitMap() {}

    static String svg(
            Geography geography, Unit unit, Language teaching, String period, String title) {
        var same =
                geography.list().stream()
                        .filter(it -> it.language().equals(teaching) && it.period().equals(period))
                        .toList();
        var own =
                same.stream()
                        .filter(it ->
                                it.of(unit.id())
                                        || it.units().stream().anyMatch(unit.schools()::contains))
                        .toList();
        var view =
                new Envelope(
                        unit.eastMetres(),
                        unit.eastMetres(),
                        unit.northMetres(),
                        unit.northMetres());
        own.forEach(it -> view.expandToInclude(it.outline().getEnvelopeInternal()));
        view.expandBy(Math.max(LEAST_METRES - view.maxExtent(), view.maxExtent() * 0.2) / 2);
        var scale = Math.min(WIDTH / view.getWidth(), HEIGHT / view.getHeight());
        var frame = new Frame(view.centre().x, view.centre().y, scale);
        var paths = new ArrayList<String>();
        for (var area : same) {
            if (area.outline().getEnvelopeInternal().intersects(frame.seen())) {
                paths.add(path(area.outline(), own.contains(area) ? "area-own" : "area", frame));
            }
        }
        paths.sort((a, b) -> Boolean.compare(a.contains("area-own"), b.contains("area-own")));
        return """
        <svg class="unit-map" role="img" viewBox="0 0 %d %d" xmlns="http://www.w3.org/2000/svg">\
        <title>%s</title>%s<circle class="unit" cx="%s" cy="%s" r="9"/></svg>\
        """
                .formatted(
                        WIDTH,
                        HEIGHT,
                        escape(title),
                        String.join("", paths),
                        number(frame.x(unit.eastMetres())),
                        number(frame.y(unit.northMetres())));
    }

    /// From metres on the ground to the picture; north is up.
    public record Frame(double east, double north, double scale) {
        /// East, in the picture.
        public double x(double metres) {
            return WIDTH / 2.0 + (metres - east) * scale;
        }

        /// North, in the picture.
        public double y(double metres) {
            return HEIGHT / 2.0 - (metres - north) * scale;
        }

        /// The ground that is seen.
        public Envelope seen() {
            var width = WIDTH / scale / 2;
            var height = HEIGHT / scale / 2;
            return new Envelope(east - width, east + width, north - height, north + height);
        }
    }

    /// An outline as a `path` element, simplified to what can be seen.
    public static String path(Geometry outline, String css, Frame frame) {
        var simple = TopologyPreservingSimplifier.simplify(outline, 1 / frame.scale());
        var d = new StringBuilder();
        for (var i = 0; i < simple.getNumGeometries(); i++) {
            if (simple.getGeometryN(i) instanceof Polygon polygon) {
                var letter = 'M';
                for (var it : polygon.getExteriorRing().getCoordinates()) {
                    d.append(letter)
                            .append(number(frame.x(it.x)))
                            .append(' ')
                            .append(number(frame.y(it.y)));
                    letter = 'L';
                }
                d.append('Z');
            }
        }
        return "<path class=\"%s\" d=\"%s\"/>".formatted(css, d);
    }

    /// A coordinate in the picture.
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    /// Text in an element.
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
