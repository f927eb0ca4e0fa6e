// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.secret.CityKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds residents' numbers by identity codes, and gives new ones. Codes go to the database hashed
/// and encrypted only.
@Component
class Identities {
    private static final String FIND =
            """
            select key.ord, coalesce(further.same_as, alias.same_as, code.resident_id)
              from unnest(?::bytea[]) with ordinality as key (hash, ord)
              cross join lateral (select c.resident_id from population.identity_code c
                where c.code_hash = key.hash offset 0) code
              left join population.alias alias on alias.resident_id = code.resident_id
              left join population.alias further on further.resident_id = alias.same_as
            """;
    private static final String NEXT =
            "select nextval('population.resident_id')::int from generate_series(1, ?)";
    private static final String INSERT_RESIDENT =
            """
            insert into population.resident (id, first_seen, in_register, base_key)
            select id, ?, ?, nullif(base_key, -1) from unnest(?::int[], ?::bigint[]) as r (id, base_key)
            """;
    private static final String INSERT_CODE =
            """
            insert into population.identity_code (known_from, resident_id, code_hash, code_sealed)
            select ?, resident, hash, sealed
              from unnest(?::int[], ?::bytea[], ?::bytea[]) as c (resident, hash, sealed)
            """;
    private static final String ACTIVATE =
            """
            update population.identity_code set known_to = case when code_hash = :active then null
                   else coalesce(known_to, :recording) end
             where resident_id = :resident
            """;
    private static final String JOIN =
            """
            insert into population.alias (resident_id, same_as, known_from)
            values (:other, :person, :recording) on conflict (resident_id) do nothing
            """;
    private static final String ACTIVE_CODE =
            """
            select code_sealed from population.identity_code
             where resident_id = :resident and known_to is null and code_sealed is not null
            """;
    private static final String BASE_KEYS =
            "select id, base_key from population.resident where id = any(?) and base_key is not null";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final CityKey key;

    Identities(JdbcTemplate template, JdbcClient jdbc, CityKey key) {
        this.template = template;
        this.jdbc = jdbc;
        this.key = key;
    }

    /// The numbers of those who are known, by any of their codes.
    Map<String, Integer> find(Collection<String> codes) {
        if (codes.isEmpty()) {
            return Map.of();
        }
        var list = List.copyOf(codes);
        var seal = key.seal();
        var hashes = list.stream().map(seal::hash).toArray(byte[][]::new);
        var found = new HashMap<String, Integer>();
        template.query(
                FIND,
                statement ->
                        statement.setArray(
                                1, statement.getConnection().createArrayOf("bytea", hashes)),
                rs -> {
                    found.put(list.get(rs.getInt(1) - 1), rs.getInt(2));
                });
        return found;
    }

    /// So many numbers never used before, rising.
    List<Integer> next(int count) {
        return template.query(NEXT, (rs, _) -> rs.getInt(1), count);
    }

    /// New residents. `baseKeys` holds, for each, the register key up to which the base data go, or -1.
    void insert(
            Connection connection,
            long recording,
            boolean inRegister,
            List<Integer> ids,
            List<Long> baseKeys)
            throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var statement = connection.prepareStatement(INSERT_RESIDENT)) {
            statement.setLong(1, recording);
            statement.setBoolean(2, inRegister);
            statement.setArray(3, connection.createArrayOf("int4", ids.toArray()));
            statement.setArray(4, connection.createArrayOf("int8", baseKeys.toArray()));
            statement.executeUpdate();
        }
    }

    /// Codes by which residents are found from now on.
    ///
    /// @param real false for somebody whom the register knows without a code: found, never shown
    record NewCode(int resident, String code, boolean real) {
        @Override
        public String toString() {
            return "NewCode[" + resident + "]";
        }
    }

    void insertCodes(Connection connection, long recording, Collection<NewCode> codes)
            throws SQLException {
        if (codes.isEmpty()) {
            return;
        }
        var seal = key.seal();
        var residents = new ArrayList<Integer>();
        var hashes = new byte[codes.size()][];
        byte[] @org.jspecify.annotations.Nullable [] sealed = new byte[codes.size()][];
        for (var code : codes) {
            hashes[residents.size()] = seal.hash(code.code);
            sealed[residents.size()] = code.real ? seal.seal(code.code) : null;
            residents.add(code.resident);
        }
        try (var statement = connection.prepareStatement(INSERT_CODE)) {
            statement.setLong(1, recording);
            statement.setArray(2, connection.createArrayOf("int4", residents.toArray()));
            statement.setArray(3, connection.createArrayOf("bytea", hashes));
            statement.setArray(4, connection.createArrayOf("bytea", sealed));
            statement.executeUpdate();
        }
    }

    /// This code is the person's now, all others are former ones.
    void activate(int resident, String active, long recording) {
        jdbc.sql(ACTIVATE)
                .param("active", key.seal().hash(active))
                .param("recording", recording)
                .param("resident", resident)
                .update();
    }

    /// Two records turned out to be one person.
    void join(int other, int person, long recording) {
        jdbc.sql(JOIN)
                .param("other", other)
                .param("person", person)
                .param("recording", recording)
                .update();
    }

    /// The person's present code.
    Optional<String> activeCode(int resident) {
        return jdbc.sql(ACTIVE_CODE)
                .param("resident", resident)
                .query(byte[].class)
                .optional()
                .map(it -> key.seal().open(it));
    }

    /// Up to which register key these people's base data went, where it is known.
    Map<Integer, Long> baseKeys(Collection<Integer> ids) {
        var keys = new HashMap<Integer, Long>();
        template.query(
                BASE_KEYS,
                statement ->
                        statement.setArray(
                                1, statement.getConnection().createArrayOf("int4", ids.toArray())),
                rs -> {
                    keys.put(rs.getInt(1), rs.getLong(2));
                });
        return keys;
    }
}
