// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.io.PrintStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// `./city prove hours`: invents opening hours and histories of matters, and compares what is reckoned with what is
/// counted minute by minute.
public final class ProveHours {
    private static final String USAGE =
            """
            ./city prove hours [--count N] [--seed S]
              Invents N histories (default: 1000000) from the seed S (default: 1): opening hours with periods, exceptions and
              rules, and what happens to a matter, half of them around the nights on which the clock is changed. Compares each
              with a count minute by minute. Ends with 0 where all agree, with 1 and the history where one does not.
            """;

    private static final int PROGRESS = 50_000;
    private static final int WINDOW_DAYS = 2;

    private final SplittableRandom random;

    ProveHours(long seed) {
        random = new SplittableRandom(seed);
    }

    /// Ends the process with 0 or 1; with 2 where the command is not understood.
    public static void main(String[] args) {
        var count = 1_000_000;
        var seed = 1L;
        try {
            for (var i = 0; i < args.length; i += 2) {
                switch (args[i]) {
                    case "--count" -> count = Integer.parseInt(args[i + 1]);
                    case "--seed" -> seed = Long.parseLong(args[i + 1]);
                    default -> throw new IllegalArgumentException(args[i]);
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
            System.err.print(USAGE);
            System.exit(2);
        }
        var failure = run(count, seed, System.out);
        System.out.println(failure == null ? count + " histories agree" : failure);
        System.exit(failure == null ? 0 : 1);
    }

    /// @return the history that does not agree, with what was reckoned and what was counted; null where all do
    static @Nullable String run(int count, long seed, PrintStream out) {
        for (var i = 0; i < count; i++) {
            var failure = new ProveHours(seed * 1_000_003 + i).one();
            if (failure != null) {
                return "History " + i + " of seed " + seed + ": " + failure;
            }
            if ((i + 1) % PROGRESS == 0) {
                out.println(i + 1 + " of " + count);
            }
        }
        return null;
    }

    private @Nullable String one() {
        var zone = MinuteOracle.zones().get(random.nextInt(MinuteOracle.zones().size()));
        var day = random.nextBoolean() ? leap(zone) : day();
        var begins = day.atStartOfDay(zone).toInstant().plusSeconds(60L * random.nextInt(24 * 60));
        var clock = clock(begins, hours(zone, day));
        var ends = clock.events().getLast().at().plusSeconds(60L * random.nextInt(24 * 60));
        var oracle = new MinuteOracle();
        var standing = clock.at(ends);
        var counted = oracle.count(clock, ends, standing.target());
        var due = standing.due().filter(it -> !it.isAfter(ends));
        if (standing.spent().toMinutes() != counted.minutes() || !due.equals(counted.reached())) {
            return clock + " until " + ends + " is " + standing + ", counted " + counted;
        }
        return hours(
                ((ServiceClock.Event.Opened) clock.events().getFirst()).hours(), begins, oracle);
    }

    /// One moment of the hours by themselves: open or not, and when next.
    private @Nullable String hours(OpeningHours hours, Instant from, MinuteOracle oracle) {
        var minutes = WINDOW_DAYS * 24 * 60;
        var open = oracle.open(hours, from, minutes);
        var at = random.nextInt(minutes);
        var moment = from.plusSeconds(60L * at);
        if (hours.isOpen(moment) != open[at]) {
            return hours + " at " + moment + " is " + hours.at(moment) + ", counted " + open[at];
        }
        var next = at;
        while (next < minutes && !open[next]) {
            next++;
        }
        var told = hours.nextOpen(moment);
        var ends = from.plusSeconds(60L * minutes);
        var agrees =
                next < minutes
                        ? told.equals(Optional.of(from.plusSeconds(60L * next)))
                        : told.isEmpty() || !told.get().isBefore(ends);
        return agrees ? null : hours + " after " + moment + " opens " + told;
    }

    private ServiceClock clock(Instant begins, OpeningHours hours) {
        var events = new ArrayList<ServiceClock.Event>();
        events.add(new ServiceClock.Event.Opened(begins, hours, target()));
        var at = begins;
        for (var i = random.nextInt(6); i > 0; i--) {
            at = at.plusSeconds(60L * random.nextInt(24 * 60));
            events.add(
                    switch (random.nextInt(6)) {
                        case 0 -> new ServiceClock.Event.Paused(at);
                        case 1 -> new ServiceClock.Event.Resumed(at);
                        case 2 -> new ServiceClock.Event.Closed(at);
                        case 3 -> new ServiceClock.Event.Reopened(at);
                        case 4 -> new ServiceClock.Event.Retargeted(at, target());
                        default ->
                                new ServiceClock.Event.Reassigned(
                                        at,
                                        hours(hours.zone(), LocalDate.ofInstant(at, hours.zone())));
                    });
        }
        return new ServiceClock(events);
    }

    private Duration target() {
        return Duration.ofMinutes(random.nextInt(24 * 60));
    }

    private OpeningHours hours(ZoneId zone, LocalDate around) {
        var periods = new ArrayList<OpeningPeriod>();
        for (var i = random.nextInt(4); i >= 0; i--) {
            periods.add(period(around));
        }
        return new OpeningHours(periods, Holidays.finland(), zone);
    }

    private OpeningPeriod period(LocalDate around) {
        var from = random.nextInt(4) == 0 ? null : around.minusDays(random.nextInt(80));
        var until = random.nextInt(4) == 0 ? null : around.plusDays(random.nextInt(20));
        var groups = new ArrayList<SpanGroup>();
        for (var i = random.nextInt(3); i > 0; i--) {
            groups.add(group(from, until));
        }
        return new OpeningPeriod(from, until, random.nextInt(3) == 0, state(), groups);
    }

    private SpanGroup group(@Nullable LocalDate from, @Nullable LocalDate until) {
        var spans = new ArrayList<TimeSpan>();
        for (var i = random.nextInt(3); i >= 0; i--) {
            spans.add(new TimeSpan(time(), time(), weekdays(), state()));
        }
        var rules = new ArrayList<Recurrence>();
        if (random.nextInt(3) == 0) {
            var rule = rule();
            if (rule.refusedIn(from, until) == null) {
                rules.add(rule);
            }
        }
        return new SpanGroup(spans, rules, any(SpanGroup.OnHolidays.values()));
    }

    private Recurrence rule() {
        var within = any(Recurrence.Within.values());
        var counted = any(Recurrence.Counted.values());
        if (within == Recurrence.Within.MONTH && counted == Recurrence.Counted.MONTH) {
            counted = Recurrence.Counted.DAY;
        }
        var weekday = counted == Recurrence.Counted.WEEKDAY ? any(DayOfWeek.values()) : null;
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Recurrence(within, counted, weekday, 0, 0, any(Recurrence.Parity.values()));
            case 1 -> new Recurrence(within, counted, weekday, 0, 0, null);
            case 2 -> new Recurrence(within, counted, weekday, start(), 0, null);
            default ->
                    new Recurrence(within, counted, weekday, start(), 1 + random.nextInt(4), null);
        };
    }

    private int start() {
        var start = 1 + random.nextInt(6);
        return random.nextInt(3) == 0 ? -start : start;
    }

    private LocalTime time() {
        return LocalTime.of(random.nextInt(24), 10 * random.nextInt(6));
    }

    private Set<DayOfWeek> weekdays() {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var it : DayOfWeek.values()) {
            if (random.nextInt(3) > 0) {
                days.add(it);
            }
        }
        return days;
    }

    private OpenState state() {
        return random.nextInt(3) > 0 ? OpenState.OPEN : any(OpenState.values());
    }

    private LocalDate day() {
        return LocalDate.of(2024, 1, 1).plusDays(random.nextInt(5 * 365));
    }

    /// A day before a night on which the clock is changed.
    private LocalDate leap(ZoneId zone) {
        var next = zone.getRules().nextTransition(day().atStartOfDay(zone).toInstant());
        return next.getDateTimeBefore().toLocalDate().minusDays(random.nextInt(2));
    }

    private <T> T any(T[] some) {
        return some[random.nextInt(some.length)];
    }
}
