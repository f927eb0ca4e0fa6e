// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.UnitId;
import city.heart.placement.UnitChoice.Ground;
import city.heart.placement.UnitChoice.NeedsPerson;
import city.heart.placement.UnitChoice.Proposed;
import city.heart.placement.UnitChoice.Why;
import city.heart.unit.Areas;
import city.heart.unit.Districts;
import city.heart.unit.Geography;
import city.heart.unit.Unit;
import city.heart.unit.WayMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The simple, correct choice of a unit for one child. A school by areas: the one of the admission area,
/// full or not (Basic Education Act 628/1998, section 6). Elsewhere: within the area, then continuity to
/// the future school, then the shortest way among units with room. By district or city: the shortest way
/// among the units with room there. Children of one birth in one home get one unit. Plain: no clock, no
/// database; for one run, by one thread.
final class Chooser {
    private final Map<UnitId, Unit> units;
    private final Areas areas;
    private final Districts districts;
    private final Predicate<String> valid;
    private final WayMeasure ways;
    private final Map<InArea, Optional<String>> standing = new HashMap<>();
    private final Map<Taught, List<Unit>> suitable = new HashMap<>();

    /// @param today decides which years' areas are valid
    Chooser(Geography geography, LocalDate today, WayMeasure ways) {
        this.units = geography.units();
        this.areas = geography.areas();
        this.districts = geography.districts();
        this.valid = period -> geography.rules().areas().valid(period, today);
        this.ways = ways;
    }

    /// How ways are measured, for the record.
    String method() {
        return ways.name() + ", choice 1";
    }

    /// @param home null where the building's place is not known
    /// @param seats the seats of this service and period by unit
    /// @param together the unit of a child of the same birth in the same home, if one has it
    UnitChoice choose(
            Wish wish, @Nullable Point home, Map<UnitId, Seats> seats, Optional<UnitId> together) {
        if (home == null) {
            return new NeedsPerson(Why.NO_KNOWN_HOME);
        }
        var found = valid(wish, home);
        if (found.isEmpty()) {
            return new NeedsPerson(Why.NO_AREA);
        }
        var region = found.get();
        if (together.isPresent() && seats.containsKey(together.get())) {
            return proposed(together.get(), Ground.SAME_BIRTH, home, region, seats);
        }
        return wish.neverRefused()
                ? ownSchool(home, region, seats)
                : nearby(wish, home, region, seats);
    }

