// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import city.base.exchange.TableFile.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class TableFileTest {
    private record Row(String name, int free, @Nullable LocalDate since, boolean open) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row("Koulu, \"pieni\" Ö", 2, LocalDate.of(2026, 8, 1), true),
                    new Row("=HYPERLINK(1)", -1, null, false));

    private static TableFile<Row> table() {
        return TableFile.<Row>named("units")
                .column("name", Row::name)
                .column("free", Row::free)
                .column("since", Row::since)
                .column("open", Row::open);
    }

    private static byte[] written(Format format) throws IOException {
        var out = new ByteArrayOutputStream();
        table().write(format, ROWS, out);
        return out.toByteArray();
    }

    @Test
    void comma_separated_a_formula_is_marked_as_text() throws IOException {
        assertThat(new String(written(Format.CSV), StandardCharsets.UTF_8))
                .isEqualTo(
                        "name,free,since,open\r\n"
                                + "\"Koulu, \"\"pieni\"\" Ö\",2,2026-08-01,true\r\n"
                                + "'=HYPERLINK(1),-1,,false\r\n");
    }

    @Test
    void json_keeps_numbers_truth_and_what_is_absent() throws IOException {
        assertThat(new String(written(Format.JSON), StandardCharsets.UTF_8))
                .isEqualTo(
                        "[{\"name\":\"Koulu, \\\"pieni\\\" Ö\",\"free\":2,\"since\":\"2026-08-01\",\"open\":true},"
                                + "{\"name\":\"=HYPERLINK(1)\",\"free\":-1,\"since\":null,\"open\":false}]");
    }

    @Test
    void a_spreadsheet_has_texts_numbers_and_days() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(written(Format.XLSX)))) {
            var lines = book.getFirstSheet().read();
            assertThat(lines.getFirst().getCellAsString(0)).contains("name");
            var first = lines.get(1);
            assertThat(first.getCellAsString(0)).contains("Koulu, \"pieni\" Ö");
            assertThat(first.getCellAsNumber(1).orElseThrow().intValue()).isEqualTo(2);
            assertThat(first.getCellAsDate(2).orElseThrow().toLocalDate())
                    .isEqualTo(LocalDate.of(2026, 8, 1));
            assertThat(first.getCellAsBoolean(3)).contains(true);
            assertThat(lines.get(2).getCellAsString(0)).contains("=HYPERLINK(1)");
        }
    }

    @Test
    void it_is_sent_as_a_file_with_its_name() throws IOException {
        var response = new MockHttpServletResponse();
        table().send(Format.CSV, ROWS, response);
        assertThat(response.getContentType()).startsWith("text/csv");
        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"units.csv\"");
        assertThat(Format.find("xlsx")).contains(Format.XLSX);
        assertThat(Format.find("exe")).isEmpty();
    }
}
