// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What is presently known of the people whom one recording touches, before and after it. Loaded in
/// a few statements, changed in memory, written back as the difference: whoever is told the same
/// twice leaves nothing behind.
final class FactChanges {
    /// A fact whose rows changed.
    record Changed<V>(FactTable<V> table, long key, Timeline<V> before, Timeline<V> after) {
        List<Timeline.Row<V>> closed() {
            return minus(before.rows(), after.rows());
        }

        List<Timeline.Row<V>> added() {
            return minus(after.rows(), before.rows());
        }

        private static <V> List<Timeline.Row<V>> minus(
                List<Timeline.Row<V>> these, List<Timeline.Row<V>> without) {
            return these.stream().filter(it -> !without.contains(it)).toList();
        }
    }

    private final Map<FactTable<?>, Map<Long, Timeline<?>>> before = new HashMap<>();
    private final Map<FactTable<?>, Map<Long, Timeline<?>>> after = new HashMap<>();

    /// Loads what is known of these people (and, as children, of their guardians' relation to them).
    static FactChanges load(Connection connection, Set<Integer> subjects) throws SQLException {
        var work = new FactChanges();
        var ids = connection.createArrayOf("int4", subjects.toArray());
        for (var table : Facts.ALL) {
            work.load(connection, table, ids);
        }
        return work;
    }

