// SPDX-License-Identifier: EUPL-1.2
package city.planning.scenario;

import city.base.shared.Point;
import city.base.shared.UnitId;
import city.heart.placement.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What would be otherwise than today, all together. Units are opened first, then seats counted, areas
/// shifted in the order of the list, units closed; so only shifts depend on their order. Plain.
///
/// @param list each thing once
public record Changes(List<Change> list) {
    static final Changes NONE = new Changes(List.of());

    /// More than anybody reads.
    static final int MOST = 50;

    public Changes {
        list = List.copyOf(list);
    }

    /// The same with one more. Seats of one unit are added up; closing a planned unit takes it out of
    /// the plan again; the last word on a part of an area holds.
    Changes with(Change change) {
        return switch (change) {
            case Change.Close(var unit) when planned(unit) -> withoutUnit(unit);
            case Change.Close _ -> list.contains(change) ? this : plus(change);
            case Change.Seats(var unit, var more) -> {
                var sum = more;
                var others = new ArrayList<Change>();
                for (var it : list) {
                    if (it instanceof Change.Seats(var its, var before) && its.equals(unit)) {
                        sum += before;
                    } else {
                        others.add(it);
                    }
                }
                var rest = new Changes(others);
                yield sum == 0 ? rest : rest.plus(new Change.Seats(unit, sum));
            }
            case Change.Open _ -> plus(change);
            case Change.Shift shift -> {
                var others = new ArrayList<>(list);
                others.removeIf(it ->
                        it instanceof Change.Shift its
                                && its.area().equals(shift.area())
                                && its.language().equals(shift.language())
                                && Objects.equals(its.part(), shift.part()));
                yield new Changes(others).plus(shift);
            }
        };
    }

    /// The same without one; without what would refer to a unit that is no longer planned, too.
    ///
    /// @param index in the list; one that is not there takes nothing away
    Changes without(int index) {
        if (index < 0 || index >= list.size()) {
            return this;
        }
        if (list.get(index) instanceof Change.Open open) {
            return withoutUnit(open.unit());
        }
        var fewer = new ArrayList<>(list);
        fewer.remove(index);
        return new Changes(fewer);
    }

    /// The same with a closed unit open again.
    Changes reopening(UnitId unit) {
        return without(list.indexOf(new Change.Close(unit)));
    }

    private Changes withoutUnit(UnitId unit) {
        return new Changes(list.stream().filter(it -> !concerns(it, unit)).toList());
    }

    private static boolean concerns(Change change, UnitId unit) {
        return switch (change) {
            case Change.Close(var its) -> its.equals(unit);
            case Change.Seats(var its, _) -> its.equals(unit);
            case Change.Open it -> it.unit().equals(unit);
            case Change.Shift it -> it.to().equals(unit);
        };
    }

    private Changes plus(Change change) {
        var more = new ArrayList<>(list);
        more.add(change);
        return new Changes(more);
    }

    static boolean planned(UnitId unit) {
        return unit.value().startsWith(Plan.NEW);
    }

    /// An id that no planned unit has yet.
    UnitId nextPlanned() {
        var number = 1;
        while (opened().contains(new UnitId(Plan.NEW + number))) {
            number++;
        }
        return new UnitId(Plan.NEW + number);
    }

    Set<UnitId> closed() {
        var closed = new LinkedHashSet<UnitId>();
        list.forEach(it -> {
            if (it instanceof Change.Close(var unit)) {
                closed.add(unit);
            }
        });
        return closed;
    }

    Set<UnitId> opened() {
        var opened = new LinkedHashSet<UnitId>();
        list.forEach(it -> {
            if (it instanceof Change.Open open) {
                opened.add(open.unit());
            }
        });
        return opened;
    }

    /// True where no home has another area and no unit is new: what was open to a child then is open now,
    /// but for what is closed.
    boolean seatsOnly() {
        return list.stream()
                .noneMatch(it -> it instanceof Change.Open || it instanceof Change.Shift);
    }

    /// The plan with all this done.
    ///
    /// @throws IllegalArgumentException where the city has changed and something no longer fits
    Plan applyTo(Plan today) {
        var plan = today;
        Map<UnitId, Integer> more = new HashMap<>();
        for (var it : list) {
            if (it instanceof Change.Open open) {
                plan =
                        plan.opened(
                                open.unit(),
                                open.name(),
                                open.language(),
                                new Point(open.east(), open.north()),
                                open.seats());
            } else if (it instanceof Change.Seats(var unit, var its)) {
                more.put(unit, its);
            }
        }
        if (!more.isEmpty()) {
            var seats = new HashMap<UnitId, Integer>();
            for (var it : more.entrySet()) {
                known(plan, it.getKey());
                seats.put(it.getKey(), plan.seats(it.getKey()) + it.getValue());
            }
            plan = plan.withSeats(seats);
        }
        for (var it : list) {
            if (it instanceof Change.Shift shift) {
                plan = plan.shifted(shift.area(), shift.language(), shift.part(), shift.to());
            }
        }
        var closed = closed();
        for (var unit : closed) {
            known(plan, unit);
        }
        return closed.isEmpty() ? plan : plan.closed(closed);
    }

    private static void known(Plan plan, UnitId unit) {
        if (plan.unit(unit).isEmpty()) {
            throw new IllegalArgumentException("The plan has no " + unit.value());
        }
    }
}
