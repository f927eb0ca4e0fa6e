// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of lists of cases.
@Repository
class CaseListRepository {
    /// Of a case's offers the one that holds or held the place last: an open one before a closed one.
    private static final String LINES =
            """
            select c.id, c.service, c.period, c.child_id, c.standing, c.opened_at, c.grounds,
                   o.unit_id, o.state,
                   (exists (select from offer.offer s where s.case_id = c.id and s.sealed)
                    or exists (select from offer.work_item w where w.case_id = c.id and w.protected)) as secret
              from offer.case_file c
              left join lateral (
                  select unit_id, state from offer.offer p where p.case_id = c.id
                   order by p.state in ('DECIDED', 'WITHDRAWN', 'REPLACED'), p.state <> 'DECIDED',
                            p.prepared_on desc, p.id limit 1) o on true
            """;

    private static final String CONCERNING =
            """
            with line as (
            """
                    + LINES
                    + """
                    )
                    select p.person, l.* from unnest(:people) as p (person)
                      join lateral (
                          select c.id from offer.case_file c where c.child_id = p.person
                          union
                          select o.case_id from offer.recipient r join offer.offer o on o.id = r.offer_id
                           where r.resident_id = p.person) of on true
                      join line l on l.id = of.id
                     order by p.person, l.service, l.period, l.id
                    """;
    private static final String TAKEN =
            "select coalesce(max(position), 0) from offer.stream where name = 'life-events'";
    private static final String DUE =
            "from ("
                    + LINES
                    + """
                    ) l
                     where l.grounds ->> 'answer' <> 'NOT_MET' and l.standing <> 'CLOSED'
                       and (:service::text is null or l.service = :service)
                       and (:secret or not l.secret)
                    """;
    private static final String NARROWED =
            DUE
                    + """
                       and (:unit::text is null or l.unit_id = :unit)
                       and (:reason::text is null or l.grounds #>> '{because,0,code}' = :reason)
                    """;
    private static final String LIST =
            "select l.* "
                    + NARROWED
                    + " order by l.opened_at desc, l.id offset :offset limit :limit";
    private static final String NUMBER = "select count(*) " + NARROWED;
    private static final String REASONS =
            "select l.grounds #>> '{because,0,code}' as value, count(*) as cases "
                    + DUE
                    + " and l.grounds #>> '{because,0,code}' is not null group by 1 order by 2 desc, 1";
    private static final String UNITS =
            "select l.unit_id as value, count(*) as cases "
                    + DUE
                    + " and l.unit_id is not null group by 1 order by 1";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    CaseListRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void concerning(Collection<ResidentId> people, Map<ResidentId, List<CaseLine>> into) {
        jdbc.sql(CONCERNING)
                .param(
                        "people",
                        people.stream().map(ResidentId::value).distinct().toArray(Integer[]::new))
                .query(rs -> {
                    into.computeIfAbsent(
                                    new ResidentId(rs.getInt("person")), _ -> new ArrayList<>())
                            .add(line(rs));
                });
    }

    long lifeEventsTaken() {
        return jdbc.sql(TAKEN).query(Long.class).single();
    }

    List<CaseLine> due(CaseLists.Filter filter, int offset, int limit) {
        return narrowed(LIST, filter)
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, _) -> line(rs))
                .list();
    }

    int countDue(CaseLists.Filter filter) {
        return narrowed(NUMBER, filter).query(Integer.class).single();
    }

    List<CaseLists.Count> reasons(@Nullable String service, boolean secret) {
        return counts(REASONS, service, secret);
    }

    List<CaseLists.Count> units(@Nullable String service, boolean secret) {
        return counts(UNITS, service, secret);
    }

    private List<CaseLists.Count> counts(String sql, @Nullable String service, boolean secret) {
        return jdbc.sql(sql)
                .param("service", service)
                .param("secret", secret)
                .query((rs, _) -> new CaseLists.Count(rs.getString("value"), rs.getInt("cases")))
                .list();
    }

    private JdbcClient.StatementSpec narrowed(String sql, CaseLists.Filter filter) {
        var unit = filter.unit();
        return jdbc.sql(sql)
                .param("service", filter.service())
                .param("unit", unit == null ? null : unit.value())
                .param("reason", filter.reason())
                .param("secret", filter.secret());
    }

    private CaseLine line(ResultSet rs) throws SQLException {
        var unit = rs.getString("unit_id");
        var state = rs.getString("state");
        return new CaseLine(
                new CaseId(rs.getObject("id", UUID.class)),
                rs.getString("service"),
                rs.getString("period"),
                new ResidentId(rs.getInt("child_id")),
                rs.getString("standing"),
                rs.getBoolean("secret"),
                Rows.instant(rs, "opened_at"),
                json.readValue(rs.getString("grounds"), CaseRepository.Stored.class).because(),
                unit == null ? null : new UnitId(unit),
                state == null ? null : State.valueOf(state));
    }
}
