// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.database.Sql;
import city.base.usage.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of clients and their calls.
@Repository
class ApiClientRepository {
    private static final String INSERT =
            """
            insert into api.client (id, name, contact, purpose, scopes, key_sha256, per_minute, per_day,
                                    valid_until, added_at, added_by)
            values (:id, :name, :contact, :purpose, :scopes, :key, :minute, :day, :until, :at, :by)
            on conflict (name) do nothing
            """;
    private static final String SELECT =
            """
            select id, name, contact, purpose, scopes, per_minute, per_day, valid_until, ended_on
              from api.client
            """;
    private static final String END =
            "update api.client set ended_on = :today where id = :id and ended_on is null";
    private static final String COUNT =
            """
            insert into api.call as c (caller, day, calls) values (:caller, :day, :calls)
            on conflict (caller, day) do update set calls = c.calls + excluded.calls
            returning calls
            """;
    private static final String CALLS =
            "select caller, sum(calls) from api.call where day > :after group by caller";

    private final JdbcClient jdbc;

    ApiClientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false where the name is taken
    boolean insert(ApiClient it, byte[] key, Instant at, Actor by) {
        return jdbc.sql(INSERT)
                        .param("id", it.id())
                        .param("name", it.name())
                        .param("contact", it.contact())
                        .param("purpose", it.purpose())
                        .param("scopes", it.scopes().stream().sorted().toArray(String[]::new))
                        .param("key", key)
                        .param("minute", it.perMinute())
                        .param("day", it.perDay())
                        .param("until", it.validUntil())
                        .param("at", Sql.at(at))
                        .param("by", by.text())
                        .update()
                == 1;
    }

    Optional<ApiClient> find(byte[] key) {
        return jdbc.sql(SELECT + " where key_sha256 = :key")
                .param("key", key)
                .query((rs, _) -> client(rs))
                .optional();
    }

    List<ApiClient> list(LocalDate today) {
        return jdbc.sql(SELECT + " order by ended_on is not null or valid_until < :today, name, id")
                .param("today", today)
                .query((rs, _) -> client(rs))
                .list();
    }

    boolean end(UUID id, LocalDate today) {
        return jdbc.sql(END).param("id", id).param("today", today).update() == 1;
    }

    /// @return how many calls there were on that day in all
    long count(String caller, LocalDate day, long calls) {
        return jdbc.sql(COUNT)
                .param("caller", caller)
                .param("day", day)
                .param("calls", calls)
                .query(Long.class)
                .single();
    }

    /// By caller.
    ///
    /// @param after the day before the first that counts
    Map<String, Long> calls(LocalDate after) {
        Map<String, Long> byCaller = new HashMap<>();
        jdbc.sql(CALLS)
                .param("after", after)
                .query(rs -> {
                    byCaller.put(rs.getString(1), rs.getLong(2));
                });
        return byCaller;
    }

    private static ApiClient client(ResultSet rs) throws SQLException {
        return new ApiClient(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("contact"),
                rs.getString("purpose"),
                Set.of((String[]) rs.getArray("scopes").getArray()),
                rs.getInt("per_minute"),
                rs.getInt("per_day"),
                rs.getObject("valid_until", LocalDate.class),
                rs.getObject("ended_on", LocalDate.class));
    }
}
