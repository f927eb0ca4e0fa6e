// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;

/// Names on a map, each beside its mark where no other name or mark stands; a name for which there is no room is left
/// out. Whoever matters most is written first. Widths are estimated: the server has no fonts.
public final class MapLabels {
    /// Of the height of letters: what one takes on average, a little generous.
    private static final double WIDTH = 0.6;

    private static final double GAP = 4;

    private final List<Envelope> taken = new ArrayList<>();

    /// Keeps names off a mark.
    ///
    /// @param x of its middle, in the picture
    public void keepFree(double x, double y, double half) {
        taken.add(new Envelope(x - half, x + half, y - half, y + half));
    }

    /// @param x of the middle of what is named, in the picture
    /// @param half how far that reaches from its middle
    /// @param size of letters, in the picture
    /// @return a `text` element, or nothing where there is no room
    public String name(String name, double x, double y, double half, double size, String css) {
        var width = name.length() * size * WIDTH;
        var away = half + GAP;
        var boxes =
                List.of(
                        box(x + away, y - size / 2, width, size),
                        box(x - away - width, y - size / 2, width, size),
                        box(x - width / 2, y - away - size, width, size),
                        box(x - width / 2, y + away, width, size));
        for (var box : boxes) {
            if (free(box)) {
                taken.add(box);
                return "<text class=\"%s\" x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"middle\">%s</text>"
                        .formatted(
                                css,
                                UnitMap.number(box.centre().x),
                                UnitMap.number(box.getMaxY() - size * 0.2),
                                UnitMap.number(size),
                                UnitMap.escape(name));
            }
        }
        return "";
    }

    private static Envelope box(double left, double top, double width, double height) {
        return new Envelope(left, left + width, top, top + height);
    }

    private boolean free(Envelope box) {
        return box.getMinX() >= 0
                && box.getMaxX() <= UnitMap.WIDTH
                && box.getMinY() >= 0
                && box.getMaxY() <= UnitMap.HEIGHT
                && taken.stream().noneMatch(box::intersects);
    }
}
