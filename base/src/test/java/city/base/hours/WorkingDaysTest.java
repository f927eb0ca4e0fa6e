// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.base.hours.ServiceDays.Channel;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-01-01, New Year's Day
                    2026-01-06, Epiphany
                    2026-04-03, Good Friday
                    2026-04-04, Saturday
                    2026-04-05, Easter Sunday
                    2026-04-06, Easter Monday
                    2026-05-01, May Day
                    2026-05-14, Ascension Day
                    2026-05-24, Pentecost
                    2026-06-19, Midsummer Eve
                    2026-06-20, Midsummer Day
                    2025-12-06, Independence Day
                    2027-12-06, Independence Day on a Monday
                    2026-12-24, Christmas Eve
                    2026-12-25, Christmas Day
                    2028-12-26, the second day of Christmas on a Tuesday
                    """)
    void no_last_day_falls_on(LocalDate day, String why) {
        assertThat(WorkingDays.isWorkingDay(day)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-04-02", "2026-04-07", "2026-06-18", "2026-06-22", "2026-12-31", "2026-11-02"})
    void an_ordinary_weekday_counts(LocalDate day) {
        assertThat(WorkingDays.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # channel,   sent,       served,     last day, why it moved
                    LETTER,      2026-01-07, 2026-01-14, 2026-01-28
                    ELECTRONIC,  2026-01-07, 2026-01-10, 2026-01-26
                    LETTER,      2026-03-13, 2026-03-20, 2026-04-07
                    ELECTRONIC,  2026-06-02, 2026-06-05, 2026-06-22
                    LETTER,      2026-12-03, 2026-12-10, 2026-12-28
                    ELECTRONIC,  2026-04-14, 2026-04-17, 2026-05-04
                    """)
    void the_last_day_counts_from_service_and_moves_to_a_working_day(
            Channel channel, LocalDate sent, LocalDate served, LocalDate last) {
        assertThat(ServiceDays.served(channel, sent)).isEqualTo(served);
        assertThat(ServiceDays.lastDayToAnswer(served, 14)).isEqualTo(last);
    }

    @Test
    void a_proposal_is_never_open_for_less_than_fourteen_days() {
        assertThatThrownBy(() -> ServiceDays.lastDayToAnswer(LocalDate.of(2026, 1, 14), 13))
                .hasMessage("A proposal stays open for at least 14 days, not 13");
    }

    @Test
    void two_working_days_skip_easter() {
        assertThat(WorkingDays.after(LocalDate.of(2026, 4, 2), 2))
                .isEqualTo(LocalDate.of(2026, 4, 8));
    }
}
