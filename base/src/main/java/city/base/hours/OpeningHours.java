// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// When a place or a service may be used, and how. On each day the periods that cover it hold; where one of them
/// overrides, the shortest such one alone. A span goes on into the next day also where that day has other hours.
///
/// Where spans meet at one moment, one that says that nobody comes in (maintenance, closed) wins over one that is
/// open, and either over a period that gives its whole days a state without spans.
///
/// Basis: the rules of Helsinki's service for opening hours (Hauki); the last sentence is ours, there all are listed.
///
/// @param periods in any order
/// @param zone whose clock hangs on the wall
public record OpeningHours(List<OpeningPeriod> periods, Holidays holidays, ZoneId zone) {
    /// Beyond it nothing is looked for: an exception repeats within a year, or not at all.
    private static final int HORIZON_DAYS = 400;

    public OpeningHours {
        periods = List.copyOf(periods);
    }

    /// The spans that begin on a day, by their beginning; whole days of a period without spans last.
    public List<OpenSpan> on(LocalDate day) {
        var spans = new ArrayList<>(spans(day));
        spans.addAll(wholeDays(day));
        return List.copyOf(spans);
    }

    /// How it is on a day from midnight to midnight: spans in order, none over another, those alike that meet as one.
    /// What is not covered is not said.
    public List<OpenSpan> during(LocalDate day) {
        var midnight = day.atStartOfDay();
        var next = day.plusDays(1).atStartOfDay();
        var yesterday = spans(day.minusDays(1));
        var today = spans(day);
        var behind = wholeDays(day);
        var edges = new ArrayList<LocalDateTime>(List.of(midnight, next));
        for (var some : List.of(yesterday, today)) {
            for (var it : some) {
                edges.add(it.from());
                edges.add(it.until());
            }
        }
        var sorted =
                edges.stream()
                        .filter(it -> !it.isBefore(midnight) && !it.isAfter(next))
                        .distinct()
                        .sorted()
                        .toList();
        var found = new ArrayList<OpenSpan>();
        for (var i = 0; i + 1 < sorted.size(); i++) {
            var state = state(sorted.get(i), yesterday, today, behind);
            if (state != OpenState.UNDEFINED) {
                add(found, new OpenSpan(sorted.get(i), sorted.get(i + 1), state));
            }
        }
        return List.copyOf(found);
    }

    /// The state at a moment; `UNDEFINED` where nothing is said. In the hour that comes twice in autumn the wall's
    /// clock stands still in its second pass.
    public OpenState at(Instant moment) {
        var day = LocalDate.ofInstant(moment, zone);
        return during(day).stream()
                .filter(it ->
                        !moment.isBefore(OpenSpan.moment(it.from(), zone))
                                && moment.isBefore(OpenSpan.moment(it.until(), zone)))
                .map(OpenSpan::state)
                .findFirst()
                .orElse(OpenState.UNDEFINED);
    }

    /// Whether somebody can come in or be served at a moment.
    public boolean isOpen(Instant moment) {
        return at(moment).isOpen();
    }

    /// When it is open next: the moment itself where it is open then; empty where it is not within four hundred days.
    public Optional<Instant> nextOpen(Instant moment) {
        var first = LocalDate.ofInstant(moment, zone);
        for (var i = 0; i <= HORIZON_DAYS; i++) {
            for (var it : during(first.plusDays(i))) {
                if (it.state().isOpen() && OpenSpan.moment(it.until(), zone).isAfter(moment)) {
                    var from = OpenSpan.moment(it.from(), zone);
                    return Optional.of(from.isBefore(moment) ? moment : from);
                }
            }
        }
        return Optional.empty();
    }

    /// How long it was open between two moments.
    ///
    /// @param until not before `from`
    public Duration openBetween(Instant from, Instant until) {
        var sum = Duration.ZERO;
        var last = LocalDate.ofInstant(until, zone);
        for (var day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            for (var it : during(day)) {
                if (it.state().isOpen()) {
                    sum = sum.plus(within(it, from, until));
                }
            }
        }
        return sum;
    }

    /// The first moment by which it was open so long since another one; empty where it is not within four hundred days
    /// of its last being open.
    public Optional<Instant> after(Instant from, Duration open) {
        var left = open;
        if (!left.isPositive()) {
            return Optional.of(from);
        }
        var day = LocalDate.ofInstant(from, zone);
        for (var idle = 0; idle <= HORIZON_DAYS; idle++, day = day.plusDays(1)) {
            for (var it : during(day)) {
                var here = it.state().isOpen() ? within(it, from, Instant.MAX) : Duration.ZERO;
                if (here.compareTo(left) >= 0) {
                    var begins = OpenSpan.moment(it.from(), zone);
                    return Optional.of((begins.isBefore(from) ? from : begins).plus(left));
                }
                if (here.isPositive()) {
                    left = left.minus(here);
                    idle = 0;
                }
            }
        }
        return Optional.empty();
    }

    private Duration within(OpenSpan it, Instant from, Instant until) {
        var begins = OpenSpan.moment(it.from(), zone);
        var ends = OpenSpan.moment(it.until(), zone);
        var first = begins.isBefore(from) ? from : begins;
        var last = ends.isAfter(until) ? until : ends;
        return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
    }

    private List<OpeningPeriod> holding(LocalDate day) {
        var covering = periods.stream().filter(it -> it.covers(day)).toList();
        return covering.stream()
                .filter(OpeningPeriod::override)
                .min(Comparator.comparingLong(OpeningPeriod::days))
                .map(List::of)
                .orElse(covering);
    }

    private List<OpenSpan> spans(LocalDate day) {
        var holiday = holidays.isPublic(day);
        var spans = new ArrayList<OpenSpan>();
        for (var period : holding(day)) {
            for (var group : period.groups()) {
                if (group.holds(day, holiday, period.from(), period.until())) {
                    for (var it : group.spans()) {
                        if (it.days().contains(day.getDayOfWeek())) {
                            spans.add(it.on(day, period.state()));
                        }
                    }
                }
            }
        }
        spans.sort(Comparator.comparing(OpenSpan::from).thenComparing(OpenSpan::until));
        return spans;
    }

    private List<OpenSpan> wholeDays(LocalDate day) {
        return holding(day).stream()
                .filter(it -> it.groups().isEmpty() && it.state() != OpenState.UNDEFINED)
                .map(it ->
                        new OpenSpan(
                                day.atStartOfDay(), day.plusDays(1).atStartOfDay(), it.state()))
                .toList();
    }

    private static OpenState state(
            LocalDateTime at,
            List<OpenSpan> yesterday,
            List<OpenSpan> today,
            List<OpenSpan> behind) {
        var open = OpenState.UNDEFINED;
        for (var some : List.of(yesterday, today)) {
            for (var it : some) {
                var covers = !it.from().isAfter(at) && it.until().isAfter(at);
                if (covers && !it.state().isOpen() && it.state() != OpenState.UNDEFINED) {
                    return it.state();
                }
                if (covers && open == OpenState.UNDEFINED) {
                    open = it.state();
                }
            }
        }
        return open == OpenState.UNDEFINED && !behind.isEmpty() ? behind.getFirst().state() : open;
    }

    private static void add(List<OpenSpan> found, OpenSpan next) {
        if (!found.isEmpty()
                && found.getLast().state() == next.state()
                && found.getLast().until().equals(next.from())) {
            found.set(
                    found.size() - 1,
                    new OpenSpan(found.getLast().from(), next.until(), next.state()));
        } else {
            found.add(next);
        }
    }
}
