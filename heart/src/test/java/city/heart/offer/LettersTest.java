// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
    @Test
    void a_letter_leaves_out_the_line_of_which_it_knows_nothing() {
        assertThat(Letters.withoutGaps("Plats: Skola\nAdress: \ue000\nBörjar: 11.8.2026"))
                .isEqualTo("Plats: Skola\nBörjar: 11.8.2026");
    }
}
