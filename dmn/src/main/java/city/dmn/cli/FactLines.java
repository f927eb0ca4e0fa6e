// SPDX-License-Identifier: EUPL-1.2
package city.dmn.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// A file of facts: cells with a separator between (RFC 4180), the first line naming the columns. The separator is the one
/// that makes names of facts out of the first line: a comma, a semicolon as spreadsheets here write it, a tab. UTF-8
/// or UTF-16 with its mark; lines that are in neither are read as Windows-1252, which is said.
final class FactLines {
    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int PIECE = 1 << 16;

    /// One line of facts.
    ///
    /// @param number from 1, of the line in the file where it begins
    record Line(long number, List<String> cells) {}

    private final Path file;
    private final boolean wide;
    private final char separator;
    private final List<String> header;

    private FactLines(Path file, boolean wide, char separator, List<String> header) {
        this.file = file;
        this.wide = wide;
        this.separator = separator;
        this.header = header;
    }

    /// Opens a file and reads its first line.
    ///
    /// @param facts names of facts, by which the separator is known
    static FactLines open(Path file, Set<String> facts) {
        GivenFiles.readable(file);
        try {
            var wide = wide(file);
            FactLines best = null;
            var most = -1L;
            for (var separator : SEPARATORS) {
                var header = header(file, wide, separator);
                var score = header.stream().filter(facts::contains).count() * PIECE + header.size();
                if (score > most) {
                    most = score;
                    best = new FactLines(file, wide, separator, header);
                }
            }
            if (best == null || best.header.isEmpty()) {
                throw new Unusable(file + " is empty; its first line must name the facts");
            }
            return best;
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + GivenFiles.reason(e));
        }
    }

    private static List<String> header(Path file, boolean wide, char separator) throws IOException {
        try (var records = records(reader(file, wide, _ -> {}), separator)) {
            var all = records.iterator();
            return all.hasNext()
                    ? all.next().getFields().stream().map(Facts::plain).toList()
                    : List.of();
        } catch (CsvParseException e) {
            // With another separator the quotes may stand where they should.
            return List.of();
        }
    }

    private static CsvReader<CsvRecord> records(Reader reader, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(true)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(reader);
    }

    // --- encodings

    /// Whether a file is in UTF-16, as its mark says.
    private static boolean wide(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(PIECE);
            if (begins(head, 0xFE, 0xFF) || begins(head, 0xFF, 0xFE)) {
                return true;
            }
            for (var each : head) {
                if (each == 0) {
                    throw new Unusable(file + " is no text: a table saved as CSV is wanted");
                }
            }
            return false;
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Reader reader(Path file, boolean wide, LongConsumer old) throws IOException {
        var in = Files.newInputStream(file);
        var reader =
                new BufferedReader(
                        wide
                                ? new InputStreamReader(in, StandardCharsets.UTF_16)
                                : new LineDecoder(in, old),
                        PIECE);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    // --- the lines

    char separator() {
        return separator;
    }

    /// The names of the columns, without spaces around them.
    List<String> header() {
        return header;
    }

    /// Reads the lines behind the first.
    ///
    /// @param line takes each one that has as many cells as the first line
    /// @param wrong hears of each other one, with its number
    /// @param notes hears what else the reader should know
    void forEach(Consumer<Line> line, Consumer<String> wrong, Consumer<String> notes) {
        var told = new AtomicBoolean();
        LongConsumer old =
                number -> {
                    if (!told.getAndSet(true)) {
                        notes.accept(
                                "line "
                                        + number
                                        + " is not in UTF-8 and is read as Windows-1252, as are others like it;"
                                        + " save the file as UTF-8 if letters come out wrong");
                    }
                };
        try (var quotes = new Quotes(reader(file, wide, old));
                var records = records(quotes, separator)) {
            CsvRecord last = null;
            var first = true;
            for (var record : records) {
                if (last != null) {
                    give(last, line, wrong);
                }
                last = first ? null : record;
                first = false;
            }
            if (last != null) {
                if (quotes.open() && last.getFields().getLast().contains("\n")) {
                    wrong.accept(
                            "line "
                                    + last.getStartingLineNumber()
                                    + ": a quotation mark opens a cell and nothing closes it");
                } else {
                    give(last, line, wrong);
                }
            }
        } catch (CsvParseException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            var where = String.valueOf(e.getMessage()).replaceAll("(?s)\\D+", " ").strip();
            wrong.accept(
                    (where.isEmpty() ? "" : "line " + where + ": ")
                            + cause.getMessage()
                            + "; what follows is not read");
        } catch (IOException e) {
            throw new Unusable(file + " cannot be read: " + GivenFiles.reason(e));
        }
    }

    private void give(CsvRecord record, Consumer<Line> line, Consumer<String> wrong) {
        var cells = new ArrayList<>(record.getFields());
        if (cells.size() == header.size()) {
            line.accept(new Line(record.getStartingLineNumber(), cells));
        } else {
            wrong.accept(
                    "line "
                            + record.getStartingLineNumber()
                            + ": "
                            + cells.size()
                            + (cells.size() == 1 ? " cell" : " cells")
                            + ", but the first line names "
                            + header.size());
        }
    }

    /// Counts quotation marks on the way: at the end there must be an even number.
    private static final class Quotes extends FilterReader {
        private boolean open;

        Quotes(Reader in) {
            super(in);
        }

        boolean open() {
            return open;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            var count = super.read(into, from, length);
            for (var i = from; i < from + count; i++) {
                open ^= into[i] == '"';
            }
            return count;
        }
    }
}
