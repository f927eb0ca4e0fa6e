// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The holidays of a country, from a file of lines `when;kind;from;until;fi;sv;en`:
///
/// - `when`: `12-06` a day of the year; `easter+39` days from Easter Sunday; `friday>=06-19` the first such day of the
///   week on or after one
/// - `kind`: see there
/// - `from`, `until`: the years in which it is one; empty where the file need not say
public final class Holidays {
    private static final Pattern EASTER = Pattern.compile("easter([+-]\\d{1,3})");
    private static final Pattern ON_OR_AFTER = Pattern.compile("([a-z]+)>=(\\d\\d-\\d\\d)");
    private static final int COLUMNS = 7;

    private final List<Holiday> all;
    private final Map<Integer, Map<LocalDate, Named>> years = new ConcurrentHashMap<>();

    private Holidays(List<Holiday> all) {
        this.all = List.copyOf(all);
    }

    /// What a day is to those who work.
    public enum Kind {
        /// A public holiday.
        PUBLIC,
        /// No public holiday, but a day on which authorities do not work and no time limit ends.
        EVE
    }

    /// @param from first year, or null
    /// @param until last year, or null
    private record Holiday(
            Rule rule,
            Kind kind,
            @Nullable Integer from,
            @Nullable Integer until,
            String fi,
            String sv,
            String en) {
        boolean isIn(int year) {
            return (from == null || year >= from) && (until == null || year <= until);
        }

        Named named() {
            return new Named(kind, fi, sv, en);
        }
    }

    private interface Rule {
        LocalDate in(int year);
    }

    /// A holiday by its names.
    public record Named(Kind kind, String fi, String sv, String en) {}

    private static final Holidays FINLAND = resource("/hours/holidays-fi.csv");

    /// Finland's, as they are since 1992.
    public static Holidays finland() {
        return FINLAND;
    }

    /// @throws IllegalArgumentException with the number of the line that cannot be read
    public static Holidays read(String file) {
        var all = new ArrayList<Holiday>();
        var number = 0;
        for (var line : file.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                all.add(holiday(line));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException("Line " + number + ": " + e.getMessage(), e);
            }
        }
        return new Holidays(all);
    }

    /// The holiday that a day is; the public one where it is several.
    public Optional<Named> find(LocalDate day) {
        return Optional.ofNullable(year(day.getYear()).get(day));
    }

    /// Whether it is a public holiday; a Sunday is one only by name.
    public boolean isPublic(LocalDate day) {
        var named = year(day.getYear()).get(day);
        return named != null && named.kind == Kind.PUBLIC;
    }

    /// False on Saturdays, Sundays, holidays of either kind.
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !year(day.getYear()).containsKey(day);
    }

    private Map<LocalDate, Named> year(int year) {
        return years.computeIfAbsent(
                year,
                _ -> {
                    var days = new HashMap<LocalDate, Named>();
                    for (var it : all) {
                        if (it.isIn(year)) {
                            days.merge(
                                    it.rule.in(year),
                                    it.named(),
                                    (a, b) -> a.kind.compareTo(b.kind) <= 0 ? a : b);
                        }
                    }
                    return Map.copyOf(days);
                });
    }

    private static Holiday holiday(String line) {
        var cells = line.split(";", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "a holiday has " + COLUMNS + " columns, this one has " + cells.length);
        }
        return new Holiday(
                rule(cells[0].strip()),
                Kind.valueOf(cells[1].strip().toUpperCase(Locale.ROOT)),
                year(cells[2]),
                year(cells[3]),
                cells[4].strip(),
                cells[5].strip(),
                cells[6].strip());
    }

    private static @Nullable Integer year(String cell) {
        return cell.isBlank() ? null : Integer.valueOf(cell.strip());
    }

    private static Rule rule(String when) {
        var easter = EASTER.matcher(when);
        if (easter.matches()) {
            var days = Integer.parseInt(easter.group(1));
            return year -> easter(year).plusDays(days);
        }
        var after = ON_OR_AFTER.matcher(when);
        if (after.matches()) {
            var weekday = DayOfWeek.valueOf(after.group(1).toUpperCase(Locale.ROOT));
            var first = MonthDay.parse("--" + after.group(2));
            return year -> first.atYear(year).with(TemporalAdjusters.nextOrSame(weekday));
        }
        var day = MonthDay.parse("--" + when);
        return day::atYear;
    }

    /// Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher's method).
    static LocalDate easter(int year) {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }

    private static Holidays resource(String name) {
        try (var in = Holidays.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The application lacks " + name);
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
