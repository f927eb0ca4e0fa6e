// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.unit.Area;
import city.heart.unit.AreaYears;
import city.heart.unit.Areas;
import city.heart.unit.Geography;
import city.heart.unit.Unit;
import city.heart.unit.UnitRules;
import city.heart.unit.WayMeasure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The units, seats and admission areas of one kind of place and school year: as they are, or as
/// somebody thinks of changing them. Public data of the city, nothing of a person; homes are asked about
/// and not kept. Each change gives a new plan and writes nothing. For one thread.
public final class Plan {
    /// How the ids of planned units begin.
    public static final String NEW = "planned-";

    /// No day matters to a plan: all its areas are valid.
    private static final LocalDate ANY_DAY = LocalDate.EPOCH;

    private final String kind;
    private final String period;
    private final WayMeasure ways;
    private final Geography geography;
    private final Map<UnitId, Unit> units;
    private final Map<UnitId, Seats> seats;
    private final List<Area> today;
    private final List<Area> areas;
    private final Chooser chooser;
    private final Map<Language, Wish> sought = new HashMap<>();

    private Plan(
            String kind,
            String period,
            WayMeasure ways,
            Geography geography,
            Map<UnitId, Seats> seats,
            List<Area> today) {
        this.kind = kind;
        this.period = period;
        this.ways = ways;
        this.geography = geography;
        this.units = geography.units();
        this.seats = Map.copyOf(seats);
        this.today = List.copyOf(today);
        this.areas = geography.list();
        this.chooser = new Chooser(geography, ANY_DAY, ways);
    }

    /// Admission areas are those of the period, whether they are valid already or not: it is planned for.
    static Plan of(
            Geography geography, String kind, String period, WayMeasure ways, List<Seats> seats) {
        var own = geography.list().stream().filter(it -> it.period().equals(period)).toList();
        return new Plan(
                kind,
                period,
                ways,
                new Geography(
                        geography.sha256(),
                        geography.units(),
                        own,
                        new Areas(own),
                        geography.districts(),
                        new UnitRules(
                                AreaYears.ALL,
                                geography.rules().years(),
                                geography.rules().occupancy()),
                        geography.boundary()),
                seats.stream().collect(Collectors.toMap(Seats::unit, it -> it)),
                own);
    }

    private Plan with(Map<UnitId, Unit> others, Map<UnitId, Seats> capacities, List<Area> borders) {
        return new Plan(
                kind,
                period,
                ways,
                new Geography(
                        geography.sha256(),
                        Map.copyOf(others),
                        List.copyOf(borders),
                        borders.equals(areas) ? geography.areas() : new Areas(borders),
                        geography.districts(),
                        geography.rules(),
                        geography.boundary()),
                capacities,
                today);
    }

    /// An admission area.
    ///
    /// @param units the schools whose area it is, by id; at least one
    public record PlanArea(String id, Language language, List<UnitId> units) {
        public PlanArea {
            units = List.copyOf(units);
        }

        /// The school by which the area is called.
        public UnitId unit() {
            return units.getFirst();
        }
    }

    /// A unit.
    ///
    /// @param names by language; Finnish is always there
    /// @param languages in which it teaches
    public record PlanUnit(
            UnitId id, Map<Language, String> names, Set<Language> languages, Point place) {
        private static PlanUnit of(Unit unit) {
            return new PlanUnit(unit.id(), unit.names(), unit.languages(), unit.place());
        }

        /// The name in a language, else in Finnish.
        public String name(Language language) {
            var own = names.get(language);
            return own != null ? own : names.getOrDefault(Language.FI, "");
        }
    }

    public String kind() {
        return kind;
    }

    public String period() {
        return period;
    }

    /// Municipal units with seats of this kind, by id.
    public List<PlanUnit> units() {
        return units.values().stream()
                .filter(it -> it.kinds().contains(kind) && it.municipal())
                .filter(it -> seats.containsKey(it.id()))
                .sorted(Comparator.comparing(Unit::id))
                .map(PlanUnit::of)
                .toList();
    }

    /// @return any unit of the plan, whatever its kind; empty for one that it does not have
    public Optional<PlanUnit> unit(UnitId id) {
        return known(id).map(PlanUnit::of);
    }

