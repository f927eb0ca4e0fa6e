// SPDX-License-Identifier: EUPL-1.2
package city.heart.unit;

import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.subject.DocumentsChanged;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Brings units, admission areas and buildings from the city's folder and the building
/// register into the tables. Done twice it changes nothing; a changed file replaces what it gave
/// before, and nobody loses a seat by it.
@Service
public class UnitImport {
    private static final Logger log = LoggerFactory.getLogger(UnitImport.class);
    private static final String READ =
            """
            insert into unit.folder (name, sha256, read_at) values (:name, :sha, :at)
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
            insert into unit.building (id, east, north, address)
            select distinct on (id) id, east, north, jsonb_build_object('fi', fi, 'sv', sv)
              from building_stage
            on conflict (id) do update
               set east = excluded.east, north = excluded.north, address = excluded.address
            """;
    private static final String ADDRESSES =
            """
            update unit.unit u set address = b.address
              from unit.unit w
              cross join lateral (
                   select address from unit.building b
                    where b.east between w.east - 500 and w.east + 500
                      and b.north between w.north - 500 and w.north + 500
                    order by (b.east - w.east) ^ 2 + (b.north - w.north) ^ 2, b.id limit 1) b
             where w.id = u.id and u.address = '{}'
            """;
    private static final String HEADER =
            "building_id,easting,northing,postal_code,street_fi,street_sv,house_number";
    private static final String COPY = "copy building_stage from stdin";
    private static final int PIECE = 1 << 16;

    private final UnitRepository repository;
    private final JdbcClient jdbc;
    private final DataSource source;
    private final Clock clock;
    private final Units units;
    private final List<UnitsListener> listeners;
    private final ApplicationEventPublisher events;

    UnitImport(
            UnitRepository repository,
            JdbcClient jdbc,
            DataSource source,
            @CityTime Clock clock,
            Units units,
            List<UnitsListener> listeners,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.source = source;
        this.clock = clock;
        this.units = units;
        this.listeners = listeners;
        this.events = events;
    }

    /// Reads what a city's folder has under `units/`: units, admission areas, districts, groups, rules. A
    /// unit or area that cannot be used is left out and becomes an issue (`Units.issues`).
    ///
    /// @return false where these very files were read before
    /// @throws FolderFault for a file that is missing or malformed; then nothing changes
    @Transactional
    public boolean units(Path city) {
        var folder = UnitsFolder.read(city);
        if (repository.folder("units").filter(folder.sha256()::equals).isPresent()) {
            return false;
        }
        var writer = new UnitsWriter(jdbc);
        writer.write(folder, clock.instant());
        listeners.forEach(it -> it.unitsRead(folder.places(), folder.groups()));
        folder.issues().forEach(it -> log.warn("The city's units: {}. See /desk/faults", it));
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

    /// Reads what a city's folder has under `units/` and writes nothing.
    ///
    /// @return what cannot be used and would be left out, each in one line
    /// @throws FolderFault for a file that is missing or malformed
    public static List<String> check(Path city) {
        return UnitsFolder.read(city).issues().stream().map(UnitIssue::toString).toList();
    }

    /// Reads the building register's extract and writes nothing.
    ///
    /// @return how many buildings there are
    /// @throws FolderFault with the line that cannot be read
    public static int checkBuildings(Path csv) {
        try {
            return rows(csv, _ -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private interface Piece {
        void copy(String rows) throws SQLException, IOException;
    }

    private static int rows(Path csv, Piece each) throws SQLException, IOException {
        try (var lines = Files.newBufferedReader(csv)) {
            var header = lines.readLine();
            if (header == null || !header.startsWith(HEADER)) {
                throw new FolderFault(name(csv), "line 1", "the header must begin " + HEADER);
            }
            var piece = new StringBuilder(PIECE + 256);
            var count = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                count++;
                piece.append(row(csv, count + 1, line));
                if (piece.length() > PIECE) {
                    each.copy(piece.toString());
                    piece.setLength(0);
                }
            }
            each.copy(piece.toString());
            return count;
        } catch (CharacterCodingException _) {
            throw new FolderFault(name(csv), "", "is not in UTF-8");
        }
    }

    private int stage(Path csv) {
        var connection = DataSourceUtils.getConnection(source);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            return rows(csv, it -> copy.copyIn(COPY, new StringReader(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("Buildings could not be stored", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
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

    private void read(String name, String sha) {
        jdbc.sql(READ)
                .param("name", name)
                .param("sha", sha)
                .param("at", Sql.at(clock.instant()))
                .update();
        units.changed();
        events.publishEvent(new DocumentsChanged("unit"));
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
