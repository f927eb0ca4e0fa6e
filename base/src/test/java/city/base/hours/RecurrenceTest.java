// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.hours.Recurrence.Counted;
import city.base.hours.Recurrence.Parity;
import city.base.hours.Recurrence.Within;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2020, 12, 31);

    private static List<String> days(Recurrence rule, String month, String later) {
        return LocalDate.parse(month)
                .datesUntil(LocalDate.parse(later).plusDays(1))
                .filter(it -> rule.includes(it, FIRST, LAST))
                .map(LocalDate::toString)
                .toList();
    }

    /// Expected values: the reference's own tests where it has such a case, else counted on a wall calendar of 2020.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            textBlock =
                    """
                    # within, counted, weekday,  start, every, parity, from,       until,      days
                    PERIOD,   WEEKDAY, THURSDAY, 0,     0,     -,      2020-10-01, 2020-10-31, 2020-10-01 2020-10-08 2020-10-15 2020-10-22 2020-10-29
                    PERIOD,   WEEKDAY, THURSDAY, 1,     0,     -,      2020-01-01, 2020-10-31, 2020-01-02
                    PERIOD,   WEEKDAY, THURSDAY, 2,     3,     -,      2020-10-01, 2020-10-31, 2020-10-08 2020-10-29
                    PERIOD,   WEEKDAY, THURSDAY, 0,     0,     EVEN,   2020-10-01, 2020-10-31, 2020-10-08 2020-10-22
                    PERIOD,   WEEKDAY, THURSDAY, -1,    0,     -,      2020-12-01, 2020-12-31, 2020-12-31
                    PERIOD,   DAY,     -,        3,     10,    -,      2020-01-01, 2020-01-31, 2020-01-03 2020-01-13 2020-01-23
                    PERIOD,   DAY,     -,        -1,    0,     -,      2020-12-01, 2020-12-31, 2020-12-31
                    PERIOD,   WEEK,    -,        1,     0,     -,      2020-01-01, 2020-01-31, 2020-01-01 2020-01-02 2020-01-03 2020-01-04 2020-01-05
                    PERIOD,   MONTH,   -,        12,    0,     -,      2020-12-30, 2020-12-31, 2020-12-30 2020-12-31
                    YEAR,     DAY,     -,        60,    0,     -,      2020-02-01, 2020-03-31, 2020-02-29
                    YEAR,     WEEKDAY, MONDAY,   -1,    0,     -,      2020-12-01, 2020-12-31, 2020-12-28
                    YEAR,     MONTH,   -,        3,     3,     -,      2020-05-31, 2020-06-02, 2020-06-01 2020-06-02
                    YEAR,     WEEK,    -,        53,    0,     -,      2020-12-26, 2020-12-31, 2020-12-28 2020-12-29 2020-12-30 2020-12-31
                    MONTH,    DAY,     -,        -1,    0,     -,      2020-01-01, 2020-03-31, 2020-01-31 2020-02-29 2020-03-31
                    MONTH,    WEEKDAY, MONDAY,   1,     0,     -,      2020-06-01, 2020-07-31, 2020-06-01 2020-07-06
                    MONTH,    WEEKDAY, FRIDAY,   -1,    0,     -,      2020-01-01, 2020-02-29, 2020-01-31 2020-02-28
                    MONTH,    WEEKDAY, TUESDAY,  2,     2,     -,      2020-06-01, 2020-06-30, 2020-06-09 2020-06-23
                    MONTH,    WEEK,    -,        -1,    0,     -,      2020-02-01, 2020-02-29, 2020-02-24 2020-02-25 2020-02-26 2020-02-27 2020-02-28 2020-02-29
                    YEAR,     WEEK,    -,        0,     0,     ODD,    2020-01-04, 2020-01-14, 2020-01-04 2020-01-05 2020-01-13 2020-01-14
                    YEAR,     MONTH,   -,        0,     0,     EVEN,   2020-01-31, 2020-02-02, 2020-02-01 2020-02-02
                    """)
    void holds_on(
            Within within,
            Counted counted,
            @Nullable DayOfWeek weekday,
            int start,
            int every,
            @Nullable Parity parity,
            String from,
            String until,
            String days) {
        var rule = new Recurrence(within, counted, weekday, start, every, parity);
        assertThat(days(rule, from, until)).isEqualTo(Arrays.asList(days.split(" ")));
    }

    @Test
    void the_days_before_the_first_iso_week_are_week_nought() {
        // 1 January 2021 is a Friday of week 53 of 2020.
        var first = new Recurrence(Within.YEAR, Counted.WEEK, null, 1, 0, null);
        assertThat(first.includes(LocalDate.of(2021, 1, 3), null, null)).isFalse();
        assertThat(first.includes(LocalDate.of(2021, 1, 4), null, null)).isTrue();
        var odd = new Recurrence(Within.YEAR, Counted.WEEK, null, 0, 0, Parity.ODD);
        assertThat(odd.includes(LocalDate.of(2021, 1, 3), null, null)).isTrue();
    }

    @Test
    void what_cannot_be_counted_is_refused_with_a_reason() {
        assertThatThrownBy(() -> new Recurrence(Within.MONTH, Counted.MONTH, null, 1, 0, null))
                .hasMessage("Months of a month cannot be counted");
        assertThatThrownBy(() -> new Recurrence(Within.YEAR, Counted.WEEKDAY, null, 1, 0, null))
                .hasMessage("A day of the week is named where such days are counted");
        assertThatThrownBy(() -> new Recurrence(Within.YEAR, Counted.DAY, null, 0, 2, null))
                .hasMessage("Who counts every n-th says from where on");
        var second = new Recurrence(Within.PERIOD, Counted.WEEK, null, 2, 0, null);
        assertThatThrownBy(() ->
                        new OpeningPeriod(
                                null,
                                LAST,
                                false,
                                OpenState.OPEN,
                                List.of(
                                        new SpanGroup(
                                                List.of(),
                                                List.of(second),
                                                SpanGroup.OnHolidays.AS_USUAL))))
                .hasMessage(
                        "A rule that counts from the beginning of a period needs its first day");
    }
}
