// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import city.base.secret.Seal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Writes who is guardian of whom, when everybody has a number, and gives numbers to those who are
/// only named: guardians without identity code, or outside the extract.
final class LoadRelations {
    private final PopulationLoad.Tables tables;
    private final Seal seal;
    private final LocalDate today;
    private final CodeMap known;
    private final Map<String, Integer> stubs = new HashMap<>();
    private final BinaryCopy residents = new BinaryCopy();
    private final BinaryCopy codes = new BinaryCopy();
    private final BinaryCopy names = new BinaryCopy();
    private final BinaryCopy births = new BinaryCopy();
    private int last;

    LoadRelations(PopulationLoad.Tables tables, Seal seal, CodeMap known, LocalDate today) {
        this.known = known;
        this.tables = tables;
        this.seal = seal;
        this.today = today;
    }

    /// @param last the highest number given so far
    PopulationLoad.Written write(List<LoadWriter> writers, int last) throws SQLException {
        this.last = last;
        var timelines = new HashMap<Long, Timeline<Facts.Custody>>();
        // In the order of the extract, whichever worker read which line: the same extract gives the
        // same
        // numbers to people who are only named by others.
        var told =
                writers.stream()
                        .flatMap(it -> it.relations().stream())
                        .sorted(Comparator.comparingInt(LoadWriter.Named::line))
                        .map(LoadWriter.Named::told)
                        .toList();
        told.forEach(it -> relation(it, timelines));
        // Custody says more than the right to information: parents last.
        told.forEach(it -> parent(it, timelines));
        var rows = new BinaryCopy();
        timelines.forEach((key, timeline) ->
                timeline.rows().forEach(row -> Facts.GUARDIANSHIP.write(rows, 1, key, row)));
        send(Facts.GUARDIANSHIP, rows);
        send(Facts.NAME, names);
        send(Facts.BIRTH, births);
        tables.residents.write(residents);
        tables.codes.write(codes);
        return new PopulationLoad.Written(this.last, timelines.size());
    }

    private void send(FactTable<?> table, BinaryCopy rows) throws SQLException {
        var target = tables.facts.get(table);
        if (target != null) {
            target.write(rows);
        }
    }

    private void relation(Statement told, Map<Long, Timeline<Facts.Custody>> timelines) {
        if (told instanceof Statement.Relation it) {
            var key = FactTable.pairKey(id(it.child()), id(it.guardian()));
            var from = it.from() == null ? Timeline.ALWAYS : it.from();
            timelines.merge(
                    key,
                    Timeline.<Facts.Custody>empty().tell(from, it.until(), it.value()),
                    (before, _) -> before.tell(from, it.until(), it.value()));
        }
    }

    private void parent(Statement told, Map<Long, Timeline<Facts.Custody>> timelines) {
        if (told instanceof Statement.Parent it) {
            var key = FactTable.pairKey(id(it.child()), id(it.parent()));
            var before = timelines.getOrDefault(key, Timeline.empty());
            if (before.on(today) == null) {
                var from = before.rows().isEmpty() ? Timeline.ALWAYS : today;
                timelines.put(key, before.tell(from, null, Facts.Custody.INFORMED));
            }
        }
    }

    private int id(Statement.Person person) {
        var code = person.code();
        if (code != null) {
            var id = known.get(CodeMap.pack(code));
            if (id != 0) {
                return id;
            }
        }
        return stubs.computeIfAbsent(person.key(), _ -> stub(person));
    }

    private int stub(Statement.Person person) {
        var id = ++last;
        PopulationLoad.resident(residents, id);
        var hash = seal.hash(person.key());
        if (person.code() == null) {
            codes.row(5).number(1L).nothing().number(id).bytes(hash).nothing();
        } else {
            PopulationLoad.code(codes, id, true, hash, seal.seal(person.key()));
        }
        if (person.names() != null) {
            Facts.NAME.write(names, 1, id, Timeline.ALWAYS, person.names());
        }
        if (person.birth() != null) {
            Facts.BIRTH.write(births, 1, id, Timeline.ALWAYS, person.birth());
        }
        return id;
    }
}
