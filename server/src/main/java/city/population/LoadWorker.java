// SPDX-License-Identifier: EUPL-1.2
package city.population;

import city.database.BinaryCopy;
import city.database.LineBlocks;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/// Reads blocks of the extract on one thread: each line's own facts go straight to the tables; what
/// names other people is kept until everybody has a number. The number of a person is the line's.
final class LoadWorker implements Callable<Boolean> {
    /// A line that could not be taken.
    record BrokenLine(int number, Broken fault, @Nullable String code) {
        @Override
        public String toString() {
            return "BrokenLine[" + number + "]";
        }
    }

    /// What a line says of other people.
    record Named(int line, Told told) {}

    private static final ObjectReader JSON = Dvv.MAPPER.readerFor(Dvv.Person.class);
    private static final int FLUSH = 1 << 18;

    private final LineBlocks blocks;
    private final PopulationLoad.Tables tables;
    private final CodeSeal seal;
    private final CodeMap claimed;
    private final LocalDate today;
    private final LongConsumer progress;
    private final GroupReader reader = new GroupReader();
    private final BinaryCopy residents = new BinaryCopy();
    private final BinaryCopy codes = new BinaryCopy();
    private final Map<FactTable<?>, BinaryCopy> facts = new HashMap<>();
    private final Map<FactTable<?>, Timeline<?>> person = new HashMap<>();
    private final List<Named> relations = new ArrayList<>();
    private final List<BrokenLine> broken = new ArrayList<>();
    private int lastLine;

    LoadWorker(
            LineBlocks blocks,
            PopulationLoad.Tables tables,
            CodeSeal seal,
            CodeMap claimed,
            LocalDate today,
            LongConsumer progress) {
        this.blocks = blocks;
        this.tables = tables;
        this.seal = seal;
        this.claimed = claimed;
        this.today = today;
        this.progress = progress;
        for (var table : Facts.ALL) {
            facts.put(table, new BinaryCopy());
        }
    }

    @Override
    public Boolean call() throws Exception {
        for (var block = blocks.next(); block != null; block = blocks.next()) {
            var bytes = block.bytes();
            block.forEach((from, length, number) -> line(bytes, from, length, number));
            send(FLUSH);
            progress.accept(block.end());
        }
        send(0);
        return true;
    }

    private void line(byte[] bytes, int from, int length, int number) throws SQLException {
        lastLine = Math.max(lastLine, number + 1);
        String code = null;
        try {
            var record = JSON.<Dvv.Person>readValue(bytes, from, length);
            code = record.henkilotunnus;
            var reading = reader.read(record, today);
            take(number + 1, GroupReader.code(record), reading);
        } catch (Broken fault) {
            broken.add(new BrokenLine(number, fault, code));
        } catch (JacksonException _) {
            broken.add(new BrokenLine(number, new Broken(Fault.MALFORMED, "record"), null));
        }
    }

    private void take(int id, String code, GroupReader.Reading reading) {
        if (!claimed.claim(CodeMap.pack(code), id)) {
            throw new Broken(Fault.CONTRADICTION, "henkilotunnus");
        }
        person.clear();
        PopulationLoad.resident(residents, id);
        code(id, code, true);
        for (var told : reading.told()) {
            switch (told) {
                case Told.Fact<?> fact -> fact(fact);
                case Told.Correction correction -> {
                    for (var former : correction.former()) {
                        if (IdentityCode.isValid(former)
                                && claimed.claim(CodeMap.pack(former), id)) {
                            code(id, former, false);
                        }
                    }
                }
                case Told.Relation it -> relations.add(new Named(id, it));
                case Told.Parent it -> {
                    if (it.informed()) {
                        relations.add(new Named(id, it));
                    }
                }
            }
        }
        person.forEach((table, timeline) -> write(table, id, timeline));
    }

    private void code(int id, String code, boolean active) {
        PopulationLoad.code(codes, id, active, seal.hash(code), seal.seal(code));
    }

    @SuppressWarnings("unchecked")
    private <V> void fact(Told.Fact<V> fact) {
        var known = (Timeline<V>) person.getOrDefault(fact.table(), Timeline.empty());
        person.put(fact.table(), Work.told(known, fact, today, true));
    }

    @SuppressWarnings("unchecked")
    private <V> void write(FactTable<V> table, int id, Timeline<?> timeline) {
        var rows = facts.get(table);
        if (rows != null) {
            for (var row : ((Timeline<V>) timeline).rows()) {
                table.write(rows, 1, id, row);
            }
        }
    }

    private void send(int whenLonger) throws SQLException {
        if (residents.length() > whenLonger) {
            tables.residents.write(residents);
        }
        if (codes.length() > whenLonger) {
            tables.codes.write(codes);
        }
        for (var table : tables.facts.entrySet()) {
            var rows = facts.get(table.getKey());
            if (rows != null && rows.length() > whenLonger) {
                table.getValue().write(rows);
            }
        }
    }

    List<Named> relations() {
        return relations;
    }

    List<BrokenLine> broken() {
        return broken;
    }

    /// The number of the last line this worker saw, counted from 1.
    int lastLine() {
        return lastLine;
    }
}
