// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.shared.Language;
import city.base.shared.Point;
import city.base.shared.UnitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL by which units are read.
@Repository
class UnitRepository {
    private static final String FOLDER = "select sha256 from unit.folder where name = :name";
    private static final String STAMP =
            """
            select coalesce(string_agg(name || sha256 || extract(epoch from read_at), ' ' order by name), '')
              from unit.folder
            """;
    private static final String UNITS =
            """
            select id, kinds, names, languages, municipal, schools, address, phone, east, north
              from unit.unit order by id
            """;
    private static final String AREAS =
            """
            select id, kind, language, period, array[unit_id] || joined as units, outline
              from unit.area order by id
            """;
    private static final String DISTRICTS = "select id, outline from unit.district order by id";
    private static final String BOUNDARY = "select outline from unit.boundary";
    private static final String RULES = "select body from unit.rule where name = 'units'";
    private static final String BUILDINGS =
            "select id, east, north from unit.building where id = any(:ids)";
    private static final String PERIODS = "select distinct period from unit.area order by period";

    /// Whoever changes groups or seats of a unit waits for whoever does so already.
    private static final String LOCK = "select kinds from unit.unit where id = :unit for update";

    private static final String OPEN =
            "select first_year, last_year from unit.unit where id = :unit";
    private static final String ISSUES =
            """
            select kind, what, other, language, period, amount from unit.issue order by number
            """;
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    UnitRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> folder(String name) {
        return jdbc.sql(FOLDER).param("name", name).query(String.class).optional();
    }

    /// Changes with every reading of a file: what is cached is cached for this.
    String stamp() {
        return jdbc.sql(STAMP).query(String.class).single();
    }

    Geography geography(String sha256) {
        return Geography.of(
                sha256,
                jdbc.sql(UNITS).query((rs, _) -> unit(rs)).list(),
                jdbc.sql(AREAS).query((rs, _) -> area(rs)).list(),
                jdbc.sql(DISTRICTS)
                        .query((rs, _) -> new District(rs.getString("id"), outline(rs)))
                        .list(),
                rules(),
                jdbc.sql(BOUNDARY).query((rs, _) -> outline(rs)).optional().orElse(null));
    }

    UnitRules rules() {
        return jdbc.sql(RULES)
                .query(String.class)
                .optional()
                .map(it -> RulesFile.rules(json.readTree(it)))
                .orElse(UnitRules.NONE);
    }

    Map<String, Point> buildings(Collection<String> ids) {
        Map<String, Point> found = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql(BUILDINGS)
                    .param("ids", ids.toArray(String[]::new))
                    .query(rs -> {
                        found.put(
                                rs.getString("id"),
                                new Point(rs.getDouble("east"), rs.getDouble("north")));
                    });
        }
        return found;
    }

    List<String> periods() {
        return jdbc.sql(PERIODS).query((rs, _) -> rs.getString(1)).list();
    }

    /// @return the kinds of the unit; none where there is no such unit
    Set<String> lock(UnitId unit) {
        return jdbc.sql(LOCK)
                .param("unit", unit.value())
                .query((rs, _) -> Set.of((String[]) rs.getArray("kinds").getArray()))
                .optional()
                .orElse(Set.of());
    }

    Optional<OpenYears> open(UnitId unit) {
        return jdbc.sql(OPEN)
                .param("unit", unit.value())
                .query((rs, _) ->
                        new OpenYears(
                                rs.getInt("first_year"), rs.getObject("last_year", Integer.class)))
                .optional();
    }

    List<UnitIssue> issues() {
        return jdbc.sql(ISSUES)
                .query((rs, _) -> {
                    var language = rs.getString("language");
                    return new UnitIssue(
                            UnitIssue.Kind.valueOf(rs.getString("kind")),
                            rs.getString("what"),
                            rs.getString("other"),
                            language == null ? null : new Language(language),
                            rs.getString("period"),
                            rs.getInt("amount"));
                })
                .list();
    }

    private Unit unit(ResultSet rs) throws SQLException {
        var languages = new HashSet<Language>();
        strings(rs, "languages").forEach(it -> languages.add(new Language(it)));
        var schools = new HashSet<UnitId>();
        strings(rs, "schools").forEach(it -> schools.add(new UnitId(it)));
        return new Unit(
                new UnitId(rs.getString("id")),
                Set.copyOf(strings(rs, "kinds")),
                texts(rs.getString("names")),
                Set.copyOf(languages),
                rs.getBoolean("municipal"),
                Set.copyOf(schools),
                texts(rs.getString("address")),
                rs.getString("phone"),
                rs.getDouble("east"),
                rs.getDouble("north"));
    }

    private static Area area(ResultSet rs) throws SQLException {
        return new Area(
                rs.getString("id"),
                rs.getString("kind"),
                new Language(rs.getString("language")),
                rs.getString("period"),
                strings(rs, "units").stream().map(UnitId::new).toList(),
                outline(rs));
    }

    private static Geometry outline(ResultSet rs) throws SQLException {
        try {
            return new WKBReader().read(rs.getBytes("outline"));
        } catch (ParseException e) {
            throw new IllegalStateException(rs.getString("id") + " has no outline", e);
        }
    }

    private Map<Language, String> texts(String text) {
        Map<Language, String> byLanguage = new HashMap<>();
        json.readValue(text, TEXTS).forEach((key, it) -> byLanguage.put(new Language(key), it));
        return Map.copyOf(byLanguage);
    }

    private static List<String> strings(ResultSet rs, String column) throws SQLException {
        return Arrays.asList((String[]) rs.getArray(column).getArray());
    }
}
