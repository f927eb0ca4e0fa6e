// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fi | 8.4.2026         | keskiviikko 8.4.2026   | 8.4.2026 9.05
                    sv | 8.4.2026         | onsdag 8.4.2026        | 8.4.2026 9.05
                    en | 8 April 2026     | Wednesday 8 April 2026 | 8 April 2026, 9:05
                    ru | 8 апреля 2026\u00a0года | среда 8 апреля 2026\u00a0года | 8 апреля 2026\u00a0года, 9:05
                    """)
    void a_language_has_one_form_for_a_day_and_one_for_a_moment(
            String code, String day, String weekday, String moment) {
        var language = new Language(code);
        var it = LocalDateTime.of(2026, 4, 8, 9, 5);
        assertThat(Dates.day(it.toLocalDate(), language)).isEqualTo(day);
        assertThat(Dates.weekday(it.toLocalDate(), language)).isEqualTo(weekday);
        assertThat(Dates.moment(it, language)).isEqualTo(moment);
        assertThat(Dates.brief(LocalDate.of(2026, 4, 8))).isEqualTo("8.4.2026");
    }
}
