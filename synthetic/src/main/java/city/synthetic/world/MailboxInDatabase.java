// SPDX-License-Identifier: EUPL-1.2
package city.synthetic.world;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Keeps what arrived in the schema `world` of the register's database, so that it outlives a crash of
/// the city: what was acknowledged is there, and a repeat after the crash is known as one. Texts hold links, so
/// they are kept sealed: nobody gets one out of a dump.
public final class MailboxInDatabase implements Mailbox {
    private static final String CREATE =
            """
            create schema if not exists world;
            create table if not exists world.received (
                number    bigint generated always as identity primary key,
                kind      text not null,
                reference text not null,
                recipient text not null,
                content   bytea not null,   -- sealed
                at        timestamptz not null,
                repeats   int  not null default 0,
                refused   int  not null default 0,
                unique (kind, reference)
            );
            """;
    private static final String KEEP =
            """
            insert into world.received as r (kind, reference, recipient, content, at)
            values (?, ?, ?, ?, ?)
            on conflict (kind, reference) do update
               set repeats = r.repeats
                   + (r.recipient = excluded.recipient and r.content = excluded.content)::int,
                   refused = r.refused
                   + (r.recipient <> excluded.recipient or r.content <> excluded.content)::int
            returning recipient = ? and content = ? as same, repeats
            """;
    private static final int SEARCHED = 1_000;
    private static final String COLUMNS =
            "select number, kind, reference, recipient, content, at, repeats from world.received ";
    private static final String FIND = COLUMNS + "where kind = ? and reference = ?";
    private static final String LIST = COLUMNS + "where number < ? order by number desc limit ?";
    private static final String COUNT = "select count(*) from world.received";

    private final DataSource database;
    private final Seal seal;
    private final Clock clock;

    /// Closes a text so that only who holds the key opens it.
    public interface Seal {
        /// The same text always closes to the same bytes.
        byte[] close(String text);

        String open(byte[] closed);
    }

    /// Makes the table where it is missing.
    public MailboxInDatabase(DataSource database, Seal seal, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.clock = clock;
        run(
                CREATE,
                statement -> {
                    statement.execute();
                    return true;
                });
    }

    @Override
    public Arrival keep(Received.Kind kind, String reference, String recipient, String content) {
        return run(
                KEEP,
                statement -> {
                    statement.setString(1, kind.name());
                    statement.setString(2, reference);
                    statement.setString(3, recipient);
                    var closed = seal.close(content);
                    statement.setBytes(4, closed);
                    statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setString(6, recipient);
                    statement.setBytes(7, closed);
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        if (!rows.getBoolean("same")) {
                            return Arrival.DIFFERENT;
                        }
                        return rows.getInt("repeats") == 0 ? Arrival.NEW : Arrival.REPEATED;
                    }
                });
    }

    @Override
    public Optional<Received> find(Received.Kind kind, String reference) {
        return run(
                FIND,
                statement -> {
                    statement.setString(1, kind.name());
                    statement.setString(2, reference);
                    return rows(statement).stream().findFirst();
                });
    }

    @Override
    public List<Received> list(long before, int limit) {
        return run(
                LIST,
                statement -> {
                    statement.setLong(1, before);
                    statement.setInt(2, limit);
                    return rows(statement);
                });
    }

    @Override
    public List<Received> search(String words, int limit) {
        var found = new ArrayList<Received>();
        for (var some = list(Long.MAX_VALUE, SEARCHED);
                !some.isEmpty() && found.size() < limit;
                some = list(some.getLast().number(), SEARCHED)) {
            some.stream().filter(it -> SearchText.in(it, words)).forEach(found::add);
        }
        return found.subList(0, Math.min(limit, found.size()));
    }

    @Override
    public long count() {
        return run(
                COUNT,
                statement -> {
                    try (var rows = statement.executeQuery()) {
                        rows.next();
                        return rows.getLong(1);
                    }
                });
    }

    private List<Received> rows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<Received>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        }
    }

    private Received row(ResultSet row) throws SQLException {
        return new Received(
                row.getLong("number"),
                Received.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("recipient"),
                seal.open(row.getBytes("content")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getInt("repeats"));
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("The invented world's database failed", e);
        }
    }
}
