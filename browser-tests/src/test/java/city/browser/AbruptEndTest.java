// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A small city killed again and again while days are played, beside a twin that nobody touches: in
/// the end both are the same.
class AbruptEndTest {
    private static final int KILLS = 20;
    private static final int DAYS = 5;
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern ADDRESS =
            Pattern.compile("The city is at (http://localhost:\\d+)/");

    /// What must be the same: who has which case, what is known of whom, and what went out to whom.
    private static final List<String> SAME =
            List.of(
                    "select key || ' ' || handler from casework.case_file order by 1",
                    "select resident_id || ' ' || kind || ' ' || happened_on from population.life_event order by 1",
                    "select recipient_id || ' ' || topic || ' ' || count(*) from message.message group by recipient_id, topic order by 1");

    /// What the gateways got, in their own books: under no reference two texts, nobody more or less.
    private static final String CONTRADICTED =
            "select kind || ' ' || reference from world.received where refused > 0";

    private static final String RECEIVED =
            "select kind || ' ' || recipient || ' ' || count(*) from world.received group by kind, recipient order by 1";

    private final List<City> started = new ArrayList<>();

    @Test
    void killed_at_random_moments_every_change_is_applied_once_and_every_due_child_has_one_case()
            throws Exception {
        var twin = new City(Path.of("target", "twin-city"));
        twin.start();
        twin.playThrough(last(twin.day()));
        var same = new HashMap<String, List<String>>();
        for (var sql : SAME) {
            same.put(sql, twin.rows(sql));
        }
        var received = twin.received(RECEIVED);
        // Ends in peace, and so leaves the archive of its classes from which the other starts
        // quicker.
        twin.close();
        var random = new Random(20260107);
        var killed = new City(Path.of("target", "killed-city"));
        killed.start();
        var first = killed.day();
        for (var kill = 0; kill < KILLS; kill++) {
            var next = killed.day().equals(last(first)) ? "/demo" : "/demo/next-day";
            killed.postLater(next);
            TimeUnit.MILLISECONDS.sleep(random.nextInt(2500));
            if (kill % 5 == 4) {
                killed.killPostgres();
                killed.await(Duration.ofSeconds(30));
            } else if (kill % 5 == 3) {
                killed.killPostgres();
                killed.kill();
                killed.start();
            } else {
                killed.kill();
                killed.start();
            }
        }
        killed.playThrough(last(first));
        for (var sql : SAME) {
            assertThat(killed.rows(sql)).as(sql).isNotEmpty().isEqualTo(same.get(sql));
        }
        assertThat(killed.received(CONTRADICTED)).isEmpty();
        assertThat(killed.received(RECEIVED)).isNotEmpty().isEqualTo(received);
    }

    private static String last(String first) {
        return java.time.LocalDate.parse(first).plusDays(DAYS).toString();
    }

    @AfterEach
    void end() {
        started.forEach(City::close);
    }

    /// A server as a process of its own.
    private final class City {
        private final Path data;
        private final HttpClient client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .connectTimeout(Duration.ofSeconds(5))
                        .build();
        private Process process;
        private URI address;

        City(Path data) throws IOException {
            this.data = data.toAbsolutePath();
            RunningCity.forget(data);
            Files.createDirectories(data);
            started.add(this);
        }

