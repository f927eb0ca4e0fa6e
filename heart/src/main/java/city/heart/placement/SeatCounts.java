// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import city.base.signin.SignedIn;
import city.heart.unit.Units;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Seats, children and free seats as they are now, counted in one way for capacity, rounds and what-if, and for each
/// reader of those whom the reader may see. Whether a seat can still be given is another question, which
/// [Placements] answers.
@Service
public class SeatCounts {
    private static final String COUNTS =
            """
            select s.unit_id, s.declared, s.taken + s.over - count(p.holder)::int as children
              from placement.seat s
              left join placement.placement p
                on p.unit_id = s.unit_id and p.kind = s.kind and p.period = s.period
               and p.released_at is null and p.child_id = any(:unseen)
             where s.kind = :kind and s.period = :period
             group by s.unit_id, s.kind, s.period order by s.unit_id
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final ObjectProvider<UnseenChildren> unseen;

    SeatCounts(JdbcClient jdbc, Units units, ObjectProvider<UnseenChildren> unseen) {
        this.jdbc = jdbc;
        this.units = units;
        this.unseen = unseen;
    }

    /// For an officer, of all units that have or had seats, by id.
    @Transactional(readOnly = true)
    public List<SeatCount> of(String kind, String period, SignedIn.Officer officer) {
        return of(kind, period, unseenBy(officer));
    }

    /// For everybody: without any family under an order.
    @Transactional(readOnly = true)
    public List<SeatCount> of(String kind, String period) {
        return of(kind, period, unseen());
    }

    /// Children whose place not everybody at the desk may know of.
    @Transactional(readOnly = true)
    public Set<ResidentId> unseen() {
        Set<ResidentId> children = new HashSet<>();
        unseen.forEach(it -> children.addAll(it.byOthers()));
        return children;
    }

    /// Children whose place this officer may not know of.
    @Transactional(readOnly = true)
    public Set<ResidentId> unseenBy(SignedIn.Officer officer) {
        Set<ResidentId> children = new HashSet<>();
        unseen.forEach(it -> children.addAll(it.by(officer)));
        return children;
    }

    /// For a reader who may not know of these children.
    @Transactional(readOnly = true)
    public List<SeatCount> of(String kind, String period, Set<ResidentId> without) {
        Map<UnitId, Boolean> own = new HashMap<>();
        units.list(kind).forEach(it -> own.put(it.id(), it.municipal()));
        return jdbc.sql(COUNTS)
                .param("kind", kind)
                .param("period", period)
                .param("unseen", Sql.numbers(without))
                .query((rs, _) -> {
                    var unit = new UnitId(rs.getString("unit_id"));
                    return new SeatCount(
                            unit,
                            own.getOrDefault(unit, false),
                            rs.getInt("declared"),
                            rs.getInt("children"));
                })
                .list();
    }
}
