// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import city.base.secret.Seal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the people of an extract, for one thread: each person's own facts go straight to the tables;
/// what names other people is kept until everybody has a number.
public final class LoadWriter implements LoadTarget {
    private static final int FLUSH = 1 << 18;

    private final PopulationLoad.Tables tables;
    private final Seal seal;
    private final CodeMap claimed;
    private final LocalDate today;
    private final BinaryCopy residents = new BinaryCopy();
    private final BinaryCopy codes = new BinaryCopy();
    private final Map<FactTable<?>, BinaryCopy> facts = new HashMap<>();
    private final Map<FactTable<?>, Timeline<?>> person = new HashMap<>();
    private final List<Named> relations = new ArrayList<>();

    LoadWriter(PopulationLoad.Tables tables, Seal seal, CodeMap claimed, LocalDate today) {
        this.tables = tables;
        this.seal = seal;
        this.claimed = claimed;
        this.today = today;
        for (var table : Facts.ALL) {
            facts.put(table, new BinaryCopy());
        }
    }

    @Override
    public @Nullable Claimed claim(int id, String code, List<Statement> told) {
        return claimed.claim(id, code, told);
    }

    @Override
    public void write(Claimed it) {
        var id = it.id();
        person.clear();
        PopulationLoad.resident(residents, id);
        code(id, it.code(), true);
        it.former().forEach(former -> code(id, former, false));
        for (var told : it.told()) {
            switch (told) {
                case Statement.Fact<?> fact -> fact(fact);
                case Statement.Correction _ -> {
                    // Claimed with the code.
                }
                case Statement.Relation relation -> relations.add(new Named(id, relation));
                case Statement.Parent parent -> {
                    if (parent.informed()) {
                        relations.add(new Named(id, parent));
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
    private <V> void fact(Statement.Fact<V> fact) {
        var known = (Timeline<V>) person.getOrDefault(fact.table(), Timeline.empty());
        person.put(fact.table(), FactChanges.told(known, fact, today, true));
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

    @Override
    public void send() throws SQLException {
        send(FLUSH);
    }

    @Override
    public void sendAll() throws SQLException {
        send(0);
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

    /// What a line says of other people.
    record Named(int line, Statement told) {}

    List<Named> relations() {
        return relations;
    }
}
