// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A city of two square kilometres: a school and two pre-primary units in the west, a school and one
/// unit in the east; buildings `west`, `west2` and `east`.
@TestConfiguration(proxyBeanMethods = false)
@Import({
    PlacementRepository.class,
    CapacityRepository.class,
    Placements.class,
    Capacity.class,
    StraightLine.class,
    PlacementImport.class
})
public class PlacementFixture {
    /// Empties all tables of placements and fills them again, as the owner.
    public static void fill(JdbcClient owner) {
        owner.sql(
                        """
                        truncate placement.folder, placement.unit, placement.area, placement.building,
                                 placement.seat, placement.placement, placement.rule,
                                 placement.care_group, placement.group_step, placement.district,
                                 placement.issue
                        """)
                .update();
        owner.sql(
                        """
                        insert into placement.unit (id, kinds, names, languages, municipal, schools, address,
                                                    east, north)
                        values ('west-school', '{school}', '{"fi": "Lännen koulu"}', '{fi}', true, '{}',
                                '{"fi": "Keksitty katu 2"}', 900, 500),
                               ('east-school', '{school}', '{"fi": "Idän koulu"}', '{fi}', true, '{}',
                                '{"fi": "Keksitty katu 3"}', 1900, 500),
                               ('west-near', '{pre-primary}', '{"fi": "Tammenterho"}', '{fi}', true, '{}',
                                '{"fi": "Keksitty katu 4"}', 400, 500),
                               ('west-goes-on', '{pre-primary}', '{"fi": "Omenapuu"}', '{fi}', true,
                                '{west-school}', '{"fi": "Keksitty katu 5"}', 100, 500),
                               ('east-near', '{pre-primary}', '{"fi": "Vaahtera"}', '{fi}', true,
                                '{east-school}', '{"fi": "Keksitty katu 6"}', 1500, 500)
                        """)
                .update();
        area(owner, "west", 0, "west-school");
        area(owner, "east", 1000, "east-school");
        owner.sql(
                        """
                        insert into placement.building (id, east, north, address)
                        values ('west', 500, 500, '{}'), ('west2', 510, 500, '{}'), ('east', 1400, 500, '{}')
                        """)
                .update();
        owner.sql(
                        """
                        insert into placement.seat (unit_id, kind, period, capacity, declared)
                        select id, kinds[1], '2026-27', 2, 2 from placement.unit
                        """)
                .update();
        owner.sql(
                        """
                        insert into placement.folder (name, sha256, read_at)
                        values ('units', gen_random_uuid()::text, '2026-01-01T00:00:00Z'),
                               ('buildings', '3', '2026-01-01T00:00:00Z')
                        """)
                .update();
    }

    private static void area(JdbcClient owner, String id, double west, String school) {
        var outline = new GeometryFactory().toGeometry(new Envelope(west, west + 1000, 0, 1000));
        owner.sql(
                        """
                        insert into placement.area (id, kind, language, period, unit_id, outline)
                        values (:id, 'school', 'fi', '2026-27', :unit, :outline)
                        """)
                .param("id", id)
                .param("unit", school)
                .param("outline", new WKBWriter().write(outline))
                .update();
    }
}
