// SPDX-License-Identifier: EUPL-1.2
package city.planning.queue;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.heart.casework.CaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of queues for other units.
@Repository
class QueueRepository {
    private static final String SELECT =
            """
            select q.id, q.case_id, q.service, q.period, q.unit_id, q.rank, q.state, q.last_day
              from queue.entry q
            """;
    private static final String ANY =
            """
            select exists (select from queue.entry where state in ('WAITING', 'ASKED'))
            """;
    private static final String INSERT =
            """
            insert into queue.entry (id, case_id, service, period, unit_id, rank, asked_by, asked_at, state)
            values (:id, :case, :service, :period, :unit, :rank::bigint[], :by, :at, 'WAITING')
            on conflict (case_id, unit_id) where state in ('WAITING', 'ASKED') do nothing
            """;
    private static final String POSITION =
            """
            select count(*)::int + 1 from queue.entry
             where service = :service and period = :period and unit_id = :unit
               and state in ('WAITING', 'ASKED') and (rank, id) < (:rank::bigint[], :id)
            """;
    private static final String POOLS =
            """
            select distinct service, period from queue.entry where state = 'WAITING' order by 1, 2
            """;

    /// The first of the line of each unit, without those who are asked about another seat just now.
    private static final String FIRST =
            """
            select distinct on (q.unit_id) q.id, q.case_id, q.service, q.period, q.unit_id, q.rank, q.state, q.last_day
              from queue.entry q
             where q.service = :service and q.period = :period and q.unit_id in (:units) and q.state = 'WAITING'
               and not exists (select from queue.entry a where a.case_id = q.case_id and a.state = 'ASKED')
             order by q.unit_id, q.rank, q.id
            """;

    private static final String CASES =
            "select distinct case_id from queue.entry where state in ('WAITING', 'ASKED')";
    private static final String LIVE =
            SELECT
                    + """
                     where q.case_id = any(:cases) and q.state in ('WAITING', 'ASKED')
                     order by q.id limit 500
                    """;
    private static final String CASES_ASKED =
            "select distinct case_id from queue.entry where state = 'ASKED'";

    private static final String LAPSED =
            SELECT + " where q.state = 'ASKED' and q.last_day < :today order by q.id limit 500";
    private static final String ASK =
            """
            update queue.entry set state = :state, asked_on = :today, last_day = :last
             where id = :id and state = 'WAITING'
            """;
    private static final String END =
            """
            update queue.entry set state = :state, ended_at = :at
             where id = :id and state in ('WAITING', 'ASKED')
            """;
    private static final String RANK =
            "update queue.entry set rank = :rank::bigint[] where id = :id";
    private static final String ANSWER =
            """
            insert into queue.answer (entry_id, guardian, yes, at) values (:entry, :guardian, :yes, :at)
            """;
    private static final String ANSWERS =
            """
            select distinct on (guardian) guardian, yes from queue.answer
             where entry_id = :entry order by guardian, number desc
            """;
    private static final String LINES =
            """
            select unit_id, count(*) filter (where state = 'WAITING')::int as waiting,
                   count(*) filter (where state = 'ASKED')::int as asked,
                   count(*) filter (where state = 'TAKEN')::int as taken
              from queue.entry
             where service = :service and period = :period and case_id <> all(:hidden)
             group by unit_id order by unit_id
            """;

    private final JdbcClient jdbc;

    QueueRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Whether anybody waits: asked every two seconds.
    boolean any() {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    /// @return false where the family is in this line already
    boolean insert(QueueEntry it, ResidentId by, Instant at) {
        return jdbc.sql(INSERT)
                        .param("id", it.id())
                        .param("case", it.caseId().value())
                        .param("service", it.service())
                        .param("period", it.period())
                        .param("unit", it.unit().value())
                        .param("rank", numbers(it.rank()))
                        .param("by", by.value())
                        .param("at", Sql.at(at))
                        .update()
                == 1;
    }

    /// Those of a case that still mean something.
    List<QueueEntry> live(CaseId file) {
        return jdbc.sql(
                        SELECT
                                + " where q.case_id = :case and q.state in ('WAITING', 'ASKED') order by q.unit_id")
                .param("case", file.value())
                .query((rs, _) -> entry(rs))
                .list();
    }

    Optional<QueueEntry> lock(UUID id) {
        return jdbc.sql(SELECT + " where q.id = :id for update")
                .param("id", id)
                .query((rs, _) -> entry(rs))
                .optional();
    }

    /// Counted from 1.
    int position(QueueEntry it) {
        return jdbc.sql(POSITION)
                .param("service", it.service())
                .param("period", it.period())
                .param("unit", it.unit().value())
                .param("rank", numbers(it.rank()))
                .param("id", it.id())
                .query(Integer.class)
                .single();
    }

    record Pool(String service, String period) {}

    List<Pool> pools() {
        return jdbc.sql(POOLS)
                .query((rs, _) -> new Pool(rs.getString("service"), rs.getString("period")))
                .list();
    }

    List<QueueEntry> first(Pool pool, Collection<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : jdbc.sql(FIRST)
                        .param("service", pool.service())
                        .param("period", pool.period())
                        .param("units", units.stream().map(UnitId::value).toList())
                        .query((rs, _) -> entry(rs))
                        .list();
    }

    /// Cases of which something still means something.
    Set<CaseId> cases() {
        return jdbc.sql(CASES)
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .set();
    }

    /// Of these cases what still means something, some at a time.
    List<QueueEntry> live(Collection<CaseId> cases) {
        return jdbc.sql(LIVE)
                .param("cases", cases.stream().map(CaseId::value).toArray(UUID[]::new))
                .query((rs, _) -> entry(rs))
                .list();
    }

    /// Cases whose family is asked about a seat just now.
    List<CaseId> asked() {
        return jdbc.sql(CASES_ASKED)
                .query((rs, _) -> new CaseId(rs.getObject("case_id", UUID.class)))
                .list();
    }

    List<QueueEntry> lapsed(LocalDate today) {
        return jdbc.sql(LAPSED).param("today", today).query((rs, _) -> entry(rs)).list();
    }

    void ask(QueueEntry it, QueueState to, LocalDate today, LocalDate last) {
        jdbc.sql(ASK)
                .param("state", to.name())
                .param("today", today)
                .param("last", last)
                .param("id", it.id())
                .update();
    }

    void end(QueueEntry it, QueueState to, Instant at) {
        jdbc.sql(END)
                .param("state", to.name())
                .param("at", Sql.at(at))
                .param("id", it.id())
                .update();
    }

    void rank(QueueEntry it, List<Long> rank) {
        jdbc.sql(RANK).param("rank", numbers(rank)).param("id", it.id()).update();
    }

    void answer(UUID entry, ResidentId guardian, boolean yes, Instant at) {
        jdbc.sql(ANSWER)
                .param("entry", entry)
                .param("guardian", guardian.value())
                .param("yes", yes)
                .param("at", Sql.at(at))
                .update();
    }

    /// What each guardian said last.
    Map<ResidentId, Boolean> answers(UUID entry) {
        Map<ResidentId, Boolean> said = new HashMap<>();
        jdbc.sql(ANSWERS)
                .param("entry", entry)
                .query(rs -> {
                    said.put(new ResidentId(rs.getInt("guardian")), rs.getBoolean("yes"));
                });
        return said;
    }

    List<Queues.Line> lines(String service, String period, Collection<CaseId> hidden) {
        return jdbc.sql(LINES)
                .param("hidden", hidden.stream().map(CaseId::value).toArray(UUID[]::new))
                .param("service", service)
                .param("period", period)
                .query((rs, _) ->
                        new Queues.Line(
                                new UnitId(rs.getString("unit_id")),
                                rs.getInt("waiting"),
                                rs.getInt("asked"),
                                rs.getInt("taken")))
                .list();
    }

    private static Long[] numbers(List<Long> rank) {
        return rank.toArray(Long[]::new);
    }

    private static QueueEntry entry(ResultSet rs) throws SQLException {
        @Nullable LocalDate last = rs.getObject("last_day", LocalDate.class);
        return new QueueEntry(
                rs.getObject("id", UUID.class),
                new CaseId(rs.getObject("case_id", UUID.class)),
                rs.getString("service"),
                rs.getString("period"),
                new UnitId(rs.getString("unit_id")),
                Arrays.asList((Long[]) rs.getArray("rank").getArray()),
                QueueState.valueOf(rs.getString("state")),
                last);
    }
}
