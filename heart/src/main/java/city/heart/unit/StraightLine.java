// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Point;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// The straight line, times how much longer ways are.
///
/// @param detour 1.0 or more
@Component
record StraightLine(@Value("${city.unit.detour-factor:1.3}") double detour) implements WayMeasure {
    StraightLine {
        if (!(detour >= 1)) {
            throw new IllegalArgumentException(
                    "city.unit.detour-factor must be 1 or more: no way is shorter than the straight line");
        }
    }

    @Override
    public int metres(Point home, Point unit) {
        return (int) Math.round(home.metresTo(unit) * detour);
    }

    @Override
    public String name() {
        return String.format(Locale.ROOT, "straight line x %.2f", detour);
    }
}
