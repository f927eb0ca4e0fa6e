// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.Point;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/// Draws a unit in its admission area: named, with the units around it, a scale, and the sea where the city's folder
/// says how far the municipality reaches. A home is on it only where the caller gives one: for the family itself.
public final class UnitMap {
    /// Of the picture.
    public static final int WIDTH = 640;

    /// Of the picture.
    public static final int HEIGHT = 400;

    private static final double LEAST_METRES = 1500;
    private static final double OWN_LETTERS = 24;
    private static final double OTHER_LETTERS = 18;

    private UnitMap() {}

    /// @param home of the child, for whoever lives there; null on every other map
    static String svg(
            Geography geography,
            Unit unit,
            Language teaching,
            String period,
            MapTexts mapTexts,
            @Nullable Point home) {
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
        var frame = frame(List.of(unit), own, home);
        var paths = new ArrayList<String>();
        for (var area : same) {
            if (area.outline().getEnvelopeInternal().intersects(frame.seen())) {
                paths.add(path(area.outline(), own.contains(area) ? "area-own" : "area", frame));
            }
        }
        paths.sort((a, b) -> Boolean.compare(a.contains("area-own"), b.contains("area-own")));
        return svg(
                mapTexts.title(),
                sea(geography.boundary(), frame)
                        + String.join("", paths)
                        + marks(geography, unit, teaching, frame, mapTexts, home));
    }

    /// Several units, of whichever language, on the areas of the first.
    static String svg(
            Geography geography,
            List<Unit> units,
            String period,
            MapTexts mapTexts,
            @Nullable Point home) {
        var frame = frame(units, List.of(), home);
        var teaching = units.getFirst().languages();
        var labels = new MapLabels();
        var drawn = new StringBuilder(sea(geography.boundary(), frame));
        for (var area : geography.list()) {
            if (area.period().equals(period)
                    && teaching.contains(area.language())
                    && area.outline().getEnvelopeInternal().intersects(frame.seen())) {
                drawn.append(path(area.outline(), "area", frame));
            }
        }
        var scale = MapScale.svg(frame, labels, mapTexts.language());
        units.forEach(
                it -> labels.keepFree(frame.x(it.eastMetres()), frame.y(it.northMetres()), 7));
        if (home != null) {
            drawn.append(home(home, frame, labels, mapTexts));
        }
        for (var it : units) {
            var x = frame.x(it.eastMetres());
            var y = frame.y(it.northMetres());
            drawn.append(
                            "<circle class=\"unit\" cx=\"%s\" cy=\"%s\" r=\"7\"/>"
                                    .formatted(number(x), number(y)))
                    .append(
                            labels.name(
                                    it.name(mapTexts.language()), x, y, 7, OTHER_LETTERS, "label"));
        }
        return svg(mapTexts.title(), drawn + scale);
    }

    private static Frame frame(List<Unit> units, List<Area> own, @Nullable Point home) {
        var view = new Envelope();
        units.forEach(it -> view.expandToInclude(it.eastMetres(), it.northMetres()));
        own.forEach(it -> view.expandToInclude(it.outline().getEnvelopeInternal()));
        if (home != null) {
            view.expandToInclude(home.east(), home.north());
        }
        view.expandBy(Math.max(LEAST_METRES - view.maxExtent(), view.maxExtent() * 0.2) / 2);
        return new Frame(
                view.centre().x,
                view.centre().y,
                Math.min(WIDTH / view.getWidth(), HEIGHT / view.getHeight()));
    }

