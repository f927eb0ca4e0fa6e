// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningHoursTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Set<DayOfWeek> WEEKDAYS =
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> EVERY = Set.of();

    private static OpeningHours hours(OpeningPeriod... periods) {
        return new OpeningHours(List.of(periods), Holidays.finland(), HELSINKI);
    }

    private static OpeningPeriod always(SpanGroup... groups) {
        return new OpeningPeriod(null, null, false, OpenState.OPEN, List.of(groups));
    }

    private static OpeningPeriod instead(
            String from, String until, OpenState state, SpanGroup... groups) {
        return new OpeningPeriod(
                LocalDate.parse(from), LocalDate.parse(until), true, state, List.of(groups));
    }

    private static TimeSpan span(String from, String until, Set<DayOfWeek> days) {
        return span(from, until, days, OpenState.UNDEFINED);
    }

    private static TimeSpan span(String from, String until, Set<DayOfWeek> days, OpenState state) {
        return new TimeSpan(LocalTime.parse(from), LocalTime.parse(until), days, state);
    }

    private static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(HELSINKI).toInstant();
    }

    /// As a person would write a day: `09:00-16:00 open`.
    private static String day(OpeningHours hours, String day) {
        return hours.during(LocalDate.parse(day)).stream()
                .map(it ->
                        it.from().toLocalTime()
                                + "-"
                                + it.until().toLocalTime()
                                + " "
                                + it.state().code())
                .collect(Collectors.joining(", "));
    }

    private static final OpeningHours OFFICE =
            hours(
                    always(
                            new SpanGroup(
                                    List.of(span("09:00", "16:00", WEEKDAYS)),
                                    List.of(),
                                    SpanGroup.OnHolidays.NOT)));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-01-05, 09:00-16:00 open
                    2026-01-06, ''
                    2026-01-07, 09:00-16:00 open
                    2026-01-10, ''
                    2026-06-19, 09:00-16:00 open
                    2026-04-03, ''
                    """)
    void an_office_is_open_on_weekdays_that_are_no_holidays(String day, String told) {
        assertThat(day(OFFICE, day)).isEqualTo(told);
    }

    @Test
    void a_span_says_another_state_than_its_period() {
        var library =
                hours(
                        always(
                                SpanGroup.of(
                                        span("08:00", "10:00", WEEKDAYS, OpenState.SELF_SERVICE),
                                        span("10:00", "17:00", WEEKDAYS),
                                        span("17:00", "19:00", WEEKDAYS, OpenState.SELF_SERVICE))));
        assertThat(day(library, "2020-10-12"))
                .isEqualTo("08:00-10:00 self_service, 10:00-17:00 open, 17:00-19:00 self_service");
    }

    @Test
    void an_exception_takes_the_place_of_the_usual_hours_and_the_shortest_one_of_the_longer() {
        var hours =
                hours(
                        always(SpanGroup.of(span("09:00", "16:00", EVERY))),
                        instead(
                                "2020-06-01",
                                "2020-08-09",
                                OpenState.OPEN,
                                SpanGroup.of(span("10:00", "14:00", EVERY))),
                        instead("2020-06-18", "2020-06-21", OpenState.CLOSED));
        assertThat(day(hours, "2020-05-31")).isEqualTo("09:00-16:00 open");
        assertThat(day(hours, "2020-06-17")).isEqualTo("10:00-14:00 open");
        assertThat(day(hours, "2020-06-18")).isEqualTo("00:00-00:00 closed");
        assertThat(day(hours, "2020-06-22")).isEqualTo("10:00-14:00 open");
        assertThat(day(hours, "2020-08-10")).isEqualTo("09:00-16:00 open");
    }

    @Test
    void an_exception_without_spans_and_state_leaves_the_day_unsaid() {
        var hours =
                hours(
                        always(SpanGroup.of(span("09:00", "16:00", EVERY))),
                        instead("2020-06-18", "2020-06-18", OpenState.UNDEFINED));
        assertThat(day(hours, "2020-06-18")).isEmpty();
        assertThat(hours.at(moment("2020-06-18T10:00"))).isEqualTo(OpenState.UNDEFINED);
    }

    @Test
    void a_night_goes_on_into_a_day_that_is_closed() {
        var bar =
                hours(
                        always(SpanGroup.of(span("20:00", "03:00", EVERY))),
                        instead("2026-05-02", "2026-05-02", OpenState.CLOSED));
        assertThat(day(bar, "2026-05-01")).isEqualTo("00:00-03:00 open, 20:00-00:00 open");
        assertThat(day(bar, "2026-05-02")).isEqualTo("00:00-03:00 open, 03:00-00:00 closed");
        assertThat(day(bar, "2026-05-03")).isEqualTo("20:00-00:00 open");
    }

    @Test
    void spans_alike_that_meet_are_one_and_maintenance_takes_its_part() {
        var hours =
                hours(
                        always(
                                SpanGroup.of(
                                        span("08:00", "12:00", EVERY),
                                        span("11:00", "16:00", EVERY),
                                        span("13:00", "14:00", EVERY, OpenState.MAINTENANCE))));
        assertThat(day(hours, "2026-01-07"))
                .isEqualTo("08:00-13:00 open, 13:00-14:00 maintenance, 14:00-16:00 open");
    }

    @Test
    void spans_hold_on_the_days_on_which_all_rules_of_their_group_hold() {
        var hours =
                hours(
                        new OpeningPeriod(
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2020, 12, 31),
                                false,
                                OpenState.OPEN,
                                List.of(
                                        new SpanGroup(
                                                List.of(span("10:00", "18:00", WEEKDAYS)),
                                                List.of(
                                                        new Recurrence(
                                                                Recurrence.Within.PERIOD,
                                                                Recurrence.Counted.WEEKDAY,
                                                                DayOfWeek.THURSDAY,
                                                                0,
                                                                0,
                                                                Recurrence.Parity.EVEN),
                                                        new Recurrence(
                                                                Recurrence.Within.PERIOD,
                                                                Recurrence.Counted.MONTH,
                                                                null,
                                                                0,
                                                                0,
                                                                Recurrence.Parity.EVEN)),
                                                SpanGroup.OnHolidays.AS_USUAL))));
        // The reference's own case: an even Thursday of an even month, no other.
        assertThat(day(hours, "2020-10-22")).isEqualTo("10:00-18:00 open");
        for (var other : List.of("2020-10-15", "2020-09-17", "2020-09-24", "2020-10-23")) {
            assertThat(day(hours, other)).as(other).isEmpty();
        }
    }

    @Test
    void it_opens_next_now_later_after_the_weekend_or_not_within_a_year() {
        assertThat(OFFICE.nextOpen(moment("2026-01-07T10:00")))
                .contains(moment("2026-01-07T10:00"));
        assertThat(OFFICE.nextOpen(moment("2026-01-07T16:00")))
                .contains(moment("2026-01-08T09:00"));
        assertThat(OFFICE.nextOpen(moment("2026-04-02T17:00")))
                .contains(moment("2026-04-07T09:00"));
        assertThat(hours().nextOpen(moment("2026-01-07T10:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # the whole night of the change has an hour less in spring, one more in autumn
                    2026-03-28T22:00, 2026-03-29T06:00, 420
                    2026-10-24T22:00, 2026-10-25T06:00, 540
                    2026-01-09T22:00, 2026-01-10T06:00, 480
                    """)
    void around_the_clock_counts_the_hours_that_there_are(String from, String until, long minutes) {
        var always = hours(always(SpanGroup.of(TimeSpan.wholeDay(EVERY, OpenState.OPEN))));
        assertThat(always.openBetween(moment(from), moment(until)))
                .isEqualTo(Duration.ofMinutes(minutes));
        assertThat(always.after(moment(from), Duration.ofMinutes(minutes))).contains(moment(until));
    }

    @Test
    void working_hours_are_counted_over_a_weekend() {
        var friday = moment("2026-01-09T15:00");
        assertThat(OFFICE.openBetween(friday, moment("2026-01-12T10:00")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(OFFICE.after(friday, Duration.ofHours(2))).contains(moment("2026-01-12T10:00"));
        assertThat(OFFICE.after(friday, Duration.ofHours(1))).contains(moment("2026-01-09T16:00"));
        assertThat(OFFICE.after(friday, Duration.ZERO)).contains(friday);
        assertThat(hours().after(friday, Duration.ofHours(1))).isEmpty();
    }
}
