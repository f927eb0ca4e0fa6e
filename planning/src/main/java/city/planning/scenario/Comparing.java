// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Language;
import city.base.shared.Suppression;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import city.planning.scenario.Figures.AreaRow;
import city.planning.scenario.Figures.Totals;
import city.planning.scenario.Figures.UnitFigures;
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
    private final Snapshot snapshot;
    private final Placed before;
    private final Placed after;
    private final Map<Key, Group> groups =
            new TreeMap<>(Comparator.comparing(Key::language).thenComparing(Key::area));
    private final Figures.Now now;
    private final Count was = new Count();
    private final Count would = new Count();
    private final Both both = new Both();
    private final Turns turns = new Turns();

    private Comparing(Snapshot snapshot, Figures.Now now, Placed before, Placed after) {
        this.snapshot = snapshot;
        this.now = now;
        this.before = before;
        this.after = after;
    }

    /// @param now places as they are
    static Figures of(
            Snapshot snapshot, Figures.Now now, Placed before, Placed after, LongSupplier millis) {
        return new Comparing(snapshot, now, before, after).figures(millis);
    }

    private record Key(String language, String area) {}

    /// One side.
    private static final class Count {
        private final Map<UnitId, Integer> filled = new HashMap<>();
        private int placed;
        private int without;

        void add(Applicant applicant, @Nullable UnitId unit) {
            if (unit == null) {
                without += applicant.seats();
                return;
            }
            placed += applicant.seats();
            filled.merge(unit, applicant.seats(), Integer::sum);
        }

        int filled(UnitId unit) {
            return filled.getOrDefault(unit, 0);
        }
    }

    /// The ways of those who have a place both times: of whom one side knows no way, nothing can be compared.
    private static final class Both {
        private int children;
        private long metresBefore;
        private long metresAfter;
        private int longestBefore;
        private int longestAfter;

        void add(int seats, int before, int after) {
            children += seats;
            metresBefore += (long) before * seats;
            metresAfter += (long) after * seats;
            longestBefore = Math.max(longestBefore, before);
            longestAfter = Math.max(longestAfter, after);
        }

        Figures.@Nullable Ways ways(boolean hides) {
            return hides || children < Suppression.LEAST
                    ? null
                    : new Figures.Ways(
                            children,
                            metresBefore,
                            metresAfter,
                            SmallNumbers.hundreds(longestBefore),
                            SmallNumbers.hundreds(longestAfter));
        }
    }

    /// Who goes elsewhere, has a place only in the scenario, or only without it.
    private static final class Turns {
        private int moved;
        private int gained;
        private int lost;

        void add(int seats, @Nullable UnitId from, @Nullable UnitId to) {
            if (from == null && to != null) {
                gained += seats;
            } else if (from != null && to == null) {
                lost += seats;
            } else if (!Objects.equals(from, to)) {
                moved += seats;
            }
        }
    }

    /// The children of one area.
    private static final class Group {
        private final Both both = new Both();
        private final Turns turns = new Turns();
        private int children;
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
        for (var applicant : snapshot.applicants()) {
            count(applicant);
        }
        var units = units();
        return new Figures(
                snapshot.drawn().day(),
                snapshot.applicants().stream().mapToInt(Applicant::seats).sum(),
                now,
                totals(was, before.plan(), units),
                totals(would, after.plan(), units),
                // The ways of few who are placed elsewhere would follow from the difference.
                both.ways(SmallNumbers.shown(turns.moved) == null),
                SmallNumbers.shown(turns.moved),
                SmallNumbers.shown(turns.gained),
                SmallNumbers.shown(turns.lost),
                SmallNumbers.shown(snapshot.unknownHome()),
                areas(units),
                rows(units),
                millis.getAsLong());
    }

    private void count(Applicant applicant) {
        var from = before.unit(applicant);
        var to = after.unit(applicant);
        was.add(applicant, from);
        would.add(applicant, to);
        turns.add(applicant.seats(), from, to);
        addWays(both, applicant, from, to);
        var area = snapshot.plan().area(applicant.place(), applicant.language());
        var group = group(applicant.language(), area.orElse(AreaRow.NONE));
        group.children += applicant.seats();
        group.turns.add(applicant.seats(), from, to);
        addWays(group.both, applicant, from, to);
    }

    private void addWays(
            Both both, Applicant applicant, @Nullable UnitId from, @Nullable UnitId to) {
        if (from != null && to != null) {
            both.add(
                    applicant.seats(),
                    before.plan().metres(applicant.place(), from),
                    after.plan().metres(applicant.place(), to));
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
                SmallNumbers.shown(count.placed),
                SmallNumbers.shown(count.without),
                seats.free,
                SmallNumbers.shown(seats.over));
    }

    private List<UnitFigures> rows(Set<UnitId> units) {
        var small = Suppression.hidden(List.copyOf(units), was::filled);
        var smallAfter = Suppression.hidden(List.copyOf(units), would::filled);
        var rows = new ArrayList<UnitFigures>();
        for (var it : units) {
            rows.add(
                    new UnitFigures(
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
        // Of small groups the next larger one goes with them: else they would follow from the
        // total.
        var fewMove = Suppression.hidden(all, it -> it.turns.moved);
        var fewGain = Suppression.hidden(all, it -> it.turns.gained);
        var fewLose = Suppression.hidden(all, it -> it.turns.lost);
        var rows = new ArrayList<AreaRow>();
        groups.forEach((key, it) -> {
            var hides = hidden.contains(it);
            rows.add(
                    new AreaRow(
                            key.area(),
                            new Language(key.language()),
                            hides ? null : Integer.valueOf(it.children),
                            hides || fewMove.contains(it) ? null : Integer.valueOf(it.turns.moved),
                            hides || fewGain.contains(it) ? null : Integer.valueOf(it.turns.gained),
                            hides || fewLose.contains(it) ? null : Integer.valueOf(it.turns.lost),
                            it.both.ways(hides || fewMove.contains(it)),
                            it.seatsBefore.small ? null : Integer.valueOf(it.seatsBefore.free),
                            it.seatsAfter.small ? null : Integer.valueOf(it.seatsAfter.free),
                            it.seatsBefore.small ? null : SmallNumbers.shown(it.seatsBefore.over),
                            it.seatsAfter.small ? null : SmallNumbers.shown(it.seatsAfter.over)));
        });
        return rows;
    }

    /// A unit counts where it stands today, in each language that it teaches; a school in its own area.
    private List<Group> standingIn(UnitId id) {
        var unit = before.plan().unit(id).or(() -> after.plan().unit(id)).orElseThrow();
        var found = new ArrayList<Group>();
        for (var language : unit.languages()) {
            found.add(group(language, ownArea(unit, language).orElse(AreaRow.NONE)));
        }
        return found;
    }

    private Optional<String> ownArea(Plan.PlanUnit unit, Language language) {
        return snapshot.plan().areas().stream()
                .filter(it -> it.units().contains(unit.id()) && it.language().equals(language))
                .map(Plan.PlanArea::id)
                .findFirst()
                .or(() -> snapshot.plan().area(unit.place(), language));
    }
}