    private Optional<Unit> known(UnitId id) {
        return Optional.ofNullable(units.get(id));
    }

    /// Seats of a unit; 0 for one without.
    public int seats(UnitId id) {
        var its = seats.get(id);
        return its == null ? 0 : its.capacity();
    }

    /// By language and id.
    public List<PlanArea> areas() {
        return areas.stream()
                .map(it -> new PlanArea(it.id(), it.language(), it.units()))
                .sorted(
                        Comparator.comparing((PlanArea it) -> it.language().code())
                                .thenComparing(PlanArea::id))
                .toList();
    }

    /// The area in which a place lies.
    public Optional<String> area(Point place, Language language) {
        return geography.areas().at(place, language, period).map(Area::id);
    }

    /// The units that are open to a child of a home, as a round would find them.
    public Reach reach(Point home, Language language) {
        return chooser.reach(sought(language), home, seats);
    }

    /// Whether each child's own area takes it, full or not.
    public boolean neverRefused() {
        return sought(Language.FI).neverRefused();
    }

    /// Whoever lives there: only kind, language and period count.
    private Wish sought(Language language) {
        return sought.computeIfAbsent(
                language,
                it ->
                        new Wish(
                                new UUID(0, 0),
                                new ResidentId(1),
                                kind,
                                it,
                                period,
                                ANY_DAY,
                                ANY_DAY,
                                null,
                                List.of()));
    }

    /// The length of the way from a home to a unit, in metres.
    ///
    /// @throws IllegalArgumentException for a unit that the plan does not have
    public int metres(Point home, UnitId unit) {
        return chooser.way(known(unit).orElseThrow(() -> unknown(unit.value())), home);
    }

    /// The same with other numbers of seats.
    public Plan withSeats(Map<UnitId, Integer> capacities) {
        var changed = new HashMap<>(seats);
        capacities.forEach((unit, capacity) -> changed.put(unit, seatsOf(unit, capacity)));
        return with(units, changed, areas);
    }

    /// The same with one more unit. Its children go on to the school in whose area it stands.
    ///
    /// @param id begins with `NEW`
    /// @param language in which it teaches
    /// @param name the same in all languages
    public Plan opened(UnitId id, String name, Language language, Point place, int capacity) {
        var goesOn =
                kind.equals(Unit.SCHOOL)
                        ? Set.<UnitId>of()
                        : geography
                                .areas()
                                .at(place, language, period)
                                .map(it -> Set.copyOf(it.units()))
                                .orElse(Set.of());
        var more = new HashMap<>(units);
        more.put(
                id,
                new Unit(
                        id,
                        Set.of(kind),
                        Map.of(Language.FI, name),
                        Set.of(language),
                        true,
                        goesOn,
                        Map.of(),
                        null,
                        place.east(),
                        place.north()));
        var changed = new HashMap<>(seats);
        changed.put(id, seatsOf(id, capacity));
        return with(more, changed, areas);
    }

    /// The same without these units. The area of a closed school falls to the nearest of the schools that
    /// are left, place by place.
    public Plan closed(Collection<UnitId> closed) {
        var gone = Set.copyOf(closed);
        var fewer = new HashMap<>(units);
        fewer.keySet().removeAll(gone);
        var changed = new HashMap<>(seats);
        changed.keySet().removeAll(gone);
        return with(fewer, changed, Outlines.closed(areas, gone, fewer));
    }

    /// The same with a part of an area of today given to another school. What falls to it is the ground
    /// of today's area, whoever has it by now; so a shift back undoes a shift.
    ///
    /// @param part well-known text, EPSG:3067; null for the whole area
    /// @throws IllegalArgumentException where there is no such area or school, or the part lies
    ///     elsewhere; never for a change that `fits`
    public Plan shifted(String area, Language language, @Nullable String part, UnitId to) {
        var from = areaOfToday(area, language).orElseThrow(() -> unknown(area));
        if (!units.containsKey(to)) {
            throw unknown(to.value());
        }
        var piece = Outlines.piece(from, part);
        if (piece.isEmpty()) {
            throw new IllegalArgumentException("The part lies outside the area " + area);
        }
        return with(units, seats, Outlines.shifted(areas, from, piece, to));
    }

