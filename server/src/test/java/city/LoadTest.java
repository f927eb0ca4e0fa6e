// SPDX-License-Identifier: EUPL-1.2
package city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.base.database.PostgresServer;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From nothing to a real city, as its operator does it: `./city load` as processes of their own, on a PostgreSQL of
/// their own.
class LoadTest {
    private static final int RESIDENTS = 3000;
    private static final Pattern ADDRESS =
            Pattern.compile("The city is at (http://localhost:\\d+)/");

    /// What of a table may differ between two loads of one city: when it was, what an encryption draws, and numbers
    /// that a transaction took back.
    private static final String ROWS =
            """
            select coalesce(string_agg(row, E'\\n' order by row), '')
              from (select (to_jsonb(it) - array['at', 'code_sealed', 'position'])::text as row from %s it)
            """;

    private static final String TABLES =
            """
            select table_schema || '.' || table_name from information_schema.tables
             where table_schema in ('population', 'education') and table_name <> 'flyway_history'
             order by 1
            """;

    @TempDir static Path folder;
    private static PostgresServer postgres;

    @BeforeAll
    static void whatTheRegistersHandOver() throws Exception {
        postgres =
                PostgresServer.start(
                        Path.of("target", "load-postgres"), new PostgresServer.Settings(false));
        aCityWhoseLawWasRead();
        var files = Files.createDirectories(folder.resolve("files"));
        var city = CityFolder.read(folder.resolve("city"));
        var invented =
                SyntheticCity.generate(
                        city, city.seed(), city.firstDay(), RESIDENTS, Progress.NONE);
        invented.writePopulationExtract(files.resolve("population.ndjson"), Progress.NONE);
        invented.writeEducationExtract(files.resolve("education.ndjson"));
        invented.writeBuildings(files.resolve("buildings.csv"));
        spoil(files.resolve("population.ndjson"));
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    private static void aCityWhoseLawWasRead() throws IOException {
        var from = Path.of("../cities/helsinki");
        try (var all = Files.walk(from)) {
            for (var it : (Iterable<Path>) all::iterator) {
                var to = folder.resolve("city").resolve(from.relativize(it).toString());
                if (Files.isDirectory(it)) {
                    Files.createDirectories(to);
                } else if (it.endsWith("service.yaml")) {
                    Files.writeString(
                            to, Files.readString(it).replace("verified: false", "verified: true"));
                } else {
                    Files.copy(it, to);
                }
            }
        }
    }

    private static void spoil(Path extract) throws IOException {
        var lines = new ArrayList<>(Files.readAllLines(extract));
        lines.set(100, "no json");
        lines.set(200, "[]");
        change(lines, 300, "\"henkilotunnus\":", "\"tunnus\":");
        change(lines, 400, "(\"henkilotunnus\":\"\\d{6}.\\d{3}).\"", "$1_\"");
        change(lines, 500, "(\"syntymapv\":\\{\"arvo\":\"\\d{4})-\\d\\d", "$1-13");
        change(lines, 600, "\"kuntakoodi\":\"\\d+\"", "\"kuntakoodi\":\"998\"");
        change(lines, 700, "\"kielikoodi(\\w*)\":\"\\w+\"", "\"kielikoodi\":\"1\"");
        change(lines, 800, "\"sukunimi\":\"", "$0\\\\u0000");
        change(lines, 900, "\"sukunimi\":", "\"suku\":");
        lines.set(1000, lines.get(5));
        change(lines, 1100, "\"tietoryhmat\":", "\"ryhmat\":");
        Files.write(extract, lines);
    }

    private static void change(List<String> lines, int at, String what, String instead) {
        var before = lines.get(at);
        lines.set(at, before.replaceFirst(what, instead));
        assertThat(lines.get(at)).isNotEqualTo(before);
    }

    @Test
    void a_load_that_is_killed_and_begun_again_is_the_same_and_the_city_is_a_real_one()
            throws Exception {
        var whole = database("whole");
        var killed = database("killed");

        var check = run(load(whole, "--check"));
        assertThat(check.said())
                .contains(
                        "population.ndjson:101: record: The record does not have the agreed shape.",
                        "population.ndjson:1001: henkilotunnus: The record contradicts itself or another",
                        "people with a line of their own would be loaded",
                        "12 lines put aside",
                        "The database holds nobody: all of this would be loaded.",
                        "Nothing was written.")
                .doesNotContain("-9");
        assertThat(check.code()).isEqualTo(1);
        try (var connection = DriverManager.getConnection(whole)) {
            assertThat(
                            one(
                                    connection,
                                    "select count(*) from pg_namespace where nspname = 'population'"))
                    .isEqualTo("0");
        }

        var undisturbed = run(load(whole));
        assertThat(undisturbed.said())
                .contains(
                        "population.ndjson:201: record: The record does not have",
                        "population.ndjson:301: henkilotunnus: A field that is needed is missing.",
                        "population.ndjson:401: henkilotunnus: The identity code is missing or wrong.",
                        "population.ndjson:501: SYNTYMAPAIVA.syntymapv: The date is impossible.",
                        "population.ndjson:601: KOTIKUNTA.kuntakoodi: The municipality is unknown.",
                        "population.ndjson:801: HENKILON_NIMI.sukunimi: The text cannot be kept",
                        "population.ndjson:901: HENKILON_NIMI.sukunimi: A field that is needed is missing.",
                        "population.ndjson:1101: tietoryhmat: A field that is needed is missing.",
                        "people loaded",
                        "2 services in force loaded",
                        "./city run starts the city on this database.");
        assertThat(undisturbed.code()).isZero();

        killAt("Making indexes", load(killed));
        killAt("Reading the education records", load(killed));
        assertThat(run(load(killed)).code()).isZero();
        assertThat(rows(killed)).isEqualTo(rows(whole));

        var again = run(load(whole));
        assertThat(again.said())
                .contains("The people were loaded before: of them nothing is read again");
        assertThat(again.code()).isZero();
        assertThat(rows(whole)).isEqualTo(rows(killed));

        nothingOfItIsADemonstration(whole);
    }

    @Test
    void a_check_of_what_is_no_extract_says_so_and_reads_the_other_files() throws Exception {
        var files = Files.createDirectories(folder.resolve("other-files"));
        Files.writeString(files.resolve("population.ndjson"), "A letter\nto the city\n");
        var records = Files.readAllLines(folder.resolve("files").resolve("education.ndjson"));
        Files.write(files.resolve("education.ndjson"), records.subList(0, 7));
        Files.writeString(files.resolve("buildings.csv"), "A letter\n");

        assertThat(check(files))
                .isEqualTo(
                        new Ended(
                                1,
                                """
                                population.ndjson is no extract of the population register: of its 2 lines 2 cannot be\
                                 taken, the first in line 1, record: The record does not have the agreed shape.\
                                 Ask the register’s keeper to correct the record to the interface description.\
                                 Nothing of it was loaded.
                                buildings.csv, line 1: the header must begin building_id,easting,northing,postal_code,\
                                street_fi,street_sv,house_number
                                7 education records would be loaded
                                0 lines put aside
                                No database was named: --database-url, or CITY_DATABASE_URL in the environment.
                                Nothing was written.
                                """));
    }

    @Test
    void a_check_puts_aside_a_record_under_what_is_no_identity_code() throws Exception {
        var files = Files.createDirectories(folder.resolve("no-codes"));
        Files.copy(
                folder.resolve("files").resolve("population.ndjson"),
                files.resolve("population.ndjson"));
        Files.writeString(files.resolve("education.ndjson"), "{\"person\": \"A7\"}\n");
        assertThat(check(files).said())
                .contains("education.ndjson:1: person: ", "0 education records would be loaded");
    }

    /// @return what is said after the check of the city's folder, which is another matter
    private static Ended check(Path files) {
        var said = new ByteArrayOutputStream();
        var city = folder.resolve("city").toString();
        var code =
                Load.run(
                        Load.parse(Map.of(), files.toString(), "--city", city, "--check"),
                        new PrintStream(said, true, StandardCharsets.UTF_8));
        var folderFirst = said.toString(StandardCharsets.UTF_8).split("No faults\\.\n", 2);
        return new Ended(code, folderFirst[1]);
    }

    private static void nothingOfItIsADemonstration(String url) throws Exception {
        var process = start(server(url), "-Dcity.signin.issuer=http://127.0.0.1:9/issuer");
        try (var client = HttpClient.newHttpClient();
                var lines = lines(process)) {
            var address = "";
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var said = ADDRESS.matcher(line);
                if (said.find()) {
                    address = said.group(1);
                    break;
                }
            }
            assertThat(address).isNotEmpty();
            for (var path : List.of("/", "/privacy", "/feedback", "/rounds")) {
                assertThat(get(client, address + path).body())
                        .as(path)
                        .contains("</html>")
                        .doesNotContainIgnoringCase("demonstration")
                        .doesNotContainIgnoringCase("invented");
            }
            assertThat(get(client, address + "/my").headers().firstValue("Location").orElse(""))
                    .endsWith("/sign-in");
            assertThat(
                            get(client, address + "/sign-in")
                                    .headers()
                                    .firstValue("Location")
                                    .orElse(""))
                    .endsWith("/oauth2/authorization/city");
            assertThat(get(client, address + "/demo").statusCode()).isNotEqualTo(200);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "text/html")
                        .header("Accept-Language", "en")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                              | A folder is missing
                    /nowhere/at/all                 | is no folder.
                    . --population-key              | --population-key needs a value.
                    . --population-key some         | --population-key needs a whole number from 0, not some.
                    . --education-key -1            | --education-key needs a whole number from 0, not -1.
                    . --residents 5                 | Unknown option --residents
                    """)
    void what_is_wrong_is_said_in_one_line(String asked, String said) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Load.parse(Map.of(), asked.isEmpty() ? new String[0] : asked.split(" +")))
                .withMessageContaining(said)
                .withMessageNotContaining("\n");
    }

    @Test
    void the_password_of_the_database_is_told_to_nobody() {
        var secret = Map.of("CITY_DATABASE_URL", "jdbc:postgresql://db/city?user=a&password=b");
        assertThat(Load.parse(secret, ".").toString()).doesNotContain("password");
        assertThat(Load.parse(secret, ".").url()).endsWith("password=b");
    }

    private record Ended(int code, String said) {}

    private static List<String> load(String url, String... more) {
        var command =
                new ArrayList<>(
                        List.of(
                                "city.Load",
                                folder.resolve("files").toString(),
                                "--city",
                                folder.resolve("city").toString(),
                                "--data",
                                folder.resolve("data").toString(),
                                "--population-key",
                                "7",
                                "--education-key",
                                "8"));
        command.addAll(List.of(more));
        command.add("URL " + url);
        return command;
    }

    private static List<String> server(String url) {
        return List.of(
                "city.CityApplication",
                "--port",
                "0",
                "--listen",
                "127.0.0.1",
                "--city",
                folder.resolve("city").toString(),
                "--data",
                folder.resolve("data").toString(),
                "URL " + url);
    }

    /// @param command a main class and its arguments; the last one is the database, which the environment tells
    private static Process start(List<String> command, String... flags) throws IOException {
        var all =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx700m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"));
        all.addAll(List.of(flags));
        all.addAll(List.of("-cp", productOnly()));
        all.addAll(command.subList(0, command.size() - 1));
        var process = new ProcessBuilder(all).redirectErrorStream(true);
        process.environment()
                .put("CITY_DATABASE_URL", command.getLast().substring("URL ".length()));
        return process.start();
    }

    /// The class path without these tests: they have parts that the application would find.
    private static String productOnly() {
        var all =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(it -> !it.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static Ended run(List<String> command) throws Exception {
        var process = start(command);
        try (var lines = lines(process)) {
            var said = lines.lines().collect(Collectors.joining("\n"));
            return new Ended(process.waitFor(), said);
        }
    }

    private static void killAt(String step, List<String> command) throws Exception {
        var process = start(command);
        var said = new StringBuilder();
        try (var lines = lines(process)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (line.contains(step)) {
                    process.destroyForcibly().waitFor();
                    return;
                }
            }
        }
        throw new AssertionError("It did not come to: " + step + "\n" + said);
    }

    /// Of a database that is made anew.
    private static String database(String name) throws SQLException {
        var login = "?user=" + postgres.superuser() + "&password=" + postgres.superuserPassword();
        try (var connection = DriverManager.getConnection(postgres.url("postgres") + login);
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        }
        return postgres.url(name) + login;
    }

    private static List<String> rows(String url) throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var tables = statement.executeQuery(TABLES)) {
            while (tables.next()) {
                var table = tables.getString(1);
                rows.add(table + "\n" + one(connection, ROWS.formatted(table)));
            }
        }
        assertThat(rows).hasSizeGreaterThan(12);
        return rows;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
