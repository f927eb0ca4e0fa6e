// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.simplify.TopologyPreservingSimplifier;

/// Outlines simplified for maps, kept as long as the outline itself is: simplifying those around one unit takes longer
/// than all else of a page. There are few steps, each half as coarse as the next, so that maps of any scale share them.
final class SimpleOutlines {
    private static final Map<Geometry, Map<Integer, Geometry>> KEPT =
            Collections.synchronizedMap(new WeakHashMap<>());

    private SimpleOutlines() {}

    /// @param metres that cannot be seen; what is given is off by no more, and by a half of it at least
    static Geometry of(Geometry outline, double metres) {
        var step = Math.getExponent(metres);
        return KEPT.computeIfAbsent(outline, _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(
                        step,
                        it -> TopologyPreservingSimplifier.simplify(outline, Math.scalb(1.0, it)));
    }
}
