// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "040 123 4567, +358401234567",
        "040-1234567, +358401234567",
        "+358 40 123 4567, +358401234567",
        "+358 (0)40 123 4567, +358401234567",
        "0046 70 123 45 67, +46701234567",
        "'  050.123.45.67 ', +358501234567"
    })
    void is_dialled_as_it_was_meant(String typed, String number) {
        assertThat(PhoneNumber.of(typed)).contains(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "040",
                "0401234567890123",
                "four",
                "040 123 456a",
                "1234567",
                "+0401234567"
            })
    void what_cannot_be_dialled_is_none(String typed) {
        assertThat(PhoneNumber.of(typed)).isEmpty();
    }
}
