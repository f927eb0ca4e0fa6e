// SPDX-License-Identifier: EUPL-1.2
package city.heart.capacity;

import city.heart.placement.PlacementFixture;
import city.heart.unit.UnitFixture;
import city.heart.unit.UnitImport;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Capacity over the units of [PlacementFixture], without a context.
final class CapacityFixture {
    private CapacityFixture() {}

    static Capacity capacity(JdbcClient app, Clock clock) {
        return new Capacity(
                new CapacityRepository(app),
                UnitFixture.units(app),
                PlacementFixture.presence(app),
                PlacementFixture.declared(app),
                seats(app),
                clock);
    }

    static UnitImport imports(JdbcClient app, DataSource source, Clock clock) {
        return UnitFixture.imports(app, source, clock, seats(app));
    }

    private static GroupSeats seats(JdbcClient app) {
        return new GroupSeats(
                new CapacityRepository(app),
                UnitFixture.units(app),
                PlacementFixture.declared(app));
    }

    static void fill(JdbcClient owner) {
        PlacementFixture.fill(owner);
        owner.sql("truncate capacity.care_group, capacity.group_step").update();
    }
}
