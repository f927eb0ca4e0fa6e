// SPDX-License-Identifier: EUPL-1.2
package city.heart.peoplefact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleFactsTest {
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    fi,  finnish
                    swe, swedish
                    SE,  sami
                    smn, sami
                    rom, roma
                    sgn, sign
                    fse, sign
                    so,  other
                    ,    unknown
                    """)
    void only_the_group_of_the_mother_tongue_is_given(String code, String group) {
        assertThat(PeopleFacts.tongue(code)).isEqualTo(group);
    }
}
