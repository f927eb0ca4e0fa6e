// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.UnitId;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps free seats for families that have been asked whether they want them. A held seat counts as taken.
/// Every call joins the caller's transaction.
@Service
public class Holds {
    /// All seats of the pool in the order of the units' ids, as whoever reserves one locks them: two never
    /// wait for each other.
    private static final String LOCK =
            """
            select s.unit_id from placement.seat s
             where (s.kind, s.period) in (
                   select h.kind, h.period from placement.hold h where h.holder in (:holders))
             order by s.unit_id for update
            """;

    private static final String TAKE =
            """
            update placement.seat set taken = taken + 1
             where unit_id = :unit and kind = :kind and period = :period and taken < capacity
            """;
    private static final String INSERT =
            """
            insert into placement.hold (holder, unit_id, kind, period)
            values (:holder, :unit, :kind, :period)
            """;
    private static final String RELEASE =
            """
            with freed as (delete from placement.hold where holder in (:holders)
                 returning unit_id, kind, period)
            update placement.seat s
               set taken = s.taken - d.number,
                   capacity = least(s.capacity, greatest(s.declared, s.taken - d.number))
              from (select unit_id, kind, period, count(*)::int as number
                      from freed group by unit_id, kind, period) d
             where s.unit_id = d.unit_id and s.kind = d.kind and s.period = d.period
            """;

    private final JdbcClient jdbc;

    Holds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param holder what keeps the seat; asked once for each
    /// @return false where no seat is free
    @Transactional
    public boolean hold(UUID holder, UnitId unit, String kind, String period) {
        var took =
                jdbc.sql(TAKE)
                                .param("unit", unit.value())
                                .param("kind", kind)
                                .param("period", period)
                                .update()
                        == 1;
        if (took) {
            jdbc.sql(INSERT)
                    .param("holder", holder)
                    .param("unit", unit.value())
                    .param("kind", kind)
                    .param("period", period)
                    .update();
        }
        return took;
    }

    /// Gives the seats free. What was given free already stays so.
    @Transactional
    public void release(Collection<UUID> holders) {
        if (!holders.isEmpty()) {
            jdbc.sql(LOCK).param("holders", holders).query(String.class).list();
            jdbc.sql(RELEASE).param("holders", holders).update();
        }
    }
}
