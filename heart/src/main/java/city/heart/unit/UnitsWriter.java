// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.database.Sql;
import city.base.shared.Language;
import city.base.shared.UnitId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Writes what was read of a city's units into the tables. Sets travel as one JSON parameter.
final class UnitsWriter {
    private static final String UNITS =
            """
            insert into unit.unit (id, kinds, names, languages, municipal, schools, address, phone,
                                        east, north, first_year, last_year)
            select id, array(select jsonb_array_elements_text(kinds)), names,
                   array(select jsonb_array_elements_text(languages)), municipal,
                   array(select jsonb_array_elements_text(schools)), address, phone, east, north,
                   first_year, last_year
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id text, kinds jsonb, names jsonb, languages jsonb, municipal boolean, schools jsonb,
                         address jsonb, phone text, east double precision, north double precision,
                         first_year int, last_year int)
            on conflict (id) do update
               set kinds = excluded.kinds, names = excluded.names, languages = excluded.languages,
                   municipal = excluded.municipal, schools = excluded.schools, phone = excluded.phone,
                   address = case when excluded.address = '{}' then unit.address else excluded.address end,
                   east = excluded.east, north = excluded.north,
                   first_year = excluded.first_year, last_year = excluded.last_year
            """;
    private static final String NO_AREAS = "delete from unit.area";
    private static final String AREAS =
            """
            insert into unit.area (id, kind, language, period, unit_id, joined, outline)
            select id, kind, language, period, unit, array(select jsonb_array_elements_text(joined)),
                   decode(outline, 'hex')
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id text, kind text, language text, period text, unit text, joined jsonb,
                         outline text)
            """;
    private static final String NO_DISTRICTS = "delete from unit.district";
    private static final String DISTRICTS =
            """
            insert into unit.district (id, outline)
            select id, decode(outline, 'hex')
              from jsonb_to_recordset(:rows::jsonb) as r (id text, outline text)
            """;
    private static final String NO_BOUNDARY = "delete from unit.boundary";
    private static final String BOUNDARY =
            "insert into unit.boundary (outline) values (decode(:outline, 'hex'))";
    private static final String RULES =
            """
            insert into unit.rule (name, body) values ('units', :body::jsonb)
            on conflict (name) do update set body = excluded.body
            """;

    private static final String NO_ISSUES = "delete from unit.issue";
    private static final String ISSUES =
            """
            insert into unit.issue (kind, what, other, language, period, amount, found_at)
            select kind, what, other, language, period, amount, :at
              from jsonb_to_recordset(:rows::jsonb)
                   as r (kind text, what text, other text, language text, period text, amount int)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    UnitsWriter(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void write(UnitsFolder folder, Instant at) {
        rows(UNITS, folder.units().stream().map(UnitsWriter::row).toList());
        jdbc.sql(NO_AREAS).update();
        rows(AREAS, folder.areas().stream().map(UnitsWriter::row).toList());
        jdbc.sql(NO_DISTRICTS).update();
        rows(
                DISTRICTS,
                folder.districts().stream()
                        .map(it ->
                                Map.<String, Object>of("id", it.id(), "outline", hex(it.outline())))
                        .toList());
        jdbc.sql(NO_BOUNDARY).update();
        var boundary = folder.boundary();
        if (boundary != null) {
            jdbc.sql(BOUNDARY).param("outline", hex(boundary)).update();
        }
        jdbc.sql(RULES).param("body", json.writeValueAsString(folder.rulesTree())).update();
        jdbc.sql(NO_ISSUES).update();
        jdbc.sql(ISSUES)
                .param("at", Sql.at(at))
                .param(
                        "rows",
                        json.writeValueAsString(
                                folder.issues().stream().map(UnitsWriter::row).toList()))
                .update();
    }

    private void rows(String sql, List<Map<String, Object>> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(sql).param("rows", json.writeValueAsString(rows)).update();
        }
    }

    private static Map<String, Object> row(UnitsFolder.Listed listed) {
        var it = listed.unit();
        Map<String, Object> row = new HashMap<>();
        row.put("id", it.id().value());
        row.put("kinds", it.kinds());
        row.put("names", codes(it.names()));
        row.put("languages", it.languages().stream().map(Language::code).toList());
        row.put("municipal", it.municipal());
        row.put("schools", it.schools().stream().map(UnitId::value).toList());
        row.put("address", codes(it.address()));
        putIfKnown(row, "phone", it.phone());
        row.put("east", it.eastMetres());
        row.put("north", it.northMetres());
        row.put("first_year", listed.firstYear());
        putIfKnown(row, "last_year", listed.lastYear());
        return row;
    }

    private static Map<String, Object> row(Area it) {
        return Map.of(
                "id", it.id(),
                "kind", it.kind(),
                "language", it.language().code(),
                "period", it.period(),
                "unit", it.units().getFirst().value(),
                "joined", it.units().stream().skip(1).map(UnitId::value).toList(),
                "outline", hex(it.outline()));
    }

    private static Map<String, Object> row(UnitIssue it) {
        Map<String, Object> row = new HashMap<>();
        row.put("kind", it.kind().name());
        row.put("what", it.what());
        row.put("other", it.other());
        var language = it.language();
        putIfKnown(row, "language", language == null ? null : language.code());
        putIfKnown(row, "period", it.period());
        row.put("amount", it.amount());
        return row;
    }

    private static void putIfKnown(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }

    private static String hex(Geometry outline) {
        return HexFormat.of().formatHex(new WKBWriter().write(outline));
    }

    private static Map<String, String> codes(Map<Language, String> texts) {
        Map<String, String> byCode = new HashMap<>();
        texts.forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }
}
