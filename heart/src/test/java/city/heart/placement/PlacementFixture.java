// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.heart.unit.UnitFixture;
import java.time.Clock;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The units of [UnitFixture], each with two seats.
@TestConfiguration(proxyBeanMethods = false)
@Import({
    UnitFixture.class,
    PlacementRepository.class,
    Placements.class,
    Presence.class,
    SeatCounts.class,
    DeclaredSeats.class
})
public class PlacementFixture {
    /// Without a context.
    public static Placements placements(JdbcClient app, Clock clock) {
        return new Placements(
                new PlacementRepository(app), UnitFixture.units(app), clock, UnitFixture.WAYS);
    }

    /// Without a context.
    public static Presence presence(JdbcClient app) {
        return new Presence(app);
    }

    /// Without a context.
    public static DeclaredSeats declared(JdbcClient app) {
        return new DeclaredSeats(app);
    }

    /// Empties all tables of units and placements and fills them again, as the owner.
    public static void fill(JdbcClient owner) {
        UnitFixture.fill(owner);
        owner.sql("truncate placement.seat, placement.placement").update();
        owner.sql(
                        """
                        insert into placement.seat (unit_id, kind, period, capacity, declared)
                        values ('west-school', 'school', '2026-27', 2, 2),
                               ('east-school', 'school', '2026-27', 2, 2),
                               ('west-near', 'pre-primary', '2026-27', 2, 2),
                               ('west-goes-on', 'pre-primary', '2026-27', 2, 2),
                               ('east-near', 'pre-primary', '2026-27', 2, 2)
                        """)
                .update();
    }
}
