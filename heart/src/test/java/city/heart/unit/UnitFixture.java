// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// A city of two square kilometres: a school and two pre-primary units in the west, a school and one
/// unit in the east; buildings `west`, `west2` and `east`.
@TestConfiguration(proxyBeanMethods = false)
@Import({UnitRepository.class, Units.class, StraightLine.class, UnitImport.class})
public class UnitFixture {
    /// Ways as the city measures them.
    public static final WayMeasure WAYS = new StraightLine(1.3);

    /// Without a context.
    public static Units units(JdbcClient app) {
        return new Units(new UnitRepository(app));
    }

    /// Without a context.
    public static UnitImport imports(
            JdbcClient app, DataSource source, Clock clock, UnitsListener... listeners) {
        return new UnitImport(
                new UnitRepository(app),
                app,
                source,
                clock,
                units(app),
                List.of(listeners),
                _ -> {});
    }

    /// The rules of units of a city's folder, as the owner.
    public static void rules(JdbcClient owner, Path yaml) throws IOException {
        owner.sql("insert into unit.rule (name, body) values ('units', :body::jsonb)")
                .param(
                        "body",
                        JsonMapper.shared()
                                .writeValueAsString(RulesFile.tree(Files.readAllBytes(yaml))))
                .update();
    }

    /// Empties all tables of units and fills them again, as the owner.
    public static void fill(JdbcClient owner) {
        owner.sql(
                        """
                        truncate unit.folder, unit.unit, unit.area, unit.building, unit.rule,
                                 unit.district, unit.boundary, unit.issue
                        """)
                .update();
        owner.sql(
                        """
                        insert into unit.unit (id, kinds, names, languages, municipal, schools, address,
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
                        insert into unit.building (id, east, north, address)
                        values ('west', 500, 500, '{}'), ('west2', 510, 500, '{}'), ('east', 1400, 500, '{}')
                        """)
                .update();
        owner.sql(
                        """
                        insert into unit.folder (name, sha256, read_at)
                        values ('units', gen_random_uuid()::text, '2026-01-01T00:00:00Z'),
                               ('buildings', '3', '2026-01-01T00:00:00Z')
                        """)
                .update();
    }

    private static void area(JdbcClient owner, String id, double west, String school) {
        var outline = new GeometryFactory().toGeometry(new Envelope(west, west + 1000, 0, 1000));
        owner.sql(
                        """
                        insert into unit.area (id, kind, language, period, unit_id, outline)
                        values (:id, 'school', 'fi', '2026-27', :unit, :outline)
                        """)
                .param("id", id)
                .param("unit", school)
                .param("outline", new WKBWriter().write(outline))
                .update();
    }
}