    private <V> void load(Connection connection, FactTable<V> table, java.sql.Array ids)
            throws SQLException {
        var rows = new LinkedHashMap<Long, List<Timeline.Row<V>>>();
        var first = table.pair() ? 4 : 3;
        try (var statement = connection.prepareStatement(table.selectPresent())) {
            statement.setArray(1, ids);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var key =
                            table.pair()
                                    ? FactTable.pairKey(found.getInt(1), found.getInt(2))
                                    : found.getInt(1);
                    V value = null;
                    if (found.getObject(first) != null) {
                        value = table.read(found, first);
                    }
                    rows.computeIfAbsent(key, _ -> new ArrayList<>(2))
                            .add(
                                    new Timeline.Row<>(
                                            found.getObject(first - 1, LocalDate.class), value));
                }
            }
        }
        var timelines = new HashMap<Long, Timeline<?>>();
        rows.forEach((key, list) -> timelines.put(key, new Timeline<>(List.copyOf(list))));
        before.put(table, timelines);
    }

    <V> Timeline<V> now(FactTable<V> table, long key) {
        Map<Long, Timeline<?>> told = after.getOrDefault(table, Map.of());
        Timeline<?> timeline = told.get(key);
        return timeline == null ? before(table, key) : cast(timeline);
    }

    <V> Timeline<V> before(FactTable<V> table, long key) {
        Map<Long, Timeline<?>> known = before.getOrDefault(table, Map.of());
        Timeline<?> timeline = known.get(key);
        return timeline == null ? Timeline.empty() : cast(timeline);
    }

    @SuppressWarnings("unchecked")
    private static <V> Timeline<V> cast(Timeline<?> timeline) {
        return (Timeline<V>) timeline;
    }

    <V> void put(FactTable<V> table, long key, Timeline<V> timeline) {
        after.computeIfAbsent(table, _ -> new LinkedHashMap<>()).put(key, timeline);
    }

    /// The keys of everything known of this child's guardians.
    List<Long> guardiansOf(int child) {
        Map<Long, Timeline<?>> known = before.getOrDefault(Facts.GUARDIANSHIP, Map.of());
        return known.keySet().stream()
                .filter(key -> Facts.GUARDIANSHIP.subject(key) == child)
                .toList();
    }

    /// The keys of everything that was told about a child's guardians since loading.
    Set<Long> told(FactTable<?> table, int subject) {
        Map<Long, Timeline<?>> told = after.getOrDefault(table, Map.of());
        return told.keySet().stream()
                .filter(key -> table.subject(key) == subject)
                .collect(java.util.stream.Collectors.toSet());
    }

    /// Takes what a record says about a person. Cannot fail.
    ///
    /// @param self the record's own person
    /// @param day  in the city, of the change
    /// @param base whether the record is the whole base data: what has no date has always been so
    /// @param ids  finds the number of every person named in the record
    void apply(
            Statement told,
            int self,
            LocalDate day,
            boolean base,
            ToIntFunction<Statement.Person> ids) {
        switch (told) {
            case Statement.Fact<?> fact -> fact(fact, self, day, base);
            case Statement.Relation relation -> {
                var key =
                        FactTable.pairKey(
                                ids.applyAsInt(relation.child()),
                                ids.applyAsInt(relation.guardian()));
                var known = now(Facts.GUARDIANSHIP, key);
                var from = relation.from();
                put(
                        Facts.GUARDIANSHIP,
                        key,
                        from != null
                                ? known.tell(from, relation.until(), relation.value())
                                : known.tellUndated(day, relation.value()));
            }
            case Statement.Parent parent -> parent(parent, day, base, ids);
            case Statement.Correction _ -> {
                // Who the person is was settled before facts are applied.
            }
        }
    }

    private <V> void fact(Statement.Fact<V> fact, int self, LocalDate day, boolean base) {
        put(fact.table(), self, told(now(fact.table(), self), fact, day, base));
    }

    /// What is known after a fact was told.
    static <V> Timeline<V> told(
            Timeline<V> known, Statement.Fact<V> fact, LocalDate day, boolean base) {
        var from = fact.from();
        if (from == null && base && known.rows().isEmpty()) {
            from = Timeline.ALWAYS;
        }
        if (from == null && fact.until() != null) {
            from = day;
        }
        return from == null
                ? known.tellUndated(day, fact.value())
                : known.tell(from, fact.until(), fact.value());
    }

    private void parent(
            Statement.Parent parent,
            LocalDate day,
            boolean base,
            ToIntFunction<Statement.Person> ids) {
        var key =
                FactTable.pairKey(ids.applyAsInt(parent.child()), ids.applyAsInt(parent.parent()));
        var known = now(Facts.GUARDIANSHIP, key);
        var present = known.on(day);
        if (parent.informed() && present == null) {
            var from = base && known.rows().isEmpty() ? Timeline.ALWAYS : day;
            put(Facts.GUARDIANSHIP, key, known.tell(from, null, Facts.Custody.INFORMED));
        } else if (!parent.informed()
                && present != null
                && present.kind() == Guardian.Kind.INFORMED_ONLY) {
            put(Facts.GUARDIANSHIP, key, known.tell(day, null, null));
        }
    }

    /// Everything that differs from before.
    List<Changed<?>> changes() {
        var changes = new ArrayList<Changed<?>>();
        for (var table : Facts.ALL) {
            changes(table, changes);
        }
        return changes;
    }

    private <V> void changes(FactTable<V> table, List<Changed<?>> into) {
        after.getOrDefault(table, Map.of())
                .forEach((key, _) -> {
                    var old = before(table, key);
                    var present = now(table, key);
                    if (!old.equals(present)) {
                        into.add(new Changed<>(table, key, old, present));
                    }
                });
    }

    /// Writes the difference: rows closed by one update a table, rows added by one COPY a table.
    ///
    /// @return the residents touched
    static Set<Integer> write(Connection connection, List<Changed<?>> changes, long recording)
            throws SQLException {
        var touched = new HashSet<Integer>();
        for (var table : Facts.ALL) {
            write(connection, table, changes, recording, touched);
        }
        return touched;
    }

    private static <V> void write(
            Connection connection,
            FactTable<V> table,
            List<Changed<?>> changes,
            long recording,
            Set<Integer> touched)
            throws SQLException {
        var closed = new Closing(table.pair());
        var added = new BinaryCopy();
        for (var any : changes) {
            if (!any.table().equals(table)) {
                continue;
            }
            @SuppressWarnings("unchecked")
            var change = (Changed<V>) any;
            touched.add(table.subject(change.key()));
            change.closed().forEach(row -> closed.add(change.key(), row.from()));
            change.added().forEach(row -> table.write(added, recording, change.key(), row));
        }
        closed.run(connection, table.close(), recording);
        added.send(connection, table.copy());
    }

    /// Rows to close, as arrays.
    private static final class Closing {
        private final boolean pair;
        private final List<Integer> first = new ArrayList<>();
        private final List<Integer> second = new ArrayList<>();
        private final List<@Nullable Object> days = new ArrayList<>();

        Closing(boolean pair) {
            this.pair = pair;
        }

        void add(long key, LocalDate day) {
            first.add((int) (pair ? key >>> 32 : key));
            second.add((int) key);
            days.add(java.sql.Date.valueOf(day));
        }

        void run(Connection connection, String sql, long recording) throws SQLException {
            if (first.isEmpty()) {
                return;
            }
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, recording);
                statement.setArray(2, connection.createArrayOf("int4", first.toArray()));
                var next = 3;
                if (pair) {
                    statement.setArray(next++, connection.createArrayOf("int4", second.toArray()));
                }
                statement.setArray(next, connection.createArrayOf("date", days.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
