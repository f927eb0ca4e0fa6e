// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLinesTest {
    private static List<String> read(String file) {
        var lines = new ArrayList<String>();
        CsvLines.read(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                List.of("unit", "name"),
                it -> lines.add(it.number() + " " + it.text("unit") + "/" + it.text("name")));
        return lines;
    }

    @Test
    void cells_may_hold_commas_quotes_and_line_breaks() {
        assertThat(
                        read(
                                "unit,name\r\na,\"Koulu, \"\"pieni\"\"\"\r\nb,\"kaksi\nriviä\"\r\nc, x \r\n"))
                .containsExactly("2 a/Koulu, \"pieni\"", "3 b/kaksi\nriviä", "5 c/x");
    }

    @Test
    void a_byte_order_mark_empty_lines_and_further_columns_are_passed_over() {
        assertThat(read("\uFEFFunit,name,more\na,b,c\n\nd,e,f\n"))
                .containsExactly("2 a/b", "4 d/e");
    }

    @Test
    void a_line_that_is_too_short_has_empty_cells() {
        assertThat(read("unit,name\na\n")).containsExactly("2 a/");
    }

    @Test
    void a_header_alone_is_a_file_without_lines_and_another_header_is_refused() {
        assertThat(read("unit,name\n")).isEmpty();
        assertThatThrownBy(() -> read("name,unit\na,b\n"))
                .isInstanceOfSatisfying(
                        CsvLines.BadFile.class,
                        it -> {
                            assertThat(it.line()).isEqualTo(1);
                            assertThat(it.what()).isEqualTo("the header must begin unit,name");
                        });
    }

    @Test
    void an_empty_file_has_no_header() {
        assertThatThrownBy(() -> read("")).isInstanceOf(CsvLines.BadFile.class);
    }
}
