// SPDX-License-Identifier: EUPL-1.2
package city.base.usage;

import city.base.database.Sql;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
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
                     where resident_id = :resident order by at desc limit :limit) s
              join usage.act a on a.id = s.act_id and a.at = s.at
             order by a.at desc, a.id desc
            """;
    private static final String SWEEPS_OVER =
            """
            select id, seen, at, actor_kind, actor_id, role, purpose, basis, service, facts, about_kind, about_id,
                   case when octet_length(sweep) > :resident / 8
                         and get_bit(sweep, :resident::bigint) = 1
                        then 'SWEEP_NOMINATED' else 'SWEEP_PASSED' end as how
              from usage.act where sweep is not null order by at desc, id desc limit :limit
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
        return acts(ACTS_ON, resident, limit);
    }

    List<Act> looksAt(ResidentId resident, int limit) {
        return acts(LOOKS_AT, resident, limit);
    }

    List<Act> sweepsOver(ResidentId resident, int limit) {
        return acts(SWEEPS_OVER, resident, limit);
    }

    private List<Act> acts(String sql, ResidentId resident, int limit) {
        return jdbc.sql(sql)
                .param("resident", resident.value())
                .param("limit", limit)
                .query((rs, _) -> act(rs))
                .list();
    }

    private static JdbcClient.StatementSpec bind(
            JdbcClient.StatementSpec statement, Use use, RecordingNumber seen, OffsetDateTime at) {
        var about = use.about();
        return statement
                .param("about_kind", about == null ? null : about.kind())
                .param("about_id", about == null ? null : about.id())
                .param("seen", seen.value())
                .param("at", at)
                .param("kind", use.actor().kind().name())
                .param("actor", use.actor().id())
                .param("role", use.role())
                .param("purpose", use.purpose())
                .param("basis", use.basis().name())
                .param("service", use.service())
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
