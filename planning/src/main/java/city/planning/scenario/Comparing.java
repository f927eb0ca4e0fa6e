// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import city.planning.scenario.Figures.AreaRow;
import city.planning.scenario.Figures.Totals;
import city.planning.scenario.Figures.UnitRow;
import city.planning.scenario.Figures.Ways;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Puts a scenario beside today: from children to figures in which no child can be told apart.
final class Comparing {
    private final Town town;
    private final Placed before;
    private final Placed after;
    private final Map<Key, Group> groups =
            new TreeMap<>(Comparator.comparing(Key::language).thenComparing(Key::area));
    private final Count was = new Count();
    private final Count would = new Count();
    private int moved;
    private int gained;
    private int lost;

    private Comparing(Town town, Placed before, Placed after) {
        this.town = town;
        this.before = before;
        this.after = after;
    }

    static Figures of(Town town, Placed before, Placed after, LongSupplier millis) {
        return new Comparing(town, before, after).figures(millis);
    }

    private record Key(String language, String area) {}

    /// One side.
    private static final class Count {
        private final Map<UnitId, Integer> filled = new HashMap<>();
        private int placed;
        private int without;
        private long metres;
        private int longest;

        void add(Placed placed, Home home, @Nullable UnitId unit) {
            if (unit == null) {
                without += home.seats();
                return;
            }
            var way = placed.plan().metres(home.place(), unit);
            this.placed += home.seats();
            metres += (long) way * home.seats();
            longest = Math.max(longest, way);
            filled.merge(unit, home.seats(), Integer::sum);
        }

        int filled(UnitId unit) {
            return filled.getOrDefault(unit, 0);
        }
    }

    /// The children of one area.
    private static final class Group {
        private final Count was = new Count();
        private final Count would = new Count();
        private int children;
        private int moved;
        private int otherwise;
        private final Seats seatsBefore = new Seats();
        private final Seats seatsAfter = new Seats();
    }

    /// The seats of the units of one area.
    private static final class Seats {
        private int free;
        private int over;
        private boolean small;

        void add(int seats, int filled) {
            free += Math.max(0, seats - filled);
            over += Math.max(0, filled - seats);
            small |= filled > 0 && filled < Suppression.LEAST;
        }
    }

    private Figures figures(LongSupplier millis) {
        for (var home : town.homes()) {
            count(home);
        }
        var units = units();
        return new Figures(
                town.drawn().day(),
                town.homes().stream().mapToInt(Home::seats).sum(),
                totals(was, before.plan(), units),
                totals(would, after.plan(), units),
                Small.shown(moved),
                Small.shown(gained),
                Small.shown(lost),
                Small.shown(town.drawn().underOrder()),
                Small.shown(town.unknownHome()),
                areas(units),
                rows(units),
                millis.getAsLong());
    }

    private void count(Home home) {
        var from = before.unit(home);
        var to = after.unit(home);
        was.add(before, home, from);
        would.add(after, home, to);
        var other = from != null && to != null && !from.equals(to);
        if (other) {
            moved += home.seats();
        } else if (from == null && to != null) {
            gained += home.seats();
        } else if (from != null && to == null) {
            lost += home.seats();
        }
        var area = town.plan().area(home.place(), home.language()).orElse(null);
        if (area != null) {
            var group = group(home.language(), area);
            group.children += home.seats();
            group.moved += other ? home.seats() : 0;
            group.otherwise += Objects.equals(from, to) ? 0 : home.seats();
            group.was.add(before, home, from);
            group.would.add(after, home, to);
        }
    }

    private Group group(Language language, String area) {
        return groups.computeIfAbsent(new Key(language.code(), area), _ -> new Group());
    }

    /// Units of both plans that have seats.
    private Set<UnitId> units() {
        var units = new TreeSet<UnitId>();
        before.plan().units().forEach(it -> units.add(it.id()));
        after.plan().units().forEach(it -> units.add(it.id()));
        return units;
    }

    private static Totals totals(Count count, Plan plan, Set<UnitId> units) {
        var seats = new Seats();
        units.forEach(it -> seats.add(plan.seats(it), count.filled(it)));
        return new Totals(
                Small.shown(count.placed),
                Small.shown(count.without),
                count.metres,
                Small.hundreds(count.longest),
                seats.free,
                Small.shown(seats.over));
    }

    private List<UnitRow> rows(Set<UnitId> units) {
        var small = Suppression.hidden(List.copyOf(units), was::filled);
        var smallAfter = Suppression.hidden(List.copyOf(units), would::filled);
        var rows = new ArrayList<UnitRow>();
        for (var it : units) {
            rows.add(
                    new UnitRow(
                            it,
                            before.plan().seats(it),
                            after.plan().seats(it),
                            small.contains(it) ? null : Integer.valueOf(was.filled(it)),
                            smallAfter.contains(it) ? null : Integer.valueOf(would.filled(it))));
        }
        return rows;
    }

    private List<AreaRow> areas(Set<UnitId> units) {
        for (var id : units) {
            for (var group : standingIn(id)) {
                group.seatsBefore.add(before.plan().seats(id), was.filled(id));
                group.seatsAfter.add(after.plan().seats(id), would.filled(id));
            }
        }
        var all = new ArrayList<>(groups.values());
        var hidden = new HashSet<>(Suppression.hidden(all, it -> it.children));
        // The way of few who are placed otherwise would follow from the difference.
        var few = Suppression.hidden(all, it -> it.otherwise);
        var rows = new ArrayList<AreaRow>();
        groups.forEach((key, it) -> {
            var hides = hidden.contains(it);
            var hidesAfter = hides || few.contains(it);
            rows.add(
                    new AreaRow(
                            key.area(),
                            new Language(key.language()),
                            hides ? null : Integer.valueOf(it.children),
                            hidesAfter ? null : Small.shown(it.moved),
                            hides ? null : ways(it.was),
                            hidesAfter ? null : ways(it.would),
                            it.seatsBefore.small ? null : Integer.valueOf(it.seatsBefore.free),
                            it.seatsAfter.small ? null : Integer.valueOf(it.seatsAfter.free),
                            it.seatsBefore.small ? null : Small.shown(it.seatsBefore.over),
                            it.seatsAfter.small ? null : Small.shown(it.seatsAfter.over)));
        });
        return rows;
    }

    /// A unit counts where it stands today, in each language that it teaches; a school in its own area.
    private List<Group> standingIn(UnitId id) {
        var unit = before.plan().unit(id).or(() -> after.plan().unit(id)).orElseThrow();
        var found = new ArrayList<Group>();
        for (var language : unit.languages()) {
            ownArea(unit, language).ifPresent(area -> found.add(group(language, area)));
        }
        return found;
    }

    private Optional<String> ownArea(Plan.PlanUnit unit, Language language) {
        return town.plan().areas().stream()
                .filter(it -> it.units().contains(unit.id()) && it.language().equals(language))
                .map(Plan.PlanArea::id)
                .findFirst()
                .or(() -> town.plan().area(unit.place(), language));
    }

    private static Ways ways(Count count) {
        return new Ways(count.metres, Small.hundreds(count.longest));
    }
}
