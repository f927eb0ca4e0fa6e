// SPDX-License-Identifier: EUPL-1.2
package city.heart.placement;

import city.base.shared.Language;
import city.base.shared.ResidentId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The SQL of placements. Sets travel as one JSON parameter.
@Repository
class PlacementRepository {
    private static final String FOLDER = "select sha256 from placement.folder where name = :name";
    private static final String STAMP =
            """
            select coalesce(string_agg(name || sha256 || extract(epoch from read_at), ' ' order by name), '')
              from placement.folder
            """;
    private static final String UNITS =
            """
            select id, kinds, names, languages, municipal, schools, address, phone, east, north
              from placement.unit order by id
            """;
    private static final String AREAS =
            """
            select id, kind, language, period, array[unit_id] || joined as units, outline
              from placement.area order by id
            """;
    private static final String DISTRICTS =
            "select id, outline from placement.district order by id";
    private static final String RULES = "select body from placement.rule where name = 'units'";
    private static final String BUILDINGS =
            "select id, east, north from placement.building where id = any(:ids)";
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
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

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
            Choice.Proposed choice) {
        boolean overlaps(Wish wish) {
            return !first.isAfter(wish.until()) && !last.isBefore(wish.from());
        }
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
                rules());
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
                .param("children", children.stream().map(ResidentId::value).toArray(Integer[]::new))
                .query((rs, _) -> live(rs))
                .list();
    }

    void insert(List<Wish> wishes, Map<UUID, Choice> choices) {
        var rows = new ArrayList<Map<String, Object>>();
        for (var wish : wishes) {
            if (choices.get(wish.holder()) instanceof Choice.Proposed to) {
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
            jdbc.sql(CONFIRM)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("holders", holders)
                    .update();
        }
    }

    void release(Collection<UUID> holders, Instant at) {
        if (!holders.isEmpty()) {
            jdbc.sql(RELEASE)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .param("holders", holders)
                    .update();
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
                new Choice.Proposed(
                        new UnitId(rs.getString("unit_id")),
                        Choice.Ground.valueOf(rs.getString("ground")),
                        way,
                        rs.getString("method"),
                        rs.getString("area"),
                        rs.getBoolean("over")));
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
