// SPDX-License-Identifier: EUPL-1.2
package city.base.web;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "fi, 8. huhtikuuta 2026",
        "en, 8 April 2026",
        "ru, 8 апреля 2026\u00a0года",
    })
    void a_day_in_words_ends_no_sentence_by_itself(String language, String words) {
        assertThat(Dates.words(LocalDate.of(2026, 4, 8), new Language(language))).isEqualTo(words);
    }
}
