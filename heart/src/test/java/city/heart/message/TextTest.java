// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
    @ParameterizedTest
    @CsvSource({
        "a, 160, 1",
        "a, 161, 2",
        "ä, 306, 2",
        "ä, 307, 3",
        "€, 80, 1",
        "€, 81, 2",
        "ж, 70, 1",
        "ж, 71, 2",
        "ж, 134, 2",
        "ж, 135, 3",
        "š, 70, 1",
        "š, 71, 2"
    })
    void an_sms_is_divided_as_the_network_divides_it(String letter, int times, int segments) {
        assertThat(SmsText.segments(letter.repeat(times))).isEqualTo(segments);
    }

    @Test
    void numbers_and_latin_names_are_isolated_in_arabic_and_addresses_are_not() {
        assertThat(
                        Bidirectional.isolate(
                                "رقم 09 310 1691\nhttps://city.invalid/l/abc", new Language("ar")))
                .isEqualTo("رقم \u206609 310 1691\u2069\nhttps://city.invalid/l/abc");
    }

    /// A mark within an address breaks the link: seen where its secret held a low line.
    @Test
    void no_mark_stands_within_an_address_whatever_comes_before_it() {
        assertThat(
                        Bidirectional.isolate(
                                "حتى 28.1.2026: https://city.invalid/l/ab-_cd", new Language("ar")))
                .isEqualTo("حتى \u206628.1.2026\u2069: https://city.invalid/l/ab-_cd");
    }

    @Test
    void isolating_twice_changes_nothing() {
        var arabic = new Language("ar");
        var once = Bidirectional.isolate("رقم 09 310 1691", arabic);
        assertThat(Bidirectional.isolate(once, arabic)).isEqualTo(once);
    }

    @Test
    void a_text_from_left_to_right_stays_as_it_is() {
        assertThat(Bidirectional.isolate("Soita 09 310 1691.", Language.FI))
                .isEqualTo("Soita 09 310 1691.");
    }
}
