// SPDX-License-Identifier: EUPL-1.2
package city.placement;

import city.shared.CityTime;
import city.shared.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKBWriter;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Brings units, admission areas, capacities and buildings from the city's folder and the building
/// register into the tables. Done twice it changes nothing; a changed file replaces what it gave
/// before, and nobody loses a seat by it.
@Service
public class PlacementImport {
    private static final String UNITS =
            """
            insert into placement.unit (id, kinds, names, languages, municipal, schools, address, phone,
                                        east, north)
            select id, array(select jsonb_array_elements_text(kinds)), names,
                   array(select jsonb_array_elements_text(languages)), municipal,
                   array(select jsonb_array_elements_text(schools)), address, phone, east, north
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id text, kinds jsonb, names jsonb, languages jsonb, municipal boolean, schools jsonb,
                         address jsonb, phone text, east double precision, north double precision)
            on conflict (id) do update
               set kinds = excluded.kinds, names = excluded.names, languages = excluded.languages,
                   municipal = excluded.municipal, schools = excluded.schools, phone = excluded.phone,
                   address = case when excluded.address = '{}' then unit.address else excluded.address end,
                   east = excluded.east, north = excluded.north
            """;
    private static final String NO_AREAS = "delete from placement.area";
    private static final String AREAS =
            """
            insert into placement.area (id, kind, language, period, unit_id, outline)
            select id, kind, language, period, unit, decode(outline, 'hex')
              from jsonb_to_recordset(:rows::jsonb)
                   as r (id text, kind text, language text, period text, unit text, outline text)
            """;
    private static final String NO_CAPACITY = "update placement.seat set capacity = taken";
    private static final String CAPACITY =
            """
            insert into placement.seat (unit_id, kind, period, capacity)
            select unit, kind, period, places
              from jsonb_to_recordset(:rows::jsonb) as r (unit text, kind text, period text, places int)
            on conflict (unit_id, kind, period) do update
               set capacity = greatest(excluded.capacity, seat.taken)
            """;
    private static final String READ =
            """
            insert into placement.folder (name, sha256, read_at) values (:name, :sha, :at)
            on conflict (name) do update set sha256 = excluded.sha256, read_at = excluded.read_at
            """;
    private static final String STAGE =
            """
            create temporary table building_stage (id text, east double precision, north double precision,
                                                   fi text, sv text)
                on commit drop
            """;
    private static final String BUILDINGS =
            """
            insert into placement.building (id, east, north, address)
            select distinct on (id) id, east, north, jsonb_build_object('fi', fi, 'sv', sv)
              from building_stage
            on conflict (id) do update
               set east = excluded.east, north = excluded.north, address = excluded.address
            """;
    private static final String ADDRESSES =
            """
            update placement.unit u set address = b.address
              from placement.unit w
              cross join lateral (
                   select address from placement.building b
                    where b.east between w.east - 500 and w.east + 500
                      and b.north between w.north - 500 and w.north + 500
                    order by (b.east - w.east) ^ 2 + (b.north - w.north) ^ 2, b.id limit 1) b
             where w.id = u.id and u.address = '{}'
            """;
    private static final String HEADER =
            "building_id,easting,northing,postal_code,street_fi,street_sv,house_number";
    private static final String COPY = "copy building_stage from stdin";
    private static final int PIECE = 1 << 16;

    private final PlacementRepository repository;
    private final JdbcClient jdbc;
    private final DataSource source;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    PlacementImport(
            PlacementRepository repository,
            JdbcClient jdbc,
            DataSource source,
            @CityTime Clock clock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.source = source;
        this.clock = clock;
    }

    /// Reads `units/units.geojson` and `units/admission-areas.geojson` of a city's folder.
    ///
    /// @return false where these very files were read before
    /// @throws FolderFault for whatever is missing or malformed; then nothing changes
    @Transactional
    public boolean units(Path city) {
        var folder = UnitsFolder.read(city);
        if (repository.folder("units").filter(folder.sha256()::equals).isPresent()) {
            return false;
        }
        jdbc.sql(UNITS)
                .param(
                        "rows",
                        json.writeValueAsString(folder.units().stream().map(this::row).toList()))
                .update();
        jdbc.sql(NO_AREAS).update();
        var writer = new WKBWriter();
        jdbc.sql(AREAS)
                .param(
                        "rows",
                        json.writeValueAsString(
                                folder.areas().stream()
                                        .map(it ->
                                                Map.of(
                                                        "id", it.id(),
                                                        "kind", it.kind(),
                                                        "language", it.language().code(),
                                                        "period", it.period(),
                                                        "unit", it.unit().value(),
                                                        "outline",
                                                                HexFormat.of()
                                                                        .formatHex(
                                                                                writer.write(
                                                                                        it
                                                                                                .outline()))))
                                        .toList()))
                .update();
        jdbc.sql(NO_CAPACITY).update();
        jdbc.sql(CAPACITY)
                .param(
                        "rows",
                        json.writeValueAsString(
                                folder.capacities().stream()
                                        .map(it ->
                                                Map.of(
                                                        "unit", it.unit().value(),
                                                        "kind", it.kind(),
                                                        "period", it.period(),
                                                        "places", it.places()))
                                        .toList()))
                .update();
        jdbc.sql(ADDRESSES).update();
        read("units", folder.sha256());
        return true;
    }

