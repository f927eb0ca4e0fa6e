// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL that finds who waits for a place that many are given together, and who is left to a person.
@Repository
class WaitingCaseRepository {
    private static final String WAITING =
            """
            select id, child_id from offer.case_file
             where service = :service and standing = 'WAITING' and period = :period
             order by child_id limit :limit
            """;
    private static final String POOLS =
            """
            select service, period, count(*)::int as number from offer.case_file
             where standing = 'WAITING' group by service, period order by service, period
            """;
    private static final String STILL =
            "select count(*)::int from offer.case_file where id in (:files) and standing = 'WAITING'";

    /// A protected thing to do comes first: it decides who may see the case at all.
    private static final String LEFT_TO_PERSON =
            """
            select c.id, coalesce(w.ask, 'PERSON') as why,
                   exists (select from offer.work_item p where p.case_id = c.id and p.protected) as secret
              from offer.case_file c
              left join lateral (
                   select ask || case when ask in ('RULE', 'FAMILY') then coalesce(' ' || detail, '')
                                      else '' end as ask
                     from offer.work_item i where i.case_id = c.id and i.closed_at is null
                    order by i.protected desc, i.opened_at, i.id limit 1) w on true
             where c.service = :service and c.standing = 'PERSON' and c.period = :period
               and not exists (select from offer.offer o
                                where o.case_id = c.id and o.state not in ('WITHDRAWN', 'REPLACED'))
             order by c.id
            """;

    /// All who are due in a period, whatever became of it, with the place that they have.
    private static final String IN_THE_PERIOD =
            """
            select c.id, c.child_id, place.unit_id,
                   exists (select from offer.work_item p where p.case_id = c.id and p.protected) as secret
              from offer.case_file c
              left join lateral (
                   select o.unit_id from offer.offer o
                    where o.case_id = c.id and o.state in (:held)
                    order by o.prepared_on desc, o.id limit 1) place on true
             where c.service = :service and c.period = :period
               and c.standing in ('RUNNING', 'PERSON', 'DECIDED')
             order by c.child_id
            """;

    private final JdbcClient jdbc;

    WaitingCaseRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<WaitingCases.Pool> pools() {
        return jdbc.sql(POOLS)
                .query((rs, _) ->
                        new WaitingCases.Pool(
                                rs.getString("service"),
                                rs.getString("period"),
                                rs.getInt("number")))
                .list();
    }

    /// Cases that wait, in the order of the children's numbers.
    Map<ResidentId, CaseId> waiting(String service, String period, int limit) {
        Map<ResidentId, CaseId> byChild = new LinkedHashMap<>();
        jdbc.sql(WAITING)
                .param("service", service)
                .param("period", period)
                .param("limit", limit)
                .query(rs -> {
                    byChild.put(
                            new ResidentId(rs.getInt("child_id")),
                            new CaseId(rs.getObject("id", UUID.class)));
                });
        return byChild;
    }

    List<WaitingCases.InPeriod> inPeriod(String service, String period) {
        return jdbc.sql(IN_THE_PERIOD)
                .param("service", service)
                .param("period", period)
                .param(
                        "held",
                        Arrays.stream(State.values())
                                .filter(State::holdsSeat)
                                .map(Enum::name)
                                .toList())
                .query((rs, _) ->
                        new WaitingCases.InPeriod(
                                new ResidentId(rs.getInt("child_id")),
                                unit(rs.getString("unit_id")),
                                rs.getBoolean("secret")))
                .list();
    }

    /// How many of these still wait.
    int still(Collection<CaseId> files) {
        return files.isEmpty()
                ? 0
                : jdbc.sql(STILL)
                        .param("files", files.stream().map(CaseId::value).toList())
                        .query(Integer.class)
                        .single();
    }

    List<WaitingCases.LeftToPerson> leftToPerson(String service, String period) {
        return jdbc.sql(LEFT_TO_PERSON)
                .param("service", service)
                .param("period", period)
                .query((rs, _) ->
                        new WaitingCases.LeftToPerson(
                                new CaseId(rs.getObject("id", UUID.class)),
                                rs.getString("why"),
                                rs.getBoolean("secret")))
                .list();
    }

    private static @Nullable UnitId unit(@Nullable String id) {
        return id == null ? null : new UnitId(id);
    }
}
