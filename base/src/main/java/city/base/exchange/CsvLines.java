// SPDX-License-Identifier: EUPL-1.2
package city.base.exchange;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// A comma separated file with a header, UTF-8 (RFC 4180), line by line. A byte order mark is passed over, an empty
/// line too.
public final class CsvLines {
    private CsvLines() {}

    /// One line.
    ///
    /// @param number from 1; the header is line 1
    public record Line(long number, List<String> header, List<String> cells) {
        /// A cell, without spaces around it; empty where the line is too short or there is no such column.
        public String text(String column) {
            var at = header.indexOf(column);
            return at < 0 || at >= cells.size() ? "" : cells.get(at).strip();
        }
    }

    /// Reads all lines.
    ///
    /// @param columns which there must be, in this order; others may follow
    /// @param line    takes each one; what it throws goes on to the caller
    /// @throws BadFile with the line that cannot be read
    public static void read(InputStream file, List<String> columns, Consumer<Line> line) {
        try (var lines =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .skipEmptyLines(true)
                        .allowMissingFields(true)
                        .allowExtraFields(true)
                        .ofCsvRecord(file, StandardCharsets.UTF_8)) {
            List<String> header = null;
            for (var it : lines) {
                if (header == null) {
                    header = header(it.getFields(), columns);
                } else {
                    line.accept(new Line(it.getStartingLineNumber(), header, it.getFields()));
                }
            }
            if (header == null) {
                header(List.of(), columns);
            }
        } catch (CsvParseException fault) {
            throw new BadFile(1, "is no comma separated file: " + fault.getMessage());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static List<String> header(List<String> is, List<String> wanted) {
        if (is.size() < wanted.size() || !is.subList(0, wanted.size()).equals(wanted)) {
            throw new BadFile(1, "the header must begin " + String.join(",", wanted));
        }
        return is;
    }

    /// The file as a whole cannot be read.
    public static final class BadFile extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long line;
        private final String what;

        BadFile(long line, String what) {
            super(what);
            this.line = line;
            this.what = what;
        }

        /// What is wrong, in English.
        public String what() {
            return what;
        }

        /// From 1.
        public long line() {
            return line;
        }
    }
}
