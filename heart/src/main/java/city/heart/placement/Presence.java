// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.database.Sql;
import city.base.shared.ResidentId;
import city.base.shared.UnitId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// In which units children have places on some days.
@Service
public class Presence {
    private static final String UNITS =
            """
            select distinct child_id, unit_id from placement.placement
             where child_id = any(:children) and released_at is null
               and during && daterange(:first, :last, '[]')
            """;

    /// Children by number only, to see that one child counts once.
    private static final String STAYS =
            """
            select child_id, lower(during) as first_day, upper(during) - 1 as last_day, kind, need,
                   assistance, young_until, family_day_care, confirmed_at is not null as confirmed
              from placement.placement
             where unit_id = :unit and released_at is null
               and during && daterange(:first::date, :last::date, '[]')
            """;

    private static final String NEED =
            """
            update placement.placement
               set need = :need, assistance = :assistance, young_until = :young,
                   family_day_care = :home
             where holder = :holder
            """;

    private final JdbcClient jdbc;

    Presence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return units by child; who has no place on those days is left out
    @Transactional(readOnly = true)
    public Map<ResidentId, Set<UnitId>> units(
            Collection<ResidentId> children, LocalDate first, LocalDate last) {
        Map<ResidentId, Set<UnitId>> units = new HashMap<>();
        if (!children.isEmpty()) {
            jdbc.sql(UNITS)
                    .param("children", Sql.numbers(children))
                    .param("first", first)
                    .param("last", last)
                    .query(rs -> {
                        units.computeIfAbsent(
                                        new ResidentId(rs.getInt("child_id")), _ -> new HashSet<>())
                                .add(new UnitId(rs.getString("unit_id")));
                    });
        }
        return units;
    }

    /// A child's days in a unit, and what it means for the staff.
    ///
    /// @param confirmed false while it is only proposed
    /// @param last last day, the day itself included
    /// @param need null where nobody said; then that of the kind of place holds
    /// @param youngUntil last day on which the child counts as a young one; null where it never does
    public record Stay(
            ResidentId child,
            String kind,
            boolean confirmed,
            LocalDate first,
            LocalDate last,
            @Nullable String need,
            BigDecimal assistance,
            @Nullable LocalDate youngUntil,
            boolean familyDayCare) {}

    /// Who is in a unit on some of these days.
    @Transactional(readOnly = true)
    public List<Stay> stays(UnitId unit, LocalDate first, LocalDate last) {
        return jdbc.sql(STAYS)
                .param("unit", unit.value())
                .param("first", first)
                .param("last", last)
                .query((rs, _) ->
                        new Stay(
                                new ResidentId(rs.getInt("child_id")),
                                rs.getString("kind"),
                                rs.getBoolean("confirmed"),
                                rs.getObject("first_day", LocalDate.class),
                                rs.getObject("last_day", LocalDate.class),
                                rs.getString("need"),
                                rs.getBigDecimal("assistance"),
                                rs.getObject("young_until", LocalDate.class),
                                rs.getBoolean("family_day_care")))
                .list();
    }

    /// What a child who holds a place means for the staff.
    ///
    /// @return false where nobody of this number holds a place
    @Transactional
    public boolean need(UUID holder, ChildNeed need) {
        return jdbc.sql(NEED)
                        .param("holder", holder)
                        .param("need", need.need())
                        .param("assistance", need.assistance())
                        .param("young", need.youngUntil())
                        .param("home", need.familyDayCare())
                        .update()
                > 0;
    }
}
