// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.hours.SpanGroup.OnHolidays;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Against another's reckoning: the evaluator of OpenStreetMap's opening hours (npm `opening_hours`), which also has
/// Finland's holidays.
///
/// It gives the small hours to the day on which they are: a night ends at midnight where the day after is a holiday or
/// has exceptional hours, and begins at midnight after such a day. Here they belong to the evening before, as in
/// Helsinki's service. So they are not asked around such days; nor after the short Sunday in spring, whose night it ends
/// an hour early.
class OtherEvaluatorTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final int SMALL_HOURS = 6;
    private static final String[] DAYS = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};

    private final SplittableRandom random = new SplittableRandom(1);

    /// The same hours in both forms.
    private record Hours(String text, OpeningHours hours, List<LocalDate> apart) {}

    private record Question(String text, List<String> at) {}

    private static boolean[][] other(List<Question> asked)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("node", Path.of("src/test/node/opening-hours.cjs").toString());
        builder.environment().put("TZ", HELSINKI.getId());
        builder.environment().put("NODE_PATH", Path.of("node_modules").toAbsolutePath().toString());
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var process = builder.start();
        try (var out = process.getOutputStream()) {
            out.write(JsonMapper.shared().writeValueAsBytes(asked));
        }
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return JsonMapper.shared().readValue(told, boolean[][].class);
    }

    private static String days(Set<DayOfWeek> days) {
        return String.join(
                ",", days.stream().map(it -> DAYS[it.getValue() - 1]).toArray(String[]::new));
    }

    private LocalTime time(int from, int until) {
        return LocalTime.of(from + random.nextInt(until - from), 15 * random.nextInt(4));
    }

    private Set<DayOfWeek> someDays() {
        var days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
        for (var it : DayOfWeek.values()) {
            if (random.nextInt(2) == 0) {
                days.add(it);
            }
        }
        return days;
    }

    private TimeSpan span(Set<DayOfWeek> days) {
        return random.nextInt(4) == 0
                ? new TimeSpan(time(19, 24), time(0, 5), days, OpenState.OPEN)
                : new TimeSpan(time(6, 12), time(12, 20), days, OpenState.OPEN);
    }

    private Hours invented() {
        var text = new ArrayList<String>();
        var groups = new ArrayList<SpanGroup>();
        var holidays = random.nextBoolean() ? OnHolidays.NOT : OnHolidays.AS_USUAL;
        for (var i = random.nextInt(3); i >= 0; i--) {
            var days = someDays();
            var span = span(days);
            var rules = new ArrayList<Recurrence>();
            var when = days(days);
            switch (random.nextInt(5)) {
                case 0 -> {
                    var odd = random.nextBoolean();
                    when = "week " + (odd ? "01" : "02") + "-53/2 " + when;
                    rules.add(
                            new Recurrence(
                                    Recurrence.Within.YEAR,
                                    Recurrence.Counted.WEEK,
                                    null,
                                    0,
                                    0,
                                    odd ? Recurrence.Parity.ODD : Recurrence.Parity.EVEN));
                }
                case 1 -> {
                    var day = DayOfWeek.of(1 + random.nextInt(7));
                    var nth = random.nextBoolean() ? -1 : 1 + random.nextInt(4);
                    when = DAYS[day.getValue() - 1] + "[" + nth + "]";
                    span = span(EnumSet.of(day));
                    rules.add(
                            new Recurrence(
                                    Recurrence.Within.MONTH,
                                    Recurrence.Counted.WEEKDAY,
                                    day,
                                    nth,
                                    0,
                                    null));
                }
                default -> {}
            }
            text.add(when + " " + span.from() + "-" + span.until());
            groups.add(new SpanGroup(List.of(span), rules, holidays));
        }
        var all = new StringBuilder(String.join(", ", text));
        if (holidays == OnHolidays.NOT) {
            all.append("; PH off");
        }
        var periods = new ArrayList<OpeningPeriod>();
        periods.add(new OpeningPeriod(null, null, false, OpenState.OPEN, groups));
        var apart = new ArrayList<LocalDate>();
        if (random.nextBoolean()) {
            var from = FIRST.plusDays(random.nextInt(300));
            var until = from.plusDays(random.nextInt(40));
            var days = someDays();
            var span = new TimeSpan(time(6, 12), time(12, 20), days, OpenState.OPEN);
            var range = range(from) + "-" + range(until);
            all.append("; ").append(range).append(" off; ");
            all.append(range).append(' ').append(days(days));
            all.append(' ').append(span.from()).append('-').append(span.until());
            periods.add(
                    new OpeningPeriod(
                            from, until, true, OpenState.OPEN, List.of(SpanGroup.of(span))));
            from.datesUntil(until.plusDays(2)).forEach(apart::add);
        }
        return new Hours(
                all.toString(), new OpeningHours(periods, Holidays.finland(), HELSINKI), apart);
    }

    private static String range(LocalDate day) {
        return "%d %s %02d"
                .formatted(
                        day.getYear(),
                        day.getMonth().toString().charAt(0)
                                + day.getMonth()
                                        .toString()
                                        .substring(1, 3)
                                        .toLowerCase(Locale.ROOT),
                        day.getDayOfMonth());
    }

    private List<LocalDateTime> moments(Hours it) {
        var moments = new ArrayList<LocalDateTime>();
        while (moments.size() < 300) {
            var at =
                    FIRST.plusDays(random.nextInt(700))
                            .atTime(random.nextInt(24), 5 * random.nextInt(12));
            var day = at.toLocalDate();
            var asked =
                    at.getHour() >= SMALL_HOURS
                            || !(Holidays.finland().isPublic(day)
                                    || Holidays.finland().isPublic(day.minusDays(1))
                                    || it.apart.contains(day)
                                    || isShort(day.minusDays(1)));
            if (asked) {
                moments.add(at);
            }
        }
        return moments;
    }

    private static boolean isShort(LocalDate day) {
        return Duration.between(day.atStartOfDay(HELSINKI), day.plusDays(1).atStartOfDay(HELSINKI))
                        .toHours()
                < 24;
    }

    @Test
    void openstreetmaps_evaluator_gives_the_same_answers() throws Exception {
        var invented = new ArrayList<Hours>();
        var moments = new ArrayList<List<LocalDateTime>>();
        var asked = new ArrayList<Question>();
        for (var i = 0; i < 100; i++) {
            var it = invented();
            invented.add(it);
            moments.add(moments(it));
            asked.add(
                    new Question(
                            it.text, moments.getLast().stream().map(Object::toString).toList()));
        }
        var told = other(asked);
        var different = new ArrayList<Map<String, String>>();
        for (var i = 0; i < invented.size(); i++) {
            for (var j = 0; j < told[i].length; j++) {
                var at = moments.get(i).get(j);
                var ours = invented.get(i).hours.isOpen(at.atZone(HELSINKI).toInstant());
                if (ours != told[i][j]) {
                    different.add(
                            Map.of(
                                    "hours",
                                    invented.get(i).text,
                                    "at",
                                    at + " " + at.getDayOfWeek(),
                                    "ours",
                                    Boolean.toString(ours)));
                }
            }
        }
        assertThat(different).isEmpty();
    }
}
