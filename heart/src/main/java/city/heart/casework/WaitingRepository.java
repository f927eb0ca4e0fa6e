// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.shared.ResidentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Cases that wait for what is given to many together, and those of the same period that are left to a person.
@Repository
public class WaitingRepository {
    private static final String WAITING =
            """
            select id, child_id from casework.case_file
             where service = :service and handler = 'WAITING' and period = :period
             order by child_id limit :limit
            """;
    private static final String POOLS =
            """
            select service, period, count(*)::int as number from casework.case_file
             where handler = 'WAITING' group by service, period order by service, period
            """;
    private static final String STILL =
            "select count(*)::int from casework.case_file where id in (:files) and handler = 'WAITING'";

    /// A protected thing to do comes first: it decides who may see the case at all.
    private static final String WITH_PERSON =
            """
            select c.id, coalesce(w.kind, 'PERSON') as why, c.protected
              from casework.case_file c
              left join lateral (
                   select kind || case when kind in ('RULE', 'FAMILY') then coalesce(' ' || detail, '')
                                       else '' end as kind
                     from casework.task i where i.case_id = c.id and i.closed_at is null
                    order by i.protected desc, i.opened_at, i.id limit 1) w on true
             where c.service = :service and c.handler = 'PERSON' and c.period = :period
             order by c.id
            """;

    private final JdbcClient jdbc;

    WaitingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Cases of one service and period that wait.
    public record Pool(String service, String period, int number) {}

    /// Whoever waits at all: asked every two seconds, answered by a small index.
    public List<Pool> pools() {
        return jdbc.sql(POOLS)
                .query((rs, _) ->
                        new Pool(
                                rs.getString("service"),
                                rs.getString("period"),
                                rs.getInt("number")))
                .list();
    }

    /// Cases that wait, in the order of the people's numbers.
    public Map<ResidentId, CaseId> waiting(String service, String period, int limit) {
        Map<ResidentId, CaseId> byPerson = new LinkedHashMap<>();
        jdbc.sql(WAITING)
                .param("service", service)
                .param("period", period)
                .param("limit", limit)
                .query(rs -> {
                    byPerson.put(
                            new ResidentId(rs.getInt("child_id")),
                            new CaseId(rs.getObject("id", UUID.class)));
                });
        return byPerson;
    }

    /// How many of these still wait.
    public int still(Collection<CaseId> files) {
        return files.isEmpty()
                ? 0
                : jdbc.sql(STILL)
                        .param("files", files.stream().map(CaseId::value).toList())
                        .query(Integer.class)
                        .single();
    }

    /// A case that is left to a person.
    ///
    /// @param why a code: what a person is asked, for some with the reason's code after a space
    /// @param secret only for those who may handle a family under a non-disclosure order
    public record LeftToPerson(CaseId caseId, String why, boolean secret) {}

    /// All of a service and period that are left to a person.
    public List<LeftToPerson> leftToPerson(String service, String period) {
        return jdbc.sql(WITH_PERSON)
                .param("service", service)
                .param("period", period)
                .query((rs, _) ->
                        new LeftToPerson(
                                new CaseId(rs.getObject("id", UUID.class)),
                                rs.getString("why"),
                                rs.getBoolean("protected")))
                .list();
    }
}
