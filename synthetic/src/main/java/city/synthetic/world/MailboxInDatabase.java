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
/// the city: what was acknowledged is there, and a repeat after the crash is known as one.
public final class MailboxInDatabase implements Mailbox {
    private static final String CREATE =
            """
            create schema if not exists world;
            create table if not exists world.received (
                number    bigint generated always as identity primary key,
                kind      text not null,
                reference text not null,
                recipient text not null,
                content   text not null,
                at        timestamptz not null,
                repeats   int  not null default 0,
                refused   int  not null default 0,
                unique (kind, reference)
            );
            alter table world.received add column if not exists refused int not null default 0;
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
    private static final String COLUMNS =
            "select number, kind, reference, recipient, content, at, repeats from world.received ";
    private static final String FIND = COLUMNS + "where kind = ? and reference = ?";
    private static final String LIST = COLUMNS + "where number < ? order by number desc limit ?";
    private static final String SEARCH =
            COLUMNS
                    + """
                    where position(? in lower(recipient)) > 0 or position(? in lower(content)) > 0
                    order by number desc limit ?
                    """;
    private static final String COUNT = "select count(*) from world.received";

    private final DataSource database;
    private final Clock clock;

    /// Makes the table where it is missing.
    public MailboxInDatabase(DataSource database, Clock clock) {
        this.database = database;
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
                    // PostgreSQL's text has no NUL.
                    var plain = content.replace("\0", "");
                    statement.setString(4, plain);
                    statement.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setString(6, recipient);
                    statement.setString(7, plain);
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
        return run(
                SEARCH,
                statement -> {
                    statement.setString(1, SearchText.plain(words));
                    statement.setString(2, SearchText.plain(words));
                    statement.setInt(3, limit);
                    return rows(statement);
                });
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

    private static List<Received> rows(PreparedStatement statement) throws SQLException {
        try (var rows = statement.executeQuery()) {
            var found = new ArrayList<Received>();
            while (rows.next()) {
                found.add(row(rows));
            }
            return found;
        }
    }

    private static Received row(ResultSet row) throws SQLException {
        return new Received(
                row.getLong("number"),
                Received.Kind.valueOf(row.getString("kind")),
                row.getString("reference"),
                row.getString("recipient"),
                row.getString("content"),
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
