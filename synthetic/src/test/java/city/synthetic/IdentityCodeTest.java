// SPDX-License-Identifier: EUPL-1.2
package city.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityCodeTest {
    private static final LocalDate DAY = LocalDate.of(1952, 10, 13);

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # the example that the register's authority prints everywhere
                    131052-308T, true
                    131052-308U, false
                    131052Y308T, true
                    131052Z308T, false
                    310652-308T, false
                    13105-2308T, false
                    131052-308,  false
                    """)
    void is_valid_by_day_century_sign_and_check_character(String code, boolean valid) {
        assertThat(IdentityCode.isValid(code)).isEqualTo(valid);
    }

    @Test
    void has_three_hundred_different_codes_for_each_day_and_sex() {
        var codes =
                IntStream.range(0, 300).mapToObj(slot -> IdentityCode.of(DAY, true, slot)).toList();
        assertThat(codes).doesNotHaveDuplicates().allMatch(IdentityCode::isValid);
        assertThat(codes)
                .allMatch(code -> code.charAt(7) == '9')
                .allMatch(code -> code.charAt(9) % 2 == 0);
        assertThat(codes.stream().map(code -> code.charAt(6)).distinct())
                .containsExactly('-', 'Y', 'X', 'W', 'V', 'U');
    }

    @Test
    void gives_men_odd_numbers_and_this_century_its_own_signs() {
        assertThat(IdentityCode.of(LocalDate.of(2020, 2, 29), false, 51)).startsWith("290220B915");
    }

    @Test
    void refuses_a_century_without_signs() {
        assertThatThrownBy(() -> IdentityCode.of(LocalDate.of(1899, 12, 31), true, 0))
                .hasMessage("no code for the year 1899");
    }

    @Test
    void building_ids_carry_the_check_character_of_the_building_register() {
        // A real building of the city model is 101589033K: nine digits modulo 31.
        assertThat(IdentityCode.checkCharacter(101_589_033)).isEqualTo('K');
        assertThat(BuildingId.of(0)).isEqualTo("1900000008");
    }
}
