// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of placements. Sets travel as one JSON parameter.
@Repository
class PlacementRepository {
    private static final String SEATS =
            """
            select unit_id, kind, period, capacity, taken, over, declared
              from placement.seat where kind = :kind and period = :period order by unit_id
            """;
    private static final String LIVE =
            """
            select holder, child_id, kind, period, unit_id, lower(during) as first_day,
                   upper(during) - 1 as last_day, ground, way_metres, method, area, over
              from placement.placement
             where child_id = any(:children) and released_at is null
            """;
    private static final String INSERT =
            """
            insert into placement.placement
                (holder, child_id, kind, period, unit_id, during, ground, way_metres, method, area, over)
            select holder, child, kind, period, unit, daterange(first_day, last_day, '[]'),
                   ground, way, method, area, over
              from jsonb_to_recordset(:rows::jsonb)
                   as r (holder uuid, child int, kind text, period text, unit text, first_day date,
                         last_day date, ground text, way int, method text, area text, over boolean)
            """;
    private static final String COUNT =
            """
            update placement.seat s set taken = s.taken + d.taken, over = s.over + d.over
              from (select unit, kind, period,
                           count(*) filter (where not over)::int as taken,
                           count(*) filter (where over)::int as over
                      from jsonb_to_recordset(:rows::jsonb)
                           as r (unit text, kind text, period text, over boolean)
                     group by unit, kind, period) d
             where s.unit_id = d.unit and s.kind = d.kind and s.period = d.period
            """;
    private static final String FORGET =
            "delete from placement.placement where holder in (:holders)";
    private static final String CONFIRM =
            """
            update placement.placement set confirmed_at = :at
             where holder in (:holders) and confirmed_at is null
            """;
    private static final String RELEASE =
            """
            with freed as (
                update placement.placement set released_at = :at
                 where holder in (:holders) and released_at is null
             returning unit_id, kind, period, over)
            update placement.seat s
               set taken = s.taken - d.taken, over = s.over - d.over,
                   capacity = least(s.capacity, greatest(s.declared, s.taken - d.taken))
              from (select unit_id, kind, period,
                           count(*) filter (where not over)::int as taken,
                           count(*) filter (where over)::int as over
                      from freed group by unit_id, kind, period) d
             where s.unit_id = d.unit_id and s.kind = d.kind and s.period = d.period
            """;
    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    PlacementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A placement that has not been released.
    record Live(
            UUID holder,
            ResidentId child,
            String kind,
            String period,
            LocalDate first,
            LocalDate last,
            UnitChoice.Proposed choice) {
        boolean overlaps(Wish wish) {
            return !first.isAfter(wish.until()) && !last.isBefore(wish.from());
        }
    }

    List<Seats> seats(String kind, String period) {
        return seats(SEATS, kind, period);
    }

    /// Locked in the order of the units' ids, so that two who reserve never wait for each other.
    List<Seats> seatsForUpdate(String kind, String period) {
        return seats(SEATS + " for update", kind, period);
    }

    private List<Seats> seats(String sql, String kind, String period) {
        return jdbc.sql(sql)
                .param("kind", kind)
                .param("period", period)
                .query((rs, _) ->
                        new Seats(
                                new UnitId(rs.getString("unit_id")),
                                rs.getString("kind"),
                                rs.getString("period"),
                                rs.getInt("capacity"),
                                rs.getInt("taken"),
                                rs.getInt("over"),
                                rs.getInt("declared")))
                .list();
    }

    List<Live> live(Set<ResidentId> children) {
        if (children.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(LIVE)
                .param("children", Sql.numbers(children))
                .query((rs, _) -> live(rs))
                .list();
    }

    void insert(List<Wish> wishes, Map<UUID, UnitChoice> choices) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var wish : wishes) {
            if (choices.get(wish.holder()) instanceof UnitChoice.Proposed to) {
                Map<String, Object> row = new HashMap<>();
                row.put("holder", wish.holder().toString());
                row.put("child", wish.child().value());
                row.put("kind", wish.kind());
                row.put("period", wish.period());
                row.put("unit", to.unit().value());
                row.put("first_day", wish.from().toString());
                row.put("last_day", wish.until().toString());
                row.put("ground", to.ground().name());
                if (to.wayMetres() != null) {
                    row.put("way", to.wayMetres());
                }
                row.put("method", to.method());
                if (to.area() != null) {
                    row.put("area", to.area());
                }
                row.put("over", to.overCapacity());
                rows.add(row);
            }
        }
        if (!rows.isEmpty()) {
            var text = json.writeValueAsString(rows);
            jdbc.sql(INSERT).param("rows", text).update();
            jdbc.sql(COUNT).param("rows", text).update();
        }
    }

    int forget(Collection<UUID> holders) {
        return holders.isEmpty() ? 0 : jdbc.sql(FORGET).param("holders", holders).update();
    }

    void confirm(Collection<UUID> holders, Instant at) {
        if (!holders.isEmpty()) {
            jdbc.sql(CONFIRM).param("at", Sql.at(at)).param("holders", holders).update();
        }
    }

    void release(Collection<UUID> holders, Instant at) {
        if (!holders.isEmpty()) {
            jdbc.sql(RELEASE).param("at", Sql.at(at)).param("holders", holders).update();
        }
    }

    private static Live live(ResultSet rs) throws SQLException {
        var way = rs.getObject("way_metres", Integer.class);
        return new Live(
                rs.getObject("holder", UUID.class),
                new ResidentId(rs.getInt("child_id")),
                rs.getString("kind"),
                rs.getString("period"),
                rs.getObject("first_day", LocalDate.class),
                rs.getObject("last_day", LocalDate.class),
                new UnitChoice.Proposed(
                        new UnitId(rs.getString("unit_id")),
                        UnitChoice.Ground.valueOf(rs.getString("ground")),
                        way,
                        rs.getString("method"),
                        rs.getString("area"),
                        rs.getBoolean("over")));
    }
}
