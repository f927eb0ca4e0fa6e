// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.LineBlocks;
import city.heart.population.LoadWriter;
import city.heart.population.Statement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// Reads blocks of the extract on one thread and hands on each line's person. The number of a person is
/// the line's.
final class ExtractReader implements Callable<Boolean> {
    /// A line that could not be taken.
    record BrokenLine(int number, Broken fault, @Nullable String code) {
        @Override
        public String toString() {
            return "BrokenLine[" + number + "]";
        }
    }

    private static final ObjectReader JSON = Dvv.MAPPER.readerFor(Dvv.Person.class);

    private final LineBlocks blocks;
    private final LoadWriter writer;
    private final LocalDate today;
    private final LongConsumer progress;
    private final GroupReader reader = new GroupReader();
    private final List<BrokenLine> broken = new ArrayList<>();
    private int lastLine;

    ExtractReader(LineBlocks blocks, LoadWriter writer, LocalDate today, LongConsumer progress) {
        this.blocks = blocks;
        this.writer = writer;
        this.today = today;
        this.progress = progress;
    }

    @Override
    public Boolean call() throws Exception {
        for (var block = blocks.next(); block != null; block = blocks.next()) {
            var bytes = block.bytes();
            block.forEach((from, length, number) -> line(bytes, from, length, number));
            writer.send();
            progress.accept(block.end());
        }
        writer.sendAll();
        return true;
    }

    private void line(byte[] bytes, int from, int length, int number) throws SQLException {
        lastLine = Math.max(lastLine, number + 1);
        String code = null;
        try {
            var record = JSON.<Dvv.Person>readValue(bytes, from, length);
            code = record.henkilotunnus;
            var told = valid(reader.read(record, today).told());
            if (!writer.take(number + 1, GroupReader.code(record), told)) {
                throw new Broken(RecordFault.CONTRADICTION, "henkilotunnus");
            }
        } catch (Broken fault) {
            broken.add(new BrokenLine(number, fault, code));
        } catch (JacksonException _) {
            broken.add(new BrokenLine(number, new Broken(RecordFault.MALFORMED, "record"), null));
        }
    }

    /// A former code that is no code finds nobody.
    private static List<Statement> valid(List<Statement> told) {
        told.replaceAll(it ->
                it instanceof Statement.Correction(var active, var former)
                        ? new Statement.Correction(
                                active, former.stream().filter(IdentityCode::isValid).toList())
                        : it);
        return told;
    }

    List<BrokenLine> broken() {
        return broken;
    }

    /// The number of the last line this reader saw, counted from 1.
    int lastLine() {
        return lastLine;
    }
}