        void start() throws Exception {
            var log = data.resolve("server.log");
            Files.deleteIfExists(log);
            process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx700m",
                                    "-XX:+UseSerialGC",
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+AutoCreateSharedArchive",
                                    "-XX:SharedArchiveFile="
                                            + Path.of("target", "killed-city.jsa").toAbsolutePath(),
                                    "-Xlog:cds=off,aot=off",
                                    "--enable-native-access=ALL-UNNAMED",
                                    "--sun-misc-unsafe-memory-access=allow",
                                    // What a dead server had taken up is not waited for.
                                    "-Dcity.message.claim=10s",
                                    "-Dcity.placement.first-round=publish",
                                    "-cp",
                                    productOnly(),
                                    "city.CityApplication",
                                    "--residents",
                                    "2000",
                                    "--port",
                                    "0",
                                    "--data",
                                    data.toString(),
                                    "--city",
                                    "../cities/helsinki")
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            for (var i = 0; i < 1200; i++) {
                var said = ADDRESS.matcher(Files.exists(log) ? Files.readString(log) : "");
                if (said.find()) {
                    address = URI.create(said.group(1));
                    return;
                }
                assertThat(process.isAlive()).as("the server; its log is " + log).isTrue();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            throw new IllegalStateException("The server did not start; see " + log);
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

        /// The city's day, from the stored clock.
        String day() throws SQLException {
            return rows("select ((city_base at time zone 'Europe/Helsinki')::date)::text from shared.city_clock")
                    .getFirst();
        }

        void playThrough(String last) throws Exception {
            while (!day().equals(last)) {
                post("/demo/next-day");
            }
            // Whatever a kill left undone on the last day is taken up by the jobs.
            for (var i = 0; i < 3000 && !settled(); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(settled())
                    .as("all streams are taken to their end, and all rounds published")
                    .isTrue();
        }

        private boolean settled() throws SQLException {
            return rows("""
            select 'x' from subject.stream_position
             where stream = 'population.life-events'
               and position < (select coalesce(max(position), 0) from population.life_event)
            union all
            select 'x' from round.round where state <> 'PUBLISHED'
            union all
            select 'x' from offer.offer where state = 'PREPARED'
            union all
            select 'x' from message.delivery where state in ('QUEUED', 'CLAIMED', 'SENDING')
            """)
                    .isEmpty();
        }

        private String demo() throws IOException, InterruptedException {
            return client.send(get("/demo"), HttpResponse.BodyHandlers.ofString()).body();
        }

        private int post(String path) throws IOException, InterruptedException {
            var token = TOKEN.matcher(demo());
            // One of the pools may still have a connection of the database that was killed.
            for (var i = 0; i < 100 && !token.find(0); i++) {
                TimeUnit.MILLISECONDS.sleep(200);
                token = TOKEN.matcher(demo());
            }
            assertThat(token.find(0)).isTrue();
            var form =
                    HttpRequest.newBuilder(address.resolve(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1)))
                            .build();
            return client.send(form, HttpResponse.BodyHandlers.discarding()).statusCode();
        }

        private HttpRequest get(String path) {
            return HttpRequest.newBuilder(address.resolve(path))
                    .header("Accept", "text/html")
                    .build();
        }

        void postLater(String path) {
            Thread.ofVirtual()
                    .start(() -> {
                        try {
                            post(path);
                        } catch (IOException | InterruptedException | AssertionError cutOff) {
                            // The server is killed meanwhile: that is the test.
                        }
                    });
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        void killPostgres() throws IOException {
            var pid = data.resolve("postgres/cluster/postmaster.pid");
            ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }

        /// Until a page is whole again.
        void await(Duration most) throws InterruptedException {
            var until = System.nanoTime() + most.toNanos();
            while (System.nanoTime() < until) {
                try {
                    if (client.send(get("/demo"), HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200) {
                        rows("select 1::text");
                        return;
                    }
                } catch (IOException | SQLException notYet) {
                    // Asked again.
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            throw new AssertionError("The city was not back within " + most);
        }

        List<String> rows(String sql) throws SQLException {
            return rows("city", sql);
        }

        /// Asked of the outside world's own database.
        List<String> received(String sql) throws SQLException {
            return rows("register", sql);
        }

        private List<String> rows(String database, String sql) throws SQLException {
            try {
                var port =
                        Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                                .get(3)
                                .strip();
                var password = Files.readString(data.resolve("postgres/password")).strip();
                try (var connection =
                                DriverManager.getConnection(
                                        "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                                        "postgres",
                                        password);
                        var statement = connection.createStatement();
                        var rows = statement.executeQuery(sql)) {
                    var found = new ArrayList<String>();
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                    return found;
                }
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }

        void close() {
            if (process != null) {
                process.destroy();
                try {
                    process.waitFor(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
