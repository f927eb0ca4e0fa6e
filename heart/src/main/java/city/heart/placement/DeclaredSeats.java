// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.heart.unit.UnitIssue;
import city.heart.unit.UnitPlaces;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// How many seats there are to give, as whoever knows the units declares. Nobody loses a seat by it: seats
/// are never fewer than children who hold one. Every call joins the caller's transaction.
@Service
public class DeclaredSeats {
    private static final String NO_CAPACITY =
            "update placement.seat set declared = 0, capacity = taken";
    private static final String CAPACITY =
            """
            insert into placement.seat (unit_id, kind, period, capacity, declared)
            select unit, kind, period, places, places
              from jsonb_to_recordset(:rows::jsonb) as r (unit text, kind text, period text, places int)
            on conflict (unit_id, kind, period) do update
               set declared = excluded.declared, capacity = greatest(excluded.declared, seat.taken)
            """;
    private static final String PERIODS =
            "select distinct period from placement.seat order by period";
    private static final String BELOW =
            """
            select s.unit_id, s.kind, s.period, s.taken - s.declared - count(p.holder)::int as amount
              from placement.seat s
              left join placement.placement p
                on p.unit_id = s.unit_id and p.kind = s.kind and p.period = s.period
               and p.released_at is null and not p.over and p.child_id = any(:unseen)
             where s.taken > s.declared
             group by s.unit_id, s.kind, s.period having s.taken - s.declared > count(p.holder)
             order by s.unit_id, s.kind, s.period
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    DeclaredSeats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// These seats and no others.
    @Transactional
    public void replace(List<UnitPlaces> places) {
        jdbc.sql(NO_CAPACITY).update();
        set(places);
    }

    /// These seats; others stay as they are.
    @Transactional
    public void set(List<UnitPlaces> places) {
        if (!places.isEmpty()) {
            var rows =
                    places.stream()
                            .map(it ->
                                    Map.<String, Object>of(
                                            "unit", it.unit().value(),
                                            "kind", it.kind(),
                                            "period", it.year().period(),
                                            "places", it.places()))
                            .toList();
            jdbc.sql(CAPACITY).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    /// School years for which there are seats, the earliest first: `2026-27`.
    @Transactional(readOnly = true)
    public List<String> periods() {
        return jdbc.sql(PERIODS).query((rs, _) -> rs.getString(1)).list();
    }

    /// Units with more children than seats, as it is now.
    ///
    /// @param unseen children who do not count
    @Transactional(readOnly = true)
    public List<UnitIssue> exceeded(Collection<ResidentId> unseen) {
        return jdbc.sql(BELOW)
                .param("unseen", Sql.numbers(unseen))
                .query((rs, _) ->
                        new UnitIssue(
                                UnitIssue.Kind.CAPACITY_BELOW_PLACED,
                                rs.getString("unit_id"),
                                rs.getString("kind"),
                                null,
                                rs.getString("period"),
                                rs.getInt("amount")))
                .list();
    }
}