    private static String marks(
            Geography geography,
            Unit unit,
            Language teaching,
            Frame frame,
            MapTexts mapTexts,
            @Nullable Point home) {
        var labels = new MapLabels();
        var scale = MapScale.svg(frame, labels, mapTexts.language());
        var x = frame.x(unit.eastMetres());
        var y = frame.y(unit.northMetres());
        labels.keepFree(x, y, 9);
        var others =
                geography.units().values().stream()
                        .filter(it -> !it.id().equals(unit.id()))
                        .filter(it -> it.kinds().stream().anyMatch(unit.kinds()::contains))
                        .filter(it -> it.languages().contains(teaching))
                        .filter(it -> frame.seen().contains(it.eastMetres(), it.northMetres()))
                        .sorted(
                                Comparator.comparingDouble(
                                        (Unit it) -> it.place().metresTo(unit.place())))
                        .toList();
        others.forEach(
                it -> labels.keepFree(frame.x(it.eastMetres()), frame.y(it.northMetres()), 5));
        var drawn = new StringBuilder();
        if (home != null) {
            drawn.append(way(home, unit, frame)).append(home(home, frame, labels, mapTexts));
            drawn.append(
                    labels.name(
                            MapScale.length(home.metresTo(unit.place()), mapTexts.language()),
                            (frame.x(home.east()) + x) / 2,
                            (frame.y(home.north()) + y) / 2,
                            2,
                            OTHER_LETTERS,
                            "label"));
        }
        var name =
                labels.name(
                        unit.name(mapTexts.language()), x, y, 9, OWN_LETTERS, "label label-own");
        for (var it : others) {
            var at = new double[] {frame.x(it.eastMetres()), frame.y(it.northMetres())};
            drawn.append(
                            "<circle class=\"unit-other\" cx=\"%s\" cy=\"%s\" r=\"5\"/>"
                                    .formatted(number(at[0]), number(at[1])))
                    .append(
                            labels.name(
                                    it.name(mapTexts.language()),
                                    at[0],
                                    at[1],
                                    5,
                                    OTHER_LETTERS,
                                    "label"));
        }
        return drawn.append(
                        "<circle class=\"unit\" cx=\"%s\" cy=\"%s\" r=\"9\"/>"
                                .formatted(number(x), number(y)))
                .append(name)
                .append(scale)
                .toString();
    }

    /// A straight line from the home to the unit.
    private static String way(Point home, Unit unit, Frame frame) {
        return "<line class=\"way\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                .formatted(
                        number(frame.x(home.east())),
                        number(frame.y(home.north())),
                        number(frame.x(unit.eastMetres())),
                        number(frame.y(unit.northMetres())));
    }

    /// The home as a little house.
    private static String home(Point home, Frame frame, MapLabels labels, MapTexts mapTexts) {
        var x = frame.x(home.east());
        var y = frame.y(home.north());
        labels.keepFree(x, y, 11);
        return "<path class=\"home\" d=\"M%s %sl-11 10h4v10h14v-10h4z\"/>"
                        .formatted(number(x), number(y - 11))
                + labels.name(mapTexts.home(), x, y, 11, OWN_LETTERS, "label label-own");
    }

    /// The municipality as far as it reaches, land and sea: its areas are drawn over it. What lies beyond is land of
    /// its neighbours.
    ///
    /// @param boundary null where the city's folder has none: then nothing is called sea
    public static String sea(@Nullable Geometry boundary, Frame frame) {
        return boundary == null ? "" : path(boundary, "sea", frame);
    }

    /// The picture around what was drawn.
    public static String svg(String title, String drawn) {
        return """
        <svg class="unit-map" role="img" viewBox="0 0 %d %d" xmlns="http://www.w3.org/2000/svg">\
        <title>%s</title>%s</svg>\
        """
                .formatted(WIDTH, HEIGHT, escape(title), drawn);
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
        var simple = SimpleOutlines.of(outline, 1 / frame.scale());
        var d = new StringBuilder("<path class=\"").append(css).append("\" d=\"");
        for (var i = 0; i < simple.getNumGeometries(); i++) {
            if (simple.getGeometryN(i) instanceof Polygon polygon) {
                var letter = 'M';
                for (var it : polygon.getExteriorRing().getCoordinates()) {
                    d.append(letter);
                    number(d, frame.x(it.x));
                    d.append(' ');
                    number(d, frame.y(it.y));
                    letter = 'L';
                }
                d.append('Z');
            }
        }
        return d.append("\"/>").toString();
    }

    /// A coordinate in the picture: one digit after the point.
    public static String number(double value) {
        return number(new StringBuilder(), value).toString();
    }

    /// A map has thousands of them, so no format is read for each.
    private static StringBuilder number(StringBuilder to, double value) {
        var tenths = Math.round(Math.abs(value) * 10);
        if (value < 0 && tenths > 0) {
            to.append('-');
        }
        return to.append(tenths / 10).append('.').append(tenths % 10);
    }

    /// Text in an element.
    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
