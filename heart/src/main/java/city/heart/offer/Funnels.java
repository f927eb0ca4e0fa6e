// SPDX-License-Identifier: EUPL-1.2
package city.heart.offer;

import city.base.database.Rows;
import city.base.signin.RightScope;
import city.heart.casework.CaseLists;
import city.heart.offer.Funnel.Counts;
import city.heart.offer.Funnel.Part;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The front door for figures over all cases of a service and school year, from due to decided. Numbers
/// only; whoever shows them keeps small groups back.
@Service
public class Funnels {
    /// A family under an order is in no count but theirs who may handle it.
    private static final String PARTS =
            """
            with child as (
                select c.handler, c.care, f.id as offer_id, coalesce(f.area, '') as area,
                       exists (select from offer.offer o
                                where o.case_id = c.id and o.state = 'DECIDED') as decided
                  from jsonb_to_recordset(:rows::jsonb) as c (id uuid, handler text, care text)
                  left join lateral (
                       select o.id, o.area from offer.offer o
                        where o.case_id = c.id and o.sent_on is not null
                        order by o.replaces is not null, o.sent_on, o.id limit 1) f on true),
            said as (
                select a.offer_id, bool_and(a.reply = 'ACCEPT') as accepted,
                       bool_and(a.medium in ('PHONE', 'DESK', 'LETTER')) as by_officer
                  from (select distinct on (offer_id, guardian_id) offer_id, guardian_id, reply, medium
                          from offer.reply where offer_id in (select offer_id from child)
                         order by offer_id, guardian_id, version desc) a
                 group by a.offer_id)
            select k.care, k.area,
                   count(*)::int as due,
                   count(*) filter (where k.handler = 'PERSON' and k.offer_id is null)::int as person,
                   count(k.offer_id)::int as offered,
                   count(*) filter (where exists (
                       select from offer.recipient r
                        where r.offer_id = k.offer_id and r.role = 'DECIDES'
                          and r.served_on is not null and not r.undelivered))::int as reached,
                   count(s.offer_id)::int as answered,
                   count(*) filter (where s.by_officer)::int as by_officer,
                   count(*) filter (where s.accepted)::int as accepted,
                   count(*) filter (where not s.accepted)::int as other,
                   count(*) filter (where k.offer_id is not null and s.offer_id is null)::int as silent,
                   count(*) filter (where k.decided)::int as decided
              from child k left join said s on s.offer_id = k.offer_id
             group by k.care, k.area
            """;

    private final JdbcClient jdbc;
    private final CaseLists cases;

    Funnels(JdbcClient jdbc, CaseLists cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    /// @param scope whether families under a non-disclosure order count
    @Transactional(readOnly = true)
    public Funnel of(String service, String period, RightScope scope) {
        var all = cases.cared(service, period, scope);
        return Funnel.of(
                jdbc.sql(PARTS)
                        .param(
                                "rows",
                                Rows.of(
                                                all,
                                                (it, row) -> {
                                                    row.put("id", it.id().value());
                                                    row.put("handler", it.handler());
                                                    row.put("care", it.care());
                                                })
                                        .json())
                        .query((rs, _) ->
                                new Part(
                                        rs.getString("care"),
                                        rs.getString("area"),
                                        new Counts(
                                                rs.getInt("due"),
                                                rs.getInt("person"),
                                                rs.getInt("offered"),
                                                rs.getInt("reached"),
                                                rs.getInt("answered"),
                                                rs.getInt("by_officer"),
                                                rs.getInt("accepted"),
                                                rs.getInt("other"),
                                                rs.getInt("silent"),
                                                rs.getInt("decided"))))
                        .list());
    }
}
