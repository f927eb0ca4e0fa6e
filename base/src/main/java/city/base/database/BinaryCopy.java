// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Rows in PostgreSQL's binary COPY format, collected in memory: set work in one statement. Each row
/// begins with `row(columns)`, then as many values in the order of the statement's columns. Used
/// again after `clear`. Not thread-safe.
public final class BinaryCopy {
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};
    private static final long POSTGRES_EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int rows;

    /// How many rows were begun since the last `clear`.
    public int rows() {
        return rows;
    }

    /// How many bytes wait.
    public int length() {
        return length;
    }

    /// Forgets all rows.
    public void clear() {
        length = 0;
        rows = 0;
    }

    /// Begins a row.
    public BinaryCopy row(int columns) {
        room(2);
        bytes[length++] = (byte) (columns >> 8);
        bytes[length++] = (byte) columns;
        rows++;
        return this;
    }

    /// A null of any type.
    public BinaryCopy nothing() {
        return int32(-1);
    }

    /// An `int`.
    public BinaryCopy number(int value) {
        return int32(4).int32(value);
    }

    /// An `int`, or null.
    public BinaryCopy number(@Nullable Integer value) {
        return value == null ? nothing() : number(value.intValue());
    }

    /// A `bigint`.
    public BinaryCopy number(long value) {
        return int32(8).int32((int) (value >> 32)).int32((int) value);
    }

    /// A `boolean`, or null.
    public BinaryCopy truth(@Nullable Boolean value) {
        if (value == null) {
            return nothing();
        }
        int32(1).room(1);
        bytes[length++] = (byte) (value ? 1 : 0);
        return this;
    }

    /// A `date`, or null.
    public BinaryCopy date(@Nullable LocalDate value) {
        return value == null
                ? nothing()
                : int32(4).int32((int) (value.toEpochDay() - POSTGRES_EPOCH));
    }

    /// A `text`, or null.
    public BinaryCopy text(@Nullable String value) {
        return value == null ? nothing() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /// A `bytea`, or null.
    public BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            return nothing();
        }
        int32(value.length).room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    /// Sends all rows at once, in the connection's transaction, and forgets them.
    ///
    /// @param sql `copy schema.table (columns) from stdin (format binary)`
    public void send(Connection connection, String sql) throws SQLException {
        if (rows == 0) {
            return;
        }
        try (var target = open(connection, sql)) {
            target.write(this);
            target.finish();
        }
    }

    /// Opens a COPY that takes rows bit by bit.
    public static Target open(Connection connection, String sql) throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        copy.writeToCopy(HEADER, 0, HEADER.length);
        return new Target(copy);
    }

    private BinaryCopy int32(int value) {
        room(4);
        bytes[length++] = (byte) (value >> 24);
        bytes[length++] = (byte) (value >> 16);
        bytes[length++] = (byte) (value >> 8);
        bytes[length++] = (byte) value;
        return this;
    }

    private BinaryCopy room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
        return this;
    }

    /// An open COPY. Several threads may write to it, each whole rows at a time.
    public static final class Target implements AutoCloseable {
        private final CopyIn copy;

        private Target(CopyIn copy) {
            this.copy = copy;
        }

        /// Sends the rows and forgets them.
        public synchronized void write(BinaryCopy rows) throws SQLException {
            copy.writeToCopy(rows.bytes, 0, rows.length);
            rows.clear();
        }

        /// Ends the COPY; the rows stand when the transaction commits.
        public synchronized void finish() throws SQLException {
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            copy.endCopy();
        }

        /// Gives up what was not finished.
        @Override
        public synchronized void close() throws SQLException {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
