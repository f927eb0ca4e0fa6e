// SPDX-License-Identifier: EUPL-1.2
package city.heart.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By year of birth, never by birthday (Basic Education Act 628/1998, sections 25 and 26 a).
class YearOfBirthTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    pre-primary,  6
                    school-start, 7
                    """)
    void a_child_is_due_from_january_of_the_year_to_the_end_of_the_school_year(
            String service, int age) {
        var rule = Helsinki.service(service).rule();
        for (var born = 2000; born <= 2030; born++) {
            var facts = ordinary(service, born);
            var first = LocalDate.of(born + age, 1, 7);
            // The school year that ran when the city took the rule into use was placed before.
            var last =
                    born + age == 2025
                            ? LocalDate.of(2026, 1, 6)
                            : LocalDate.of(born + age + 1, 7, 31);
            assertThat(rule.decide(facts, first.minusDays(1)).reason()).isEqualTo("not-yet");
            assertThat(rule.decide(facts, first).answer()).isEqualTo("met");
            assertThat(rule.decide(facts, last).answer()).isEqualTo("met");
            assertThat(rule.decide(facts, last.plusDays(1)).reason()).isEqualTo("over");
            assertThat(rule.decide(facts, first).schoolYear()).isEqualTo(born + age);
        }
    }

    private static Map<String, Object> ordinary(String service, int born) {
        var read = Helsinki.read(service);
        var facts =
                new HashMap<String, Object>(
                        new ExamplesReader(read.service().vocabulary())
                                .read(read.folder(), new FolderFaults())
                                .getFirst()
                                .facts());
        facts.put("birth year", BigDecimal.valueOf(born));
        return facts;
    }
}
