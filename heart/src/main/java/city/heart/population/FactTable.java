// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.BinaryCopy;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// One table of facts in two times: its key, its value columns, and how a value goes in and out. All
/// tables of facts have the same first columns, so that the statements are made from here. Whoever
/// tells a fact only names its table.
public final class FactTable<V> {
    private final String name;
    private final boolean pair;
    private final String columns;
    private final int count;
    private final Writer<V> writer;
    private final Reader<V> reader;

    /// @param name    in the schema `population`
    /// @param pair    whether the key is a child and a guardian, else one resident
    /// @param columns the value columns, comma separated; the first is never null in a value
    /// @param count   how many they are
    FactTable(
            String name,
            boolean pair,
            String columns,
            int count,
            Writer<V> writer,
            Reader<V> reader) {
        this.name = name;
        this.pair = pair;
        this.columns = columns;
        this.count = count;
        this.writer = writer;
        this.reader = reader;
    }

    String name() {
        return name;
    }

    boolean pair() {
        return pair;
    }

    /// Puts a value's columns into a row.
    @FunctionalInterface
    interface Writer<V> {
        void write(BinaryCopy row, V value);
    }

    /// Reads a value whose first column stands at `first`, and is not null.
    @FunctionalInterface
    interface Reader<V> {
        V read(ResultSet row, int first) throws SQLException;
    }

    V read(ResultSet row, int first) throws SQLException {
        return reader.read(row, first);
    }

    /// The subject of a key: the resident, or the child of a pair.
    int subject(long key) {
        return pair ? (int) (key >>> 32) : (int) key;
    }

    static long pairKey(int child, int guardian) {
        return (long) child << 32 | guardian;
    }

    /// The present rows of some residents: resident, from, values.
    String selectPresent() {
        return "select "
                + keys()
                + ", valid_from, "
                + columns
                + " from population."
                + name
                + " where "
                + (pair ? "child_id" : "resident_id")
                + " = any(?) and known_to is null order by "
                + keys()
                + ", valid_from";
    }

    String copy() {
        return "copy population." + name + " (" + copied() + ") from stdin (format binary)";
    }

    /// The columns that `copy` fills.
    String copied() {
        return "known_from, " + keys() + ", valid_from, " + columns;
    }

    /// Closes rows: recording, keys, days.
    String close() {
        return pair
                ? "update population."
                        + name
                        + " f set known_to = ? from unnest(?::int[], ?::int[], ?::date[]) as c (child, guardian, day)"
                        + " where f.child_id = c.child and f.guardian_id = c.guardian and f.valid_from = c.day"
                        + " and f.known_to is null"
                : "update population."
                        + name
                        + " f set known_to = ? from unnest(?::int[], ?::date[]) as c (resident, day)"
                        + " where f.resident_id = c.resident and f.valid_from = c.day and f.known_to is null";
    }

    void write(BinaryCopy rows, long recording, long key, Timeline.Row<V> row) {
        write(rows, recording, key, row.from(), row.value());
    }

    void write(
            BinaryCopy rows,
            long recording,
            long key,
            java.time.LocalDate from,
            @Nullable V value) {
        rows.row((pair ? 4 : 3) + count).number(recording);
        if (pair) {
            rows.number((int) (key >>> 32));
        }
        rows.number((int) key).date(from);
        if (value == null) {
            for (var i = 0; i < count; i++) {
                rows.nothing();
            }
        } else {
            writer.write(rows, value);
        }
    }

    private String keys() {
        return pair ? "child_id, guardian_id" : "resident_id";
    }

    /// A table is itself by its name.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FactTable<?> table && table.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