    /// The school of the area; of several the nearest with room, and where all are full the nearest.
    private UnitChoice ownSchool(Point home, Region region, Map<UnitId, Seats> seats) {
        var own =
                region.own().stream()
                        .filter(it -> seats.containsKey(it) && units.containsKey(it))
                        .map(units::get)
                        .toList();
        if (own.isEmpty()) {
            return new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        var way = region.own().size() == 1 ? null : home;
        return nearest(own.stream().filter(it -> free(it, seats)).toList(), home)
                .or(() -> nearest(own, home))
                .map(it -> proposed(it, Ground.AREA, way, region, seats))
                .orElseThrow();
    }

    /// Where a person may place the child: the city's units of this kind that teach in a language, the
    /// nearest first, full ones among them.
    List<Room> rooms(Wish wish, Language teaching, @Nullable Point home, Map<UnitId, Seats> seats) {
        var region = region(wish, home);
        return units.values().stream()
                .filter(it -> suits(it, wish.kind(), teaching) && seats.containsKey(it.id()))
                .map(it -> room(wish, it, home, region, seats))
                .sorted(
                        Comparator.comparing(
                                        Room::wayMetres,
                                        Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Room::unit))
                .toList();
    }

    /// A unit that a person chose. Its own area's school takes a child also when it is full.
    UnitChoice chosen(
            Wish wish,
            UnitId unit,
            Language teaching,
            @Nullable Point home,
            Map<UnitId, Seats> seats) {
        var stands = units.get(unit);
        if (stands == null || !suits(stands, wish.kind(), teaching) || !seats.containsKey(unit)) {
            return new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        var region = region(wish, home);
        var room = room(wish, stands, home, region, seats);
        return room.open()
                ? new Proposed(
                        unit,
                        Ground.PERSON,
                        room.wayMetres(),
                        ways.name() + ", chosen by a person",
                        region.map(Region::id).orElse(null),
                        room.left() == 0)
                : new NeedsPerson(Why.ALL_FULL);
    }

    /// The units that are open to a child, whatever their seats. By areas: those of the admission area for
    /// a school, else all municipal ones that teach in the language; by district: those of the home's
    /// district; by city: all.
    ///
    /// @param seats of this service and period: a unit without any is none of them
    Reach reach(Wish wish, @Nullable Point home, Map<UnitId, Seats> seats) {
        if (home == null) {
            return new Reach.NeedsPerson(Why.NO_KNOWN_HOME);
        }
        var found = valid(wish, home);
        if (found.isEmpty()) {
            return new Reach.NeedsPerson(Why.NO_AREA);
        }
        var region = found.get();
        var ways = new ArrayList<Reach.Way>();
        for (var it : wish.neverRefused() ? own(region) : suitable(wish)) {
            if (seats.containsKey(it.id()) && (wish.neverRefused() || admits(it, region, wish))) {
                ways.add(
                        new Reach.Way(
                                it.id(),
                                way(it, home),
                                region.by() == Admission.AREA && inside(it, region, wish),
                                goesOn(it, region)));
            }
        }
        return ways.isEmpty()
                ? new Reach.NeedsPerson(Why.NO_UNIT_IN_LANGUAGE)
                : new Reach.Units(region.id(), this.ways.name() + ", round 1", ways);
    }

    /// The units of an area, by id.
    private List<Unit> own(Region region) {
        return region.own().stream().filter(units::containsKey).map(units::get).toList();
    }

    /// Units of the kind that teach in the language, by id; looked up once.
    private List<Unit> suitable(Wish wish) {
        return suitable.computeIfAbsent(
                new Taught(wish.kind(), wish.language()),
                it ->
                        units.values().stream()
                                .filter(unit -> suits(unit, it.kind(), it.language()))
                                .sorted(Comparator.comparing(Unit::id))
                                .toList());
    }

    private record Taught(String kind, Language language) {}

    /// The part of the city in which a home lies, whether its areas are valid already or no longer.
    Optional<Region> region(Wish wish, @Nullable Point home) {
        if (home == null) {
            return Optional.empty();
        }
        return switch (wish.admission()) {
            case AREA -> areas.at(home, wish.language(), wish.period()).map(Region::of);
            case DISTRICT -> districts.at(home).map(Region::district);
            case CITY -> Optional.of(Region.CITY);
        };
    }

    private Optional<Region> valid(Wish wish, Point home) {
        return region(wish, home)
                .filter(it -> it.by() != Admission.AREA || valid.test(wish.period()));
    }

    /// A district's places are its own; an area's other units are open to everybody.
    private boolean admits(Unit unit, Region region, Wish wish) {
        return region.by() != Admission.DISTRICT || inside(unit, region, wish);
    }

    private boolean inside(Unit unit, Region region, Wish wish) {
        return region.own().contains(unit.id())
                || standsIn(unit, wish).filter(region.id()::equals).isPresent();
    }

    private static boolean goesOn(Unit unit, Region region) {
        return region.own().stream().anyMatch(unit.schools()::contains);
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
            Optional<Region> region,
            Map<UnitId, Seats> seats) {
        var its = seats.get(unit.id());
        return new Room(
                unit.id(),
                its == null ? 0 : its.capacity() - its.taken(),
                home == null ? null : way(unit, home),
                wish.neverRefused()
                        && region.filter(it -> it.own().contains(unit.id())).isPresent());
    }

    int way(Unit unit, Point home) {
        return ways.metres(home, unit.place());
    }

    private UnitChoice nearby(Wish wish, Point home, Region region, Map<UnitId, Seats> seats) {
        var suitable =
                units.values().stream()
                        .filter(it -> suits(it, wish.kind(), wish.language()))
                        .filter(it -> seats.containsKey(it.id()))
                        .filter(it -> admits(it, region, wish))
                        .toList();
        if (suitable.isEmpty()) {
            return new NeedsPerson(Why.NO_UNIT_IN_LANGUAGE);
        }
        var free = suitable.stream().filter(it -> free(it, seats)).toList();
        var own =
                region.by() == Admission.AREA
                        ? free.stream().filter(it -> inside(it, region, wish)).toList()
                        : List.<Unit>of();
        if (own.size() == 1) {
            return proposed(own.getFirst().id(), Ground.AREA, home, region, seats);
        }
        var from = own.isEmpty() ? free : own;
        return nearest(from.stream().filter(it -> goesOn(it, region)).toList(), home)
                .map(it -> proposed(it, Ground.CONTINUITY, home, region, seats))
                .or(() ->
                        nearest(from, home)
                                .map(it -> proposed(it, Ground.WAY, home, region, seats)))
                .orElse(new NeedsPerson(Why.ALL_FULL));
    }

    /// Where a unit stands does not change from wish to wish: asked once.
    private Optional<String> standsIn(Unit unit, Wish wish) {
        return standing.computeIfAbsent(
                new InArea(unit.id(), wish.admission(), wish.language(), wish.period()),
                _ -> region(wish, unit.place()).map(Region::id));
    }

    private record InArea(UnitId unit, Admission by, Language language, String period) {}

    private static boolean free(Unit unit, Map<UnitId, Seats> seats) {
        var its = seats.get(unit.id());
        return its != null && its.free();
    }

    private Optional<UnitId> nearest(List<Unit> among, Point home) {
        return among.stream()
                .min(Comparator.comparingInt((Unit it) -> way(it, home)).thenComparing(Unit::id))
                .map(Unit::id);
    }

    private UnitChoice proposed(
            UnitId unit,
            Ground ground,
            @Nullable Point home,
            Region region,
            Map<UnitId, Seats> seats) {
        var its = seats.get(unit);
        var stands = units.get(unit);
        var way = home == null || stands == null ? null : (Integer) way(stands, home);
        return new Proposed(unit, ground, way, method(), region.id(), its != null && !its.free());
    }
}
