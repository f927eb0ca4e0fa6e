// SPDX-License-Identifier: EUPL-1.2
package city.base.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {
    private static final Holidays FINLAND = Holidays.finland();

    @ParameterizedTest
    @CsvSource({
        "2024, 2024-03-31",
        "2025, 2025-04-20",
        "2026, 2026-04-05",
        "2027, 2027-03-28",
        "2038, 2038-04-25",
        "2285, 2285-03-22"
    })
    void easter_sunday(int year, LocalDate sunday) {
        assertThat(Holidays.easter(year)).isEqualTo(sunday);
    }

    @Test
    void the_holidays_and_eves_of_a_year_as_the_almanac_prints_them() {
        var year =
                LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2027, 1, 1))
                        .flatMap(day ->
                                FINLAND
                                        .find(day)
                                        .map(it -> day + " " + it.kind() + " " + it.en())
                                        .stream())
                        .collect(Collectors.joining("\n"));
        assertThat(year)
                .isEqualTo(
                        """
                        2026-01-01 PUBLIC New Year's Day
                        2026-01-06 PUBLIC Epiphany
                        2026-04-03 PUBLIC Good Friday
                        2026-04-05 PUBLIC Easter Sunday
                        2026-04-06 PUBLIC Easter Monday
                        2026-05-01 PUBLIC May Day
                        2026-05-14 PUBLIC Ascension Day
                        2026-05-24 PUBLIC Whit Sunday
                        2026-06-19 EVE Midsummer Eve
                        2026-06-20 PUBLIC Midsummer Day
                        2026-10-31 PUBLIC All Saints' Day
                        2026-12-06 PUBLIC Independence Day
                        2026-12-24 EVE Christmas Eve
                        2026-12-25 PUBLIC Christmas Day
                        2026-12-26 PUBLIC Boxing Day\
                        """
                                .stripIndent());
    }

    @Test
    void midsummer_eve_is_the_friday_before_midsummer_day_in_every_year() {
        IntStream.range(2020, 2060)
                .forEach(year -> {
                    var eve =
                            LocalDate.of(year, 6, 19)
                                    .datesUntil(LocalDate.of(year, 6, 27))
                                    .filter(it ->
                                            FINLAND.find(it)
                                                    .filter(named ->
                                                            named.en().equals("Midsummer Eve"))
                                                    .isPresent())
                                    .toList();
                    assertThat(eve).hasSize(1);
                    assertThat(FINLAND.find(eve.getFirst().plusDays(1)))
                            .map(Holidays.Named::en)
                            .contains("Midsummer Day");
                });
    }

    @Test
    void a_day_that_is_two_holidays_is_the_public_one() {
        var holidays = Holidays.read("12-24;eve;;;a;b;c\n12-24;public;;;d;e;f\n");
        assertThat(holidays.find(LocalDate.of(2026, 12, 24)))
                .contains(new Holidays.Named(Holidays.Kind.PUBLIC, "d", "e", "f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    13-01;public;;;a;b;c        | Line 2: Text '--13-01' could not be parsed
                    12-24;half;;;a;b;c          | Line 2: No enum constant
                    12-24;public;a;b;c          | Line 2: a holiday has 7 columns, this one has 5
                    someday>=06-19;eve;;;a;b;c  | Line 2: No enum constant
                    """)
    void a_line_that_is_none_is_told_by_its_number(String line, String told) {
        assertThatThrownBy(() -> Holidays.read("# holidays\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(told);
    }
}
