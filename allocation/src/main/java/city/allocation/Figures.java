// SPDX-License-Identifier: EUPL-1.2
package city.allocation;

/// What a result comes to, for the officer's page.
///
/// @param children all children, children of one birth each counted
/// @param placed how many of them have a place
/// @param metres the way of all placed children together
/// @param longest the longest way of a placed child, in metres
/// @param freeSeats seats left; a unit that holds more kept places than seats counts as full
public record Figures(int children, int placed, long metres, int longest, int freeSeats) {
    public static Figures of(Instance in, Result result) {
        var children = 0;
        var placed = 0;
        var metres = 0L;
        var longest = 0;
        var held = new int[in.units()];
        for (var i = 0; i < in.children(); i++) {
            var seats = in.childSeats[i];
            children += seats;
            var unit = result.unitOf(in.childIds[i]);
            if (unit.isPresent()) {
                var u = in.findUnit(unit.get()).orElseThrow();
                var way = in.wayMetres[in.way(i, u)];
                placed += seats;
                metres += (long) seats * way;
                longest = Math.max(longest, way);
                held[u] += seats;
            }
        }
        var free = 0;
        for (var u = 0; u < held.length; u++) {
            free += Math.max(0, in.unitSeats[u] - held[u]);
        }
        return new Figures(children, placed, metres, longest, free);
    }

    public int withoutPlace() {
        return children - placed;
    }
}
