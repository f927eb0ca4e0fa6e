// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.database.Sql;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UsageRepository {
    private static final String INSERT =
            """
            with act as (
                insert into usage.act (id, seen, at, actor_kind, actor_id, role, purpose, basis, service, facts,
                                       about_kind, about_id)
                values (nextval('usage.act_id'), :seen, :at, :kind, :actor, :role, :purpose, :basis, :service, :facts,
                        :about_kind, :about_id)
                returning id, at)
            insert into usage.subject (act_id, at, resident_id)
            select act.id, act.at, resident from act, unnest(:residents) resident
            """;
    private static final String INSERT_SWEEP =
            """
            insert into usage.act (id, seen, at, actor_kind, actor_id, role, purpose, basis, service, facts, about_kind, about_id, sweep)
            values (nextval('usage.act_id'), :seen, :at, :kind, :actor, :role, :purpose, :basis, :service, :facts, :about_kind, :about_id, :sweep)
            """;
    private static final String ACTS_ON =
            """
            select id, seen, at, actor_kind, actor_id, role, purpose, basis, service, facts, about_kind, about_id, how
              from (
                (select a.id, a.seen, a.at, a.actor_kind, a.actor_id, a.role, a.purpose, a.basis,
                        a.service, a.facts, a.about_kind, a.about_id, 'NAMED' as how
                   from (select act_id, at from usage.subject
                          where resident_id = :resident order by at desc limit :limit) s
                   join usage.act a on a.id = s.act_id and a.at = s.at)
                union all
                (select id, seen, at, actor_kind, actor_id, role, purpose, basis, service, facts, about_kind, about_id,
                        case when octet_length(sweep) > :resident / 8
                              and get_bit(sweep, :resident::bigint) = 1
                             then 'SWEEP_NOMINATED' else 'SWEEP_PASSED' end
                   from usage.act where sweep is not null order by at desc limit :limit)) acts
             order by at desc, id desc limit :limit
            """;

    private static final String LOOKS_AT =
            """
            select a.id, a.seen, a.at, a.actor_kind, a.actor_id, a.role, a.purpose, a.basis,
                   a.service, a.facts, a.about_kind, a.about_id, 'NAMED' as how
              from (select act_id, at from usage.subject
                     where resident_id = :resident order by at desc, act_id desc offset :offset limit :limit) s
              join usage.act a on a.id = s.act_id and a.at = s.at
             order by a.at desc, a.id desc
            """;
    private static final String COUNT_LOOKS =
            "select count(*) from usage.subject where resident_id = :resident";

    /// Whom each sweep named is a large bitmap, opened only for the days that are shown.
    private static final String SWEEP_DAYS =
            """
            with days as (
                select (at at time zone :zone)::date as day, purpose, count(*)::int as times
                  from usage.act where sweep is not null
                 group by 1, 2 order by 1 desc, 2 offset :offset limit :limit)
            select d.day, d.purpose, d.times,
                   (select count(*)::int from usage.act a
                     where a.sweep is not null and a.purpose = d.purpose
                       and a.at >= d.day::timestamp at time zone :zone
                       and a.at < (d.day + 1)::timestamp at time zone :zone
                       and octet_length(a.sweep) > :resident / 8
                       and get_bit(a.sweep, :resident::bigint) = 1) as named
              from days d order by d.day desc, d.purpose
            """;

    private static final String COUNT_SWEEP_DAYS =
            """
            select count(*) from (select distinct (at at time zone :zone)::date, purpose
                                    from usage.act where sweep is not null) days
            """;

    private final JdbcClient jdbc;

    UsageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Use use, int[] residents, RecordingNumber seen, OffsetDateTime at) {
        bind(jdbc.sql(INSERT), use, seen, at).param("residents", residents).update();
    }

    void insertSweep(Use use, byte[] bitmap, RecordingNumber seen, OffsetDateTime at) {
        bind(jdbc.sql(INSERT_SWEEP), use, seen, at).param("sweep", bitmap).update();
    }

    List<Act> actsOn(ResidentId resident, int limit) {
        return jdbc.sql(ACTS_ON)
                .param("resident", resident.value())
                .param("limit", limit)
                .query((rs, _) -> act(rs))
                .list();
    }

    List<Act> looksAt(ResidentId resident, int offset, int limit) {
        return jdbc.sql(LOOKS_AT)
                .param("resident", resident.value())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> act(rs))
                .list();
    }

    long countLooks(ResidentId resident) {
        return jdbc.sql(COUNT_LOOKS).param("resident", resident.value()).query(Long.class).single();
    }

    List<SweepDay> sweepDays(ResidentId resident, ZoneId zone, int offset, int limit) {
        return jdbc.sql(SWEEP_DAYS)
                .param("resident", resident.value())
                .param("zone", zone.getId())
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) ->
                        new SweepDay(
                                rs.getObject("day", LocalDate.class),
                                rs.getString("purpose"),
                                rs.getInt("times"),
                                rs.getInt("named")))
                .list();
    }

    long countSweepDays(ZoneId zone) {
        return jdbc.sql(COUNT_SWEEP_DAYS).param("zone", zone.getId()).query(Long.class).single();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Use use, RecordingNumber seen, OffsetDateTime at) {
        var about = use.about();
        return statement
                // An absent text without its type would have the statement parsed anew.
                .param("about_kind", about == null ? null : about.kind(), Types.VARCHAR)
                .param("about_id", about == null ? null : about.id(), Types.VARCHAR)
                .param("seen", seen.value())
                .param("at", at)
                .param("kind", use.actor().kind().name())
                .param("actor", use.actor().id())
                .param("role", use.role())
                .param("purpose", use.purpose())
                .param("basis", use.basis().name())
                .param("service", use.service(), Types.VARCHAR)
                .param("facts", use.facts().stream().sorted().toArray(String[]::new));
    }

    private static Act act(ResultSet rs) throws SQLException {
        var kind = rs.getString("about_kind");
        var use =
                new Use(
                        new Actor(
                                Actor.Kind.valueOf(rs.getString("actor_kind")),
                                rs.getString("actor_id")),
                        rs.getString("role"),
                        rs.getString("purpose"),
                        Basis.valueOf(rs.getString("basis")),
                        rs.getString("service"),
                        Set.of((String[]) rs.getArray("facts").getArray()),
                        kind == null ? null : new Use.About(kind, rs.getString("about_id")));
        return new Act(
                rs.getLong("id"),
                Sql.instant(rs, "at"),
                use,
                new RecordingNumber(rs.getLong("seen")),
                Act.How.valueOf(rs.getString("how")));
    }
}
