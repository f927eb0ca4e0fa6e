// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.Sql;
import city.base.secret.CityKey;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Bad records of the registers: listed for those who can have them mended, and what waits for it.
@Service
public class Issues {
    private static final String RAISE =
            """
            insert into register.issue (raised, source, register_key, fault, place, resident_id, parked)
            values (:raised, :source, :key, :fault, :place, :resident, :parked)
            on conflict (source, fault, place) where closed is null and not parked
            do update set times = issue.times + 1, raised = excluded.raised
            returning id
            """;
    private static final String PARK =
            """
            insert into register.parked_change (issue_id, code_hash, changed_at, sealed)
            values (:issue, :hash, :at, :sealed)
            """;
    private static final String PARKED_PEOPLE =
            """
            select distinct on (p.code_hash) p.code_hash, p.issue_id
              from register.parked_change p
              join register.issue i on i.id = p.issue_id and i.source = ?
             where p.code_hash = any(?) order by p.code_hash, p.issue_id
            """;
    private static final String OPEN =
            """
            select i.id, i.raised, i.source, i.register_key, i.fault, i.place, i.resident_id, i.parked,
                   i.times, count(p.id)::int as waiting
              from register.issue i left join register.parked_change p on p.issue_id = i.id
             where i.closed is null
             group by i.id order by i.id desc offset :offset limit :limit
            """;
    private static final String COUNT_OPEN =
            "select count(*) from register.issue where closed is null";

    /// For which nobody waits.
    private static final String OPEN_UNPARKED =
            """
            select exists (select from register.issue
                            where id = :issue and closed is null and not parked)
            """;

    private static final String PARKED_RECORDS =
            "select sealed from register.parked_change where issue_id = :issue order by id";
    private static final String OPEN_PARKED =
            "select id from register.issue where closed is null and parked and source = :source order by id";
    private static final String UNPARK =
            "delete from register.parked_change where issue_id = :issue";
    private static final String CLOSE =
            "update register.issue set closed = :closed where id = :issue and closed is null";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final CityKey key;
    private final Clock clock;

    Issues(JdbcClient jdbc, JdbcTemplate template, CityKey key, @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.key = key;
        this.clock = clock;
    }

    /// The open issues, the latest first.
    ///
    /// @param limit at most so many
    @Transactional(readOnly = true)
    public List<Issue> open(int limit) {
        return open(0, limit);
    }

    /// A part of them.
    ///
    /// @param offset how many are passed over
    @Transactional(readOnly = true)
    public List<Issue> open(int offset, int limit) {
        return jdbc.sql(OPEN)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> {
                    var resident = (Integer) rs.getObject("resident_id");
                    return new Issue(
                            rs.getLong("id"),
                            Sql.instant(rs, "raised"),
                            rs.getString("source"),
                            (Long) rs.getObject("register_key"),
                            RecordFault.valueOf(rs.getString("fault")),
                            rs.getString("place"),
                            resident == null ? null : new ResidentId(resident),
                            rs.getBoolean("parked"),
                            rs.getInt("waiting"),
                            rs.getInt("times"));
                })
                .list();
    }

    /// How many are open.
    @Transactional(readOnly = true)
    public long countOpen() {
        return jdbc.sql(COUNT_OPEN).query(Long.class).single();
    }

    /// Whether it is open and nobody waits for it.
    boolean canBeDone(long issue) {
        return jdbc.sql(OPEN_UNPARKED).param("issue", issue).query(Boolean.class).single();
    }

    /// Closes an issue; what waited for it is thrown away.
    @Transactional
    public void discard(long issue) {
        jdbc.sql(UNPARK).param("issue", issue).update();
        jdbc.sql(CLOSE).param("issue", issue).param("closed", Sql.at(clock.instant())).update();
    }

    /// Raises an issue for which nobody waits; the same again is counted.
    public void note(String source, @Nullable Long registerKey, RecordFault fault, String place) {
        raise(source, registerKey, fault, place, null, false);
    }

    /// Raises an issue for which a change waits, encrypted, in the source's own words. To be called in
    /// the transaction in which the page is stored.
    ///
    /// @param person the identity code by which the source names the person
    public void parkChange(
            String source,
            long registerKey,
            RecordFault fault,
            String place,
            String person,
            String record) {
        park(raise(source, registerKey, fault, place, null, true), person, null, record);
    }

    long raise(
            String source,
            @Nullable Long registerKey,
            RecordFault fault,
            String place,
            @Nullable ResidentId resident,
            boolean parked) {
        return jdbc.sql(RAISE)
                .param("raised", Sql.at(clock.instant()))
                .param("source", source)
                .param("key", registerKey)
                .param("fault", fault.name())
                .param("place", place)
                .param("resident", resident == null ? null : resident.value())
                .param("parked", parked)
                .query(Long.class)
                .single();
    }

    /// Keeps a change in the register's own words, encrypted, until the issue is mended.
    void park(long issue, String person, @Nullable Instant changedAt, String record) {
        var seal = key.seal();
        jdbc.sql(PARK)
                .param("issue", issue)
                .param("hash", seal.hash(person))
                .param("at", Sql.atOrNull(changedAt))
                .param("sealed", seal.seal(record))
                .update();
    }

    /// Which of these people wait for a source's issue, and for which, the oldest one.
    ///
    /// @param people identity codes
    public Map<String, Long> waiting(String source, Collection<String> people) {
        var seal = key.seal();
        var byHash = new HashMap<String, String>();
        var hashes = new byte[people.size()][];
        var at = 0;
        for (var person : people) {
            hashes[at] = seal.hash(person);
            byHash.put(HexFormat.of().formatHex(hashes[at++]), person);
        }
        var waiting = new HashMap<String, Long>();
        template.query(
                PARKED_PEOPLE,
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(2, statement.getConnection().createArrayOf("bytea", hashes));
                },
                rs -> {
                    var person = byHash.get(HexFormat.of().formatHex(rs.getBytes(1)));
                    if (person != null) {
                        waiting.put(person, rs.getLong(2));
                    }
                });
        return waiting;
    }

    /// The open issues of a source for which changes wait, the oldest first.
    public List<Long> openParked(String source) {
        return jdbc.sql(OPEN_PARKED).param("source", source).query((rs, _) -> rs.getLong(1)).list();
    }

    /// What waits for an issue, in the source's own words, the oldest first.
    public List<String> parkedRecords(long issue) {
        return jdbc.sql(PARKED_RECORDS).param("issue", issue).query(byte[].class).list().stream()
                .map(it -> key.seal().open(it))
                .toList();
    }
}
