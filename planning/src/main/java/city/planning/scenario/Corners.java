// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Point;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// Places as somebody types them: east and north in metres (EPSG:3067), one place a line. Plain.
final class Corners {
    private static final Pattern PLACE =
            Pattern.compile("\\s*(\\d{5,6})(?:[.,]\\d+)?[\\s;,]+(\\d{7})(?:[.,]\\d+)?\\s*");
    private static final int MOST = 200;

    private Corners() {}

    static Optional<Point> place(String text) {
        var found = PLACE.matcher(text);
        return found.matches()
                ? Optional.of(
                        new Point(
                                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    /// A place inside an outline.
    ///
    /// @param outline well-known text
    static Point inside(String outline) {
        try {
            var at = new WKTReader().read(outline).getInteriorPoint().getCoordinate();
            return new Point(at.x, at.y);
        } catch (ParseException e) {
            throw new IllegalArgumentException("That is no outline", e);
        }
    }

    /// A polygon as well-known text; closed if it is not.
    ///
    /// @return empty where a line is no place, or there are fewer than three or too many
    static Optional<String> polygon(String text) {
        var corners = new ArrayList<Point>();
        for (var line : text.strip().split("\\R")) {
            var place = place(line);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            corners.add(place.get());
        }
        if (corners.size() > 1 && corners.getFirst().equals(corners.getLast())) {
            corners.removeLast();
        }
        if (corners.size() < 3 || corners.size() > MOST) {
            return Optional.empty();
        }
        corners.add(corners.getFirst());
        return Optional.of(
                "POLYGON(("
                        + String.join(
                                ", ",
                                corners.stream()
                                        .map(it ->
                                                String.format(
                                                        Locale.ROOT,
                                                        "%.0f %.0f",
                                                        it.east(),
                                                        it.north()))
                                        .toList())
                        + "))");
    }
}
