// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;

/// How long things are on a map: its scale bar, the arrow to the north, and lengths as people write them.
public final class MapScale {
    private static final double LONGEST_BAR = UnitMap.WIDTH / 4.0;
    private static final double MARGIN = 16;
    private static final double LETTERS = 18;

    private MapScale() {}

    /// A scale bar of a round length at the lower left, and an arrow to the north at the upper right.
    ///
    /// @param labels keeps names off both
    public static String svg(UnitMap.Frame frame, MapLabels labels, Language language) {
        var metres = round(LONGEST_BAR / frame.scale());
        var length = metres * frame.scale();
        var y = UnitMap.HEIGHT - MARGIN;
        labels.keepFree(MARGIN + length / 2, y - LETTERS / 2, length / 2 + MARGIN);
        labels.keepFree(UnitMap.WIDTH - MARGIN, MARGIN + 12, 20);
        return "<path class=\"scale\" d=\"M%s %sv6h%sv-6\"/><text class=\"label\" x=\"%s\" y=\"%s\" font-size=\"%s\">%s</text>"
                        .formatted(
                                UnitMap.number(MARGIN),
                                UnitMap.number(y - 6),
                                UnitMap.number(length),
                                UnitMap.number(MARGIN),
                                UnitMap.number(y - 12),
                                UnitMap.number(LETTERS),
                                length(metres, language))
                + "<path class=\"north\" d=\"M%s %sl-8 24l8 -6l8 6z\"/>"
                        .formatted(
                                UnitMap.number(UnitMap.WIDTH - MARGIN - 8), UnitMap.number(MARGIN));
    }

    /// The longest of 1, 2, 5, 10, 20 … that is no longer.
    static int round(double metres) {
        var power = Math.pow(10, Math.floor(Math.log10(metres)));
        var times = metres / power;
        return (int) Math.round(power * (times >= 5 ? 5 : times >= 2 ? 2 : 1));
    }

    /// `250 m`, `1,2 km`: metres to ten, from a kilometre on to a tenth of one.
    public static String length(double metres, Language language) {
        return metres < 995
                ? Math.round(metres / 10) * 10 + " m"
                : metres % 1000 == 0
                        ? Math.round(metres / 1000) + " km"
                        : String.format(language.locale(), "%.1f km", metres / 1000);
    }
}