    /// Reads the building register's extract: comma separated, UTF-8, with a header that begins
    /// `building_id,easting,northing,postal_code,street_fi,street_sv,house_number`; EPSG:3067 metres.
    /// A unit for which the folder names no address gets that of the nearest building.
    ///
    /// @return how many buildings were read
    /// @throws FolderFault with the line that cannot be read; then nothing changes
    @Transactional
    public int buildings(Path csv) {
        jdbc.sql(STAGE).update();
        var count = stage(csv);
        jdbc.sql(BUILDINGS).update();
        jdbc.sql(ADDRESSES).update();
        read("buildings", Integer.toString(count));
        return count;
    }

    private int stage(Path csv) {
        var connection = DataSourceUtils.getConnection(source);
        try (var lines = Files.newBufferedReader(csv)) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            var header = lines.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new FolderFault(name(csv), "line 1", "the header must begin " + HEADER);
            }
            var piece = new StringBuilder(PIECE + 256);
            var count = 0;
            for (var line = next(lines); line != null; line = next(lines)) {
                count++;
                piece.append(row(csv, count + 1, line));
                if (piece.length() > PIECE) {
                    copy.copyIn(COPY, new StringReader(piece.toString()));
                    piece.setLength(0);
                }
            }
            copy.copyIn(COPY, new StringReader(piece.toString()));
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Buildings could not be stored", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static @Nullable String next(BufferedReader lines) throws IOException {
        return lines.readLine();
    }

    private static String row(Path csv, int number, String line) {
        var cells = line.split(",", -1);
        try {
            if (cells.length < 7 || !cells[0].matches("[0-9A-Za-z]{1,20}")) {
                throw new NumberFormatException(line);
            }
            var east = Double.parseDouble(cells[1]);
            var north = Double.parseDouble(cells[2]);
            var rest = " " + cells[6] + ", " + cells[3];
            return String.join(
                            "\t",
                            cells[0],
                            Double.toString(east),
                            Double.toString(north),
                            plain(cells[4] + rest),
                            plain((cells[5].isBlank() ? cells[4] : cells[5]) + rest))
                    + "\n";
        } catch (NumberFormatException _) {
            throw new FolderFault(
                    name(csv), "line " + number, "needs a building's id and two coordinates");
        }
    }

    /// Safe in COPY's text format.
    private static String plain(String text) {
        return text.replace("\\", "").replace("\t", " ").strip();
    }

    private static String name(Path csv) {
        return String.valueOf(csv.getFileName());
    }

    private Map<String, Object> row(Unit it) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", it.id().value());
        row.put("kinds", it.kinds());
        row.put("names", codes(it.names()));
        row.put("languages", it.languages().stream().map(Language::code).toList());
        row.put("municipal", it.municipal());
        row.put("schools", it.schools().stream().map(UnitId::value).toList());
        row.put("address", codes(it.address()));
        var phone = it.phone();
        if (phone != null) {
            row.put("phone", phone);
        }
        row.put("east", it.eastMetres());
        row.put("north", it.northMetres());
        return row;
    }

    private static Map<String, String> codes(Map<Language, String> texts) {
        Map<String, String> byCode = new HashMap<>();
        texts.forEach((language, text) -> byCode.put(language.code(), text));
        return byCode;
    }

    private void read(String name, String sha) {
        jdbc.sql(READ)
                .param("name", name)
                .param("sha", sha)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// All that is needed to know whether this was done.
    ///
    /// @return true once both units and buildings are there
    @Transactional(readOnly = true)
    public boolean done() {
        return List.of("units", "buildings").stream()
                .allMatch(it -> repository.folder(it).isPresent());
    }
}
