// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.placement.Choice.Ground;
import city.placement.Choice.NeedsPerson;
import city.placement.Choice.Proposed;
import city.placement.Choice.Why;
import city.shared.Language;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The simple, correct choice of a unit for one child. A school: the one of the admission area, full
/// or not (Basic Education Act 628/1998, section 6). Elsewhere: within the area, then continuity to the
/// future school, then the shortest way among units with room. Children of one birth in one home
/// get one unit. Plain: no clock, no database; for one run, by one thread.
final class Chooser {
    /// Units that take every child of their own area.
    static final String SCHOOL = "school";

    private final Map<UnitId, Unit> units;
    private final Areas areas;
    private final double detour;
    private final Map<Standing, Optional<Area>> unitAreas = new HashMap<>();

    /// @param detour how much longer a way is than the straight line, 1.0 or more
    Chooser(Map<UnitId, Unit> units, Areas areas, double detour) {
        this.units = Map.copyOf(units);
        this.areas = areas;
        this.detour = detour;
    }

    /// How ways are measured, for the record.
    String method() {
        return "straight line x %.2f, choice 1".formatted(detour);
    }

    /// @param home null where the building's place is not known
    /// @param seats the seats of this service and period by unit
    /// @param together the unit of a child of the same birth in the same home, if one has it
    Choice choose(
            Wish wish, @Nullable Point home, Map<UnitId, Seats> seats, Optional<UnitId> together) {
        if (home == null) {
            return new NeedsPerson(Why.NO_KNOWN_HOME);
        }
        var area = areas.at(home, wish.language(), wish.period());
        if (area.isEmpty()) {
            return new NeedsPerson(Why.NO_AREA);
        }
        if (together.isPresent() && seats.containsKey(together.get())) {
            return proposed(together.get(), Ground.SAME_BIRTH, home, area.get(), seats);
        }
        if (wish.kind().equals(SCHOOL)) {
            return seats.containsKey(area.get().unit())
                    ? proposed(area.get().unit(), Ground.AREA, null, area.get(), seats)
                    : new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        return nearby(wish, home, area.get(), seats);
    }

    private Choice nearby(Wish wish, Point home, Area area, Map<UnitId, Seats> seats) {
        var suitable =
                units.values().stream()
                        .filter(it -> it.kinds().contains(wish.kind()))
                        .filter(it -> it.languages().contains(wish.language()))
                        .filter(Unit::municipal)
                        .filter(it -> seats.containsKey(it.id()))
                        .toList();
        if (suitable.isEmpty()) {
            return new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        var free = suitable.stream().filter(it -> free(it, seats)).toList();
        Predicate<Unit> inArea =
                it ->
                        areaOf(it, wish.language(), wish.period())
                                .filter(its -> its.id().equals(area.id()))
                                .isPresent();
        Predicate<Unit> goesOn = it -> it.schools().contains(area.unit());
        var own = free.stream().filter(inArea).toList();
        if (own.size() == 1) {
            return proposed(own.getFirst().id(), Ground.AREA, home, area, seats);
        }
        var from = own.isEmpty() ? free : own;
        return nearest(from.stream().filter(goesOn).toList(), home)
                .map(it -> proposed(it, Ground.CONTINUITY, home, area, seats))
                .or(() ->
                        nearest(from, home).map(it -> proposed(it, Ground.WAY, home, area, seats)))
                .orElse(new NeedsPerson(Why.ALL_FULL));
    }

    /// Where a unit stands does not change from wish to wish: asked once.
    private Optional<Area> areaOf(Unit unit, Language language, String period) {
        return unitAreas.computeIfAbsent(
                new Standing(unit.id(), language, period),
                it -> areas.at(Point.of(unit), it.language(), it.period()));
    }

    private record Standing(UnitId unit, Language language, String period) {}

    private static boolean free(Unit unit, Map<UnitId, Seats> seats) {
        var its = seats.get(unit.id());
        return its != null && its.free();
    }

    private static Optional<UnitId> nearest(List<Unit> among, Point home) {
        return among.stream()
                .min(
                        Comparator.comparingDouble((Unit it) -> home.metresTo(Point.of(it)))
                                .thenComparing(Unit::id))
                .map(Unit::id);
    }

    private Choice proposed(
            UnitId unit, Ground ground, @Nullable Point home, Area area, Map<UnitId, Seats> seats) {
        var its = seats.get(unit);
        var stands = units.get(unit);
        var way =
                home == null || stands == null
                        ? null
                        : (Integer) (int) Math.round(home.metresTo(Point.of(stands)) * detour);
        return new Proposed(unit, ground, way, method(), area.id(), its != null && !its.free());
    }
}
