// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.placement.Choice.Ground;
import city.placement.Choice.NeedsPerson;
import city.placement.Choice.Proposed;
import city.placement.Choice.Why;
import city.shared.Language;
import java.util.ArrayList;
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
    private final Map<Stand, Optional<Area>> unitAreas = new HashMap<>();
    private final Map<Sought, List<Standing>> standing = new HashMap<>();

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

    /// Where a person may place the child: the city's units of this kind that teach in a language, the
    /// nearest first, full ones among them.
    List<Room> rooms(Wish wish, Language teaching, @Nullable Point home, Map<UnitId, Seats> seats) {
        var area = area(wish, home);
        return units.values().stream()
                .filter(it -> suits(it, wish.kind(), teaching) && seats.containsKey(it.id()))
                .map(it -> room(wish, it, home, area, seats))
                .sorted(
                        Comparator.comparing(
                                        Room::wayMetres,
                                        Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Room::unit))
                .toList();
    }

    /// A unit that a person chose. Its own area's school takes a child also when it is full.
    Choice chosen(
            Wish wish,
            UnitId unit,
            Language teaching,
            @Nullable Point home,
            Map<UnitId, Seats> seats) {
        var stands = units.get(unit);
        if (stands == null || !suits(stands, wish.kind(), teaching) || !seats.containsKey(unit)) {
            return new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        var area = area(wish, home);
        var room = room(wish, stands, home, area, seats);
        return room.open()
                ? new Proposed(
                        unit,
                        Ground.PERSON,
                        room.wayMetres(),
                        "straight line x %.2f, chosen by a person".formatted(detour),
                        area.map(Area::id).orElse(null),
                        room.left() == 0)
                : new NeedsPerson(Why.ALL_FULL);
    }

    /// The units that are open to a child, whatever their seats: the one of the admission area for a
    /// school, else all municipal ones that teach in the language.
    ///
    /// @param seats of this service and period: a unit without any is none of them
    Reach reach(Wish wish, @Nullable Point home, Map<UnitId, Seats> seats) {
        return reach(wish.kind(), wish.language(), wish.period(), home, seats);
    }

    /// The same for a home, whoever lives there.
    Reach reach(
            String kind,
            Language language,
            String period,
            @Nullable Point home,
            Map<UnitId, Seats> seats) {
        if (home == null) {
            return new Reach.NeedsPerson(Why.NO_KNOWN_HOME);
        }
        var found = areas.at(home, language, period);
        if (found.isEmpty()) {
            return new Reach.NeedsPerson(Why.NO_AREA);
        }
        var area = found.get();
        var ways = new ArrayList<Reach.Way>();
        for (var it : suitable(kind, language, period, area)) {
            if (seats.containsKey(it.unit().id())) {
                ways.add(
                        new Reach.Way(
                                it.unit().id(),
                                way(it.unit(), home),
                                it.unit().id().equals(area.unit()) || area.id().equals(it.area()),
                                it.unit().schools().contains(area.unit())));
            }
        }
        return ways.isEmpty()
                ? new Reach.NeedsPerson(Why.NO_UNIT_IN_LANGUAGE)
                : new Reach.Units(
                        area.id(), "straight line x %.2f, round 1".formatted(detour), ways);
    }

    /// A unit and the area in which it stands.
    private record Standing(Unit unit, @Nullable String area) {}

    private record Sought(String kind, Language language, String period) {}

    /// By id. A school is open to the children of its own area alone.
    private List<Standing> suitable(String kind, Language language, String period, Area area) {
        if (kind.equals(SCHOOL)) {
            var school = units.get(area.unit());
            return school == null ? List.of() : List.of(new Standing(school, area.id()));
        }
        return standing.computeIfAbsent(
                new Sought(kind, language, period),
                _ ->
                        units.values().stream()
                                .filter(it -> suits(it, kind, language))
                                .sorted(Comparator.comparing(Unit::id))
                                .map(it ->
                                        new Standing(
                                                it,
                                                areaOf(it, language, period)
                                                        .map(Area::id)
                                                        .orElse(null)))
                                .toList());
    }

    private Optional<Area> area(Wish wish, @Nullable Point home) {
        return home == null ? Optional.empty() : areas.at(home, wish.language(), wish.period());
    }

    private static boolean suits(Unit unit, String kind, Language teaching) {
        return unit.kinds().contains(kind)
                && unit.languages().contains(teaching)
                && unit.municipal();
    }

    private Room room(
            Wish wish,
            Unit unit,
            @Nullable Point home,
            Optional<Area> area,
            Map<UnitId, Seats> seats) {
        var its = seats.get(unit.id());
        return new Room(
                unit.id(),
                its == null ? 0 : its.capacity() - its.taken(),
                home == null ? null : way(unit, home),
                wish.kind().equals(SCHOOL)
                        && area.filter(it -> it.unit().equals(unit.id())).isPresent());
    }

    int way(Unit unit, Point home) {
        return (int) Math.round(home.metresTo(Point.of(unit)) * detour);
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
                new Stand(unit.id(), language, period),
                it -> areas.at(Point.of(unit), it.language(), it.period()));
    }

    private record Stand(UnitId unit, Language language, String period) {}

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
        var way = home == null || stands == null ? null : (Integer) way(stands, home);
        return new Proposed(unit, ground, way, method(), area.id(), its != null && !its.free());
    }
}
