// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/// Who is on duty when.
///
/// @param <P> how a person is named, such as a staff id
/// @param shifts in any order; several may cover one moment
public record Rota<P>(List<Shift<P>> shifts, ZoneId zone) {
    public Rota {
        shifts = List.copyOf(shifts);
    }

    /// @param person who is on duty
    /// @param from on the wall's clock
    /// @param until not part of it
    public record Shift<P>(P person, LocalDateTime from, LocalDateTime until) {
        public Shift {
            if (!until.isAfter(from)) {
                throw new IllegalArgumentException("A shift ends after it begins");
            }
        }
    }

    /// A time in which nobody is there.
    public record Hole(Instant from, Instant until) {}

    /// Who is on duty at a moment, by the beginning of the shift.
    public List<P> at(Instant moment) {
        return shifts.stream()
                .filter(it ->
                        !moment.isBefore(OpenSpan.moment(it.from(), zone))
                                && moment.isBefore(OpenSpan.moment(it.until(), zone)))
                .sorted(Comparator.comparing(Shift::from))
                .map(Shift::person)
                .toList();
    }

    /// Where it is open and nobody is on duty, on the days from one to another.
    public List<Hole> holes(OpeningHours hours, LocalDate first, LocalDate last) {
        var holes = new ArrayList<Hole>();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            for (var it : hours.during(day)) {
                if (it.state().isOpen()) {
                    uncovered(
                            OpenSpan.moment(it.from(), hours.zone()),
                            OpenSpan.moment(it.until(), hours.zone()),
                            holes);
                }
            }
        }
        return List.copyOf(holes);
    }

    private void uncovered(Instant from, Instant until, List<Hole> holes) {
        var edges = new TreeSet<Instant>(List.of(from, until));
        for (var it : shifts) {
            edges.add(OpenSpan.moment(it.from(), zone));
            edges.add(OpenSpan.moment(it.until(), zone));
        }
        var begins = from;
        for (var end : edges.tailSet(from, false).headSet(until, true)) {
            if (begins.isBefore(end) && at(begins).isEmpty()) {
                add(holes, new Hole(begins, end));
            }
            begins = end;
        }
    }

    private static void add(List<Hole> holes, Hole next) {
        if (!holes.isEmpty() && holes.getLast().until().equals(next.from())) {
            holes.set(holes.size() - 1, new Hole(holes.getLast().from(), next.until()));
        } else {
            holes.add(next);
        }
    }
}
