// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.shared.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MapLabelsTest {
    @Test
    void a_name_stands_right_of_its_mark_else_left_above_or_below_and_else_nowhere() {
        var labels = new MapLabels();
        labels.keepFree(320, 200, 5);
        // Ten letters of 10: 60 wide.
        assertThat(labels.name("Koulu Koti", 320, 200, 5, 10, "label"))
                .isEqualTo(
                        "<text class=\"label\" x=\"359.0\" y=\"203.0\" font-size=\"10.0\""
                                + " text-anchor=\"middle\">Koulu Koti</text>");
        assertThat(labels.name("Koulu Koti", 320, 200, 5, 10, "label")).contains("x=\"281.0\"");
        assertThat(labels.name("Koulu Koti", 320, 200, 5, 10, "label")).contains("y=\"189.0\"");
        assertThat(labels.name("Koulu Koti", 320, 200, 5, 10, "label")).contains("y=\"217.0\"");
        assertThat(labels.name("Koulu Koti", 320, 200, 5, 10, "label")).isEmpty();
    }

    @Test
    void no_name_is_cut_by_the_edge_and_none_can_break_the_picture() {
        var labels = new MapLabels();
        assertThat(labels.name("Koulu Koti", 635, 200, 5, 10, "label")).contains("x=\"596.0\"");
        assertThat(labels.name("<b>", 100, 100, 5, 10, "label")).contains(">&lt;b&gt;<");
    }

    @ParameterizedTest
    @CsvSource({"1.9,1", "2,2", "4999,2000", "730,500", "12000,10000"})
    void the_bar_has_a_round_length(double room, int bar) {
        assertThat(MapScale.round(room)).isEqualTo(bar);
    }

    @ParameterizedTest
    @CsvSource({"204,200 m", "994,990 m", "1000,1 km", "1240,'1,2 km'", "20000,20 km"})
    void lengths_are_written_as_people_write_them(double metres, String text) {
        assertThat(MapScale.length(metres, Language.FI)).isEqualTo(text);
    }
}
