// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reckons hours and service clocks a second way, for the proof: days are painted minute by minute, rules are
/// counted by writing down the days that they count, a clock is walked minute by minute.
final class MinuteOracle {
    private static final int DAY = 24 * 60;

    private final Map<OpeningHours, Map<LocalDate, boolean[]>> painted = new IdentityHashMap<>();

    /// For each minute that begins in the window whether it is open.
    ///
    /// @param from a whole minute
    boolean[] open(OpeningHours hours, Instant from, int minutes) {
        var open = new boolean[minutes];
        var zone = hours.zone().getRules();
        var days = painted.computeIfAbsent(hours, _ -> new HashMap<>());
        var shown = Long.MIN_VALUE;
        var offset = 0;
        // An hour before the first minute, so that a window which begins in the hour that comes
        // twice knows it.
        for (var i = -120; i < minutes; i++) {
            var moment = from.plusSeconds(60L * i);
            var minute = moment.getEpochSecond() / 60;
            // Clocks are changed at whole quarters of an hour.
            if (i == -120 || minute % 15 == 0) {
                offset = zone.getOffset(moment).getTotalSeconds() / 60;
            }
            var wall = minute + offset;
            // In the hour that comes twice the wall's clock waits.
            shown = Math.max(shown, wall);
            if (i >= 0) {
                var day = LocalDate.ofEpochDay(Math.floorDiv(shown, DAY));
                open[i] =
                        days.computeIfAbsent(day, it -> paint(hours, it))[
                                Math.floorMod(shown, DAY)];
            }
        }
        return open;
    }

    /// Working minutes so far, and the moment in which the target was reached.
    record Counted(long minutes, Optional<Instant> reached) {}

    /// Walks a clock from its opening to a moment, minute by minute.
    Counted count(ServiceClock clock, Instant moment, Duration target) {
        var minutes = 0L;
        Optional<Instant> reached =
                target.isZero() ? Optional.of(clock.events().getFirst().at()) : Optional.empty();
        OpeningHours hours = null;
        var paused = false;
        var closed = false;
        for (var i = 0; i < clock.events().size(); i++) {
            var event = clock.events().get(i);
            if (event.at().isAfter(moment)) {
                break;
            }
            switch (event) {
                case ServiceClock.Event.Opened(_, var its, _) -> hours = its;
                case ServiceClock.Event.Reassigned(_, var its) -> hours = its;
                case ServiceClock.Event.Paused _ -> paused = true;
                case ServiceClock.Event.Resumed _ -> paused = false;
                case ServiceClock.Event.Closed _ -> closed = true;
                case ServiceClock.Event.Reopened _ -> {
                    closed = false;
                    paused = false;
                }
                case ServiceClock.Event.Retargeted _ -> {}
            }
            var next = i + 1 < clock.events().size() ? clock.events().get(i + 1).at() : moment;
            var until = next.isAfter(moment) ? moment : next;
            if (paused || closed || hours == null) {
                continue;
            }
            var length = (int) Duration.between(event.at(), until).toMinutes();
            var open = open(hours, event.at(), length);
            for (var minute = 0; minute < length; minute++) {
                if (open[minute]) {
                    minutes++;
                    if (minutes == target.toMinutes() && reached.isEmpty()) {
                        reached = Optional.of(event.at().plusSeconds(60L * (minute + 1)));
                    }
                }
            }
        }
        return new Counted(minutes, reached);
    }

    private static boolean[] paint(OpeningHours hours, LocalDate day) {
        var state = new OpenState[DAY];
        Arrays.fill(state, OpenState.UNDEFINED);
        for (var it : holding(hours, day)) {
            if (it.groups().isEmpty() && it.state() != OpenState.UNDEFINED) {
                Arrays.fill(state, it.state());
                break;
            }
        }
        for (var shut : new boolean[] {false, true}) {
            for (var began : new LocalDate[] {day.minusDays(1), day}) {
                for (var period : holding(hours, began)) {
                    for (var group : period.groups()) {
                        if (holds(group, hours, period, began)) {
                            for (var span : group.spans()) {
                                paint(state, span, period, began, day, shut);
                            }
                        }
                    }
                }
            }
        }
        var open = new boolean[DAY];
        for (var i = 0; i < DAY; i++) {
            open[i] = state[i].isOpen();
        }
        return open;
    }

    private static void paint(
            OpenState[] state,
            TimeSpan span,
            OpeningPeriod period,
            LocalDate began,
            LocalDate day,
            boolean shut) {
        var says = span.state() == OpenState.UNDEFINED ? period.state() : span.state();
        if (says == OpenState.UNDEFINED
                || says.isOpen() == shut
                || !span.days().contains(began.getDayOfWeek())) {
            return;
        }
        var from = span.from().toSecondOfDay() / 60;
        var until = span.until().toSecondOfDay() / 60;
        if (until <= from) {
            until += DAY;
        }
        var shift = began.equals(day) ? 0 : DAY;
        for (var minute = from; minute < until; minute++) {
            var here = minute - shift;
            if (here >= 0 && here < DAY) {
                state[here] = says;
            }
        }
    }

