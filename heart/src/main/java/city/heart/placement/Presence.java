// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.ResidentId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
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
                    .param(
                            "children",
                            children.stream().map(ResidentId::value).toArray(Integer[]::new))
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
}