    /// True where a part of an area can be shifted: it is a polygon and lies in the area.
    ///
    /// @param part well-known text, EPSG:3067; null for the whole area
    public boolean fits(String area, Language language, @Nullable String part) {
        try {
            return areaOfToday(area, language)
                    .filter(it -> !Outlines.piece(it, part).isEmpty())
                    .isPresent();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Two maps of one part of the city.
    ///
    /// @param before SVG
    /// @param after SVG
    public record Maps(String before, String after) {}

    /// What maps show besides areas and units.
    ///
    /// @param moved ids of areas of today from which children would go elsewhere
    /// @param touched units that are otherwise in the changed plan: both maps show them
    /// @param titleBefore what the picture is called for those who do not see it
    public record Shown(
            Language language,
            Set<String> moved,
            Set<UnitId> touched,
            String titleBefore,
            String titleAfter) {}

    /// This plan and a changed one as SVG: areas of a language, those that changed marked, and units by how
    /// full they are, new and closed ones by their shape; never a home. The page says the same in a table
    /// beside it.
    ///
    /// @param fill of all units, by this plan
    /// @param fillAfter of all units, by the other
    public Maps maps(Plan other, List<Fill> fill, List<Fill> fillAfter, Shown shown) {
        var changed = other.changed(shown.language());
        var was = ofLanguage(areas, shown.language());
        var would = ofLanguage(other.areas, shown.language());
        var frame = PlanMap.frame(was, would, changed, touched(other, shown));
        var marks =
                new PlanMap.Marks(
                        changed, shown.moved(), frame, shown.language(), geography.boundary());
        return new Maps(
                PlanMap.svg(was, drawn(fill, this), List.of(), marks, shown.titleBefore()),
                PlanMap.svg(
                        would,
                        drawn(fillAfter, other),
                        touched(other, shown).stream()
                                .filter(it -> seats.containsKey(it.id()))
                                .filter(it -> !other.seats.containsKey(it.id()))
                                .toList(),
                        marks,
                        shown.titleAfter()));
    }

    private List<Unit> touched(Plan other, Shown shown) {
        return shown.touched().stream()
                .flatMap(it -> known(it).or(() -> other.known(it)).stream())
                .filter(it -> it.languages().contains(shown.language()))
                .sorted(Comparator.comparing(Unit::id))
                .toList();
    }

    private static Map<Unit, Fill> drawn(List<Fill> fill, Plan plan) {
        var drawn = new LinkedHashMap<Unit, Fill>();
        for (var it : fill) {
            var unit = plan.units.get(it.unit());
            if (unit != null && plan.seats.containsKey(it.unit())) {
                drawn.put(unit, it);
            }
        }
        return drawn;
    }

    /// Ids of the areas that have another outline than today, or are new.
    public Set<String> changed(Language language) {
        var was = new HashMap<String, Area>();
        ofLanguage(today, language).forEach(it -> was.put(it.id(), it));
        var changed = new HashSet<String>();
        for (var it : ofLanguage(areas, language)) {
            var before = was.get(it.id());
            if (before == null || !before.outline().equalsExact(it.outline())) {
                changed.add(it.id());
            }
        }
        return changed;
    }

    /// True where units, seats and areas are the same.
    public boolean same(Plan other) {
        return kind.equals(other.kind)
                && period.equals(other.period)
                && ways.equals(other.ways)
                && units.equals(other.units)
                && seatsOnly(seats).equals(seatsOnly(other.seats))
                && areas.equals(other.areas);
    }

    private static Map<UnitId, Integer> seatsOnly(Map<UnitId, Seats> seats) {
        var capacities = new HashMap<UnitId, Integer>();
        seats.forEach((unit, its) -> capacities.put(unit, its.capacity()));
        return capacities;
    }

    private static List<Area> ofLanguage(List<Area> areas, Language language) {
        var own = new ArrayList<Area>();
        areas.stream().filter(it -> it.language().equals(language)).forEach(own::add);
        return own;
    }

    private Optional<Area> areaOfToday(String area, Language language) {
        return today.stream()
                .filter(it -> it.id().equals(area) && it.language().equals(language))
                .findFirst();
    }

    private Seats seatsOf(UnitId unit, int capacity) {
        return new Seats(unit, kind, period, Math.max(0, capacity), 0, 0);
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("The plan has no " + what);
    }
}