    private static List<OpeningPeriod> holding(OpeningHours hours, LocalDate day) {
        var all = new ArrayList<OpeningPeriod>();
        OpeningPeriod shortest = null;
        var fewest = Long.MAX_VALUE;
        for (var it : hours.periods()) {
            if ((it.from() != null && day.isBefore(it.from()))
                    || (it.until() != null && day.isAfter(it.until()))) {
                continue;
            }
            all.add(it);
            var days =
                    it.from() == null || it.until() == null
                            ? Long.MAX_VALUE
                            : it.until().toEpochDay() - it.from().toEpochDay();
            if (it.override() && (shortest == null || days < fewest)) {
                shortest = it;
                fewest = days;
            }
        }
        return shortest == null ? all : List.of(shortest);
    }

    private static boolean holds(
            SpanGroup group, OpeningHours hours, OpeningPeriod period, LocalDate day) {
        var holiday = hours.holidays().isPublic(day);
        if (group.holidays() != SpanGroup.OnHolidays.AS_USUAL
                && holiday == (group.holidays() == SpanGroup.OnHolidays.NOT)) {
            return false;
        }
        for (var rule : group.rules()) {
            if (!counts(rule, period, day)) {
                return false;
            }
        }
        return true;
    }

    /// Writes down what is counted, from the first on, and looks whether the day is in what is taken.
    private static boolean counts(Recurrence rule, OpeningPeriod period, LocalDate day) {
        if (rule.parity() != null) {
            if (rule.weekday() != null && rule.weekday() != day.getDayOfWeek()) {
                return false;
            }
            var number =
                    switch (rule.counted()) {
                        case DAY, WEEKDAY -> day.getDayOfMonth();
                        case WEEK -> day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                        case MONTH -> day.getMonthValue();
                    };
            return (number % 2 == 0) == (rule.parity() == Recurrence.Parity.EVEN);
        }
        if (rule.start() == 0) {
            return rule.weekday() == null || rule.weekday() == day.getDayOfWeek();
        }
        var first =
                switch (rule.within()) {
                    case PERIOD -> period.from();
                    case YEAR -> LocalDate.of(day.getYear(), 1, 1);
                    case MONTH -> LocalDate.of(day.getYear(), day.getMonthValue(), 1);
                };
        var last =
                switch (rule.within()) {
                    case PERIOD -> period.until();
                    case YEAR -> LocalDate.of(day.getYear(), 12, 31);
                    case MONTH -> day.withDayOfMonth(day.lengthOfMonth());
                };
        if (first == null) {
            return false;
        }
        var items = items(rule, first, last == null ? day : last);
        // Days before week 1 of a year are its week 0 and not counted.
        var zero =
                rule.within() == Recurrence.Within.YEAR
                        && rule.counted() == Recurrence.Counted.WEEK
                        && first.getDayOfWeek().getValue() > DayOfWeek.THURSDAY.getValue();
        var numbered = zero ? items.subList(1, items.size()) : items;
        var at = rule.start() > 0 ? rule.start() - 1 : numbered.size() + rule.start();
        while (at < numbered.size()) {
            if (at >= 0 && numbered.get(at).contains(day)) {
                return true;
            }
            if (rule.every() == 0) {
                return false;
            }
            at += rule.every();
        }
        return false;
    }

    private static List<List<LocalDate>> items(Recurrence rule, LocalDate first, LocalDate last) {
        var items = new ArrayList<List<LocalDate>>();
        @Nullable LocalDate before = null;
        for (var it = first; !it.isAfter(last); it = it.plus(1, ChronoUnit.DAYS)) {
            var opens =
                    switch (rule.counted()) {
                        case DAY -> true;
                        case WEEKDAY -> it.getDayOfWeek() == rule.weekday();
                        case WEEK -> before == null || it.getDayOfWeek() == DayOfWeek.MONDAY;
                        case MONTH -> before == null || it.getDayOfMonth() == 1;
                    };
            if (opens) {
                items.add(new ArrayList<>());
            }
            if (!items.isEmpty() && (opens || (rule.counted() != Recurrence.Counted.WEEKDAY))) {
                items.getLast().add(it);
            }
            before = it;
        }
        return items;
    }

    /// The time zones that the proof tries: each leaps on other nights, by an hour or by half of one.
    static List<ZoneId> zones() {
        return List.of(
                ZoneId.of("Europe/Helsinki"),
                ZoneId.of("America/New_York"),
                ZoneId.of("Australia/Lord_Howe"));
    }
}
