// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.LineBlocks;
import city.heart.population.LoadTarget;
import city.heart.population.Statement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// Reads blocks of the extract on one thread and hands on each line's person. The number of a person is
/// the line's.
final class ExtractReader implements Callable<Boolean> {
    /// A line that could not be taken.
    ///
    /// @param number from 0
    record BrokenLine(int number, Broken fault, @Nullable String code) {
        @Override
        public String toString() {
            return "BrokenLine[" + number + "]";
        }

        ExtractFault told() {
            return new ExtractFault(number + 1, fault.fault(), fault.place());
        }
    }

    /// Hears that a block has been read.
    @FunctionalInterface
    interface BlockRead {
        /// @param end   how many bytes of the file were taken with it
        /// @param lines in it
        void at(long end, int lines);
    }

    private record Line(int number, String code, List<Statement> told) {}

    private static final ObjectReader JSON = Dvv.MAPPER.readerFor(Dvv.Person.class);

    private final LineBlocks blocks;
    private final Turns turns;
    private final LoadTarget target;
    private final LocalDate today;
    private final BlockRead progress;
    private final GroupReader reader = new GroupReader();
    private final List<BrokenLine> broken = new ArrayList<>();
    private int lastLine;
    private int lines;

    /// @param turns of all readers of these blocks
    ExtractReader(
            LineBlocks blocks,
            Turns turns,
            LoadTarget target,
            LocalDate today,
            BlockRead progress) {
        this.blocks = blocks;
        this.turns = turns;
        this.target = target;
        this.today = today;
        this.progress = progress;
    }

    @Override
    public Boolean call() throws Exception {
        try {
            for (var block = blocks.next(); block != null; block = blocks.next()) {
                if (!take(block)) {
                    return false;
                }
            }
            target.sendAll();
            return true;
        } catch (Exception e) {
            turns.fail();
            throw e;
        }
    }

    private boolean take(LineBlocks.Block block) throws SQLException, InterruptedException {
        var lines = new ArrayList<Line>();
        block.forEach((from, length, number) -> read(lines, block.bytes(), from, length, number));
        if (!turns.await(block.end() - block.length())) {
            return false;
        }
        var claimed = new ArrayList<LoadTarget.Claimed>(lines.size());
        for (var it : lines) {
            var mine = target.claim(it.number + 1, it.code, it.told);
            if (mine == null) {
                var twice = new Broken(RecordFault.CONTRADICTION, "henkilotunnus");
                broken.add(new BrokenLine(it.number, twice, it.code));
            } else {
                claimed.add(mine);
            }
        }
        turns.done(block.end());
        claimed.forEach(target::write);
        target.send();
        progress.at(block.end(), lines.size());
        return true;
    }

    private void read(List<Line> into, byte[] bytes, int from, int length, int number) {
        lastLine = Math.max(lastLine, number + 1);
        lines++;
        String code = null;
        try {
            var record = JSON.<Dvv.Person>readValue(bytes, from, length);
            if (record == null) {
                throw new Broken(RecordFault.MALFORMED, "record");
            }
            code = record.henkilotunnus;
            var told = valid(reader.read(record, today).told());
            into.add(new Line(number, GroupReader.code(record), told));
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

    /// How many lines this reader saw, empty ones not counted.
    int lines() {
        return lines;
    }

    /// The number of the last line this reader saw, counted from 1.
    int lastLine() {
        return lastLine;
    }
}
