// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// A table that leaves the house as a file, row by row: comma separated (RFC 4180), JSON or a spreadsheet (ECMA-376).
/// Cells are text, numbers, truth, days and moments; a moment is written in UTC.
///
/// ```java
/// TableFile.<Row>named("units").column("unit", Row::name).column("free", Row::free).send(format, rows, response);
/// ```
///
/// @param <R> a row
public final class TableFile<R> {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORMULA = "=+-@\t\r";

    private final String name;
    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String name, Function<R, @Nullable Object> of) {}

    /// What a table can be.
    public enum Format {
        CSV("text/csv; charset=utf-8"),
        JSON("application/json"),
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String type;

        Format(String type) {
            this.type = type;
        }

        /// By the ending of a file's name; empty for any other.
        public static Optional<Format> find(String ending) {
            for (var it : values()) {
                if (it.ending().equals(ending)) {
                    return Optional.of(it);
                }
            }
            return Optional.empty();
        }

        /// Such as `csv`.
        public String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private TableFile(String name) {
        this.name = name;
    }

    /// Begins one.
    ///
    /// @param name of the file, without its ending
    public static <R> TableFile<R> named(String name) {
        return new TableFile<>(name);
    }

    /// A further column.
    ///
    /// @param column name as in the header and in JSON
    public TableFile<R> column(String column, Function<R, @Nullable Object> of) {
        columns.add(new Column<>(column, of));
        return this;
    }

    /// Answers a request with the file.
    public void send(Format format, Iterable<R> rows, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + name + "." + format.ending() + "\"");
        write(format, rows, response.getOutputStream());
    }

    /// Writes the file; the stream stays open.
    public void write(Format format, Iterable<R> rows, OutputStream to) throws IOException {
        switch (format) {
            case CSV -> csv(rows, to);
            case JSON -> json(rows, to);
            case XLSX -> spreadsheet(rows, to);
        }
    }

    private void csv(Iterable<R> rows, OutputStream to) throws IOException {
        var out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        var csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        for (var row : rows) {
            csv.writeRecord(columns.stream().map(it -> text(it.of().apply(row))).toList());
        }
        csv.flush();
        out.flush();
    }

    /// A text that a spreadsheet would take for a formula is marked as text, as OWASP advises.
    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String it when !it.isEmpty() && FORMULA.indexOf(it.charAt(0)) >= 0 -> "'" + it;
            default -> value.toString();
        };
    }

    private void json(Iterable<R> rows, OutputStream to) {
        try (var json = JSON.createGenerator(new OpenStream(to))) {
            json.writeStartArray();
            for (var row : rows) {
                json.writeStartObject();
                for (var it : columns) {
                    json.writeName(it.name());
                    value(json, it.of().apply(row));
                }
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private static void value(JsonGenerator json, @Nullable Object value) {
        switch (value) {
            case null -> json.writeNull();
            case Number it -> json.writePOJO(it);
            case Boolean it -> json.writeBoolean(it);
            default -> json.writeString(value.toString());
        }
    }

    private void spreadsheet(Iterable<R> rows, OutputStream to) throws IOException {
        var book = new Workbook(new OpenStream(to), "Proactive City", "1.0");
        var sheet = book.newWorksheet(name);
        for (var at = 0; at < columns.size(); at++) {
            sheet.value(0, at, columns.get(at).name());
            sheet.style(0, at).bold().set();
        }
        sheet.freezePane(0, 1);
        var line = 1;
        for (var row : rows) {
            for (var at = 0; at < columns.size(); at++) {
                cell(sheet, line, at, columns.get(at).of().apply(row));
            }
            line++;
            if (line % 1000 == 0) {
                sheet.flush();
            }
        }
        book.finish();
    }

    private static void cell(Worksheet sheet, int line, int at, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number it -> sheet.value(line, at, it);
            case Boolean it -> sheet.value(line, at, it);
            case LocalDate it -> {
                sheet.value(line, at, it);
                sheet.style(line, at).format("yyyy-mm-dd").set();
            }
            case Instant it -> sheet.value(line, at, it.toString());
            default -> sheet.value(line, at, value.toString());
        }
    }

    /// Whoever gave the stream closes it.
    private static final class OpenStream extends java.io.FilterOutputStream {
        OpenStream(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
