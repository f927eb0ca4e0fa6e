// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaYearsTest {
    private static final AreaYears HELSINKI = new AreaYears(MonthDay.of(8, 1), MonthDay.of(12, 16));

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2025-08-01, 2025-26
                    2025-12-15, 2025-26
                    2025-12-16, 2025-26 2026-27
                    2026-01-07, 2025-26 2026-27
                    2026-07-31, 2025-26 2026-27
                    2026-08-01, 2026-27
                    2026-12-15, 2026-27
                    2026-12-16, 2026-27 2027-28
                    """)
    void this_years_areas_are_valid_and_from_16_december_on_next_years_too(
            LocalDate day, String valid) {
        assertThat(
                        Stream.of("2024-25", "2025-26", "2026-27", "2027-28")
                                .filter(it -> HELSINKI.valid(it, day)))
                .isEqualTo(Stream.of(valid.split(" ")).toList());
    }

    @Test
    void where_next_years_areas_come_in_the_spring_they_do_not_come_in_december() {
        var spring = new AreaYears(MonthDay.of(8, 1), MonthDay.of(3, 1));
        assertThat(spring.valid("2026-27", LocalDate.of(2026, 2, 28))).isFalse();
        assertThat(spring.valid("2026-27", LocalDate.of(2026, 3, 1))).isTrue();
        assertThat(spring.valid("2027-28", LocalDate.of(2026, 12, 31))).isFalse();
    }

    @Test
    void a_city_that_keeps_no_such_days_goes_by_the_years_of_its_areas() {
        assertThat(AreaYears.ALL.valid("2031-32", LocalDate.of(2026, 1, 7))).isTrue();
    }
}
