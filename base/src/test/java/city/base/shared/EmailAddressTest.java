// SPDX-License-Identifier: EUPL-1.2
package city.base.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "maija@example.invalid",
                "maija.meri+koulu@posti.example.invalid",
                "häkkinen@pörssi.example",
                "\uD83D\uDC69@example.invalid"
            })
    void an_address_has_one_at_and_a_name_with_a_dot_after_it(String text) {
        assertThat(EmailAddress.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "maija@",
                "@example.invalid",
                "maija@example",
                "maija@.example",
                "maija@example.",
                "maija@example..invalid",
                "maija@meri@example.invalid",
                "maija meri@example.invalid",
                "maija\u00A0@example.invalid",
                "maija@example.invalid\u0085",
                "maija\u2028@example.invalid",
                "maija\u3000@example.invalid",
                "maija\u202F@example.invalid",
                "maija\u200B@example.invalid",
                "maija\u0000@example.invalid",
                "maija@example.invalid\r\nBcc: x@example.invalid",
                "maija\uD83D@example.invalid"
            })
    void a_part_that_lacks_or_a_blank_or_control_character_of_any_script_is_none(String text) {
        assertThat(EmailAddress.isOne(text)).isFalse();
    }

    @Test
    void an_address_is_at_most_two_hundred_characters_long() {
        var after = "@example.invalid";
        assertThat(EmailAddress.isOne("a".repeat(200 - after.length()) + after)).isTrue();
        assertThat(EmailAddress.isOne("a".repeat(201 - after.length()) + after)).isFalse();
    }
}
