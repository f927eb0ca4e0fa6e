// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.synthetic.CityFolder;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// Changes of the registers that wait, taken by a city as it runs for people: server, registers and
/// PostgreSQL on the same machine, everything on disk before the next step (fsync and
/// synchronous_commit on). The clock starts when the changes become visible to the server and stops
/// when the keys are at the end, every life event is decided, and cases, offers and usage are
/// committed.
///
/// Options: `--quick` (20,000 residents, 5,000 changes), `--data DIR` (a city that ran once already).
public final class FeedBench {
    private static final String DONE =
            """
            select (select register_key from register.feed where source = 'population'),
                   (select source_key from education.feed),
                   (select position from subject.stream_position where follower = 'casework' and stream = 'population.life-events'),
                   (select position from subject.stream_position where follower = 'casework' and stream = 'education.changes'),
                   (select coalesce(max(position), 0) from population.life_event),
                   (select coalesce(max(position), 0) from education.change),
                   (select count(*) from offer.offer where state = 'PREPARED'),
                   (select count(*) from register.issue where parked and closed is null)
            """;

    private FeedBench() {}

    /// Where the city stood at a moment.
    private record Moment(long nanos, long decided) {}

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        var changes = quick ? 5_000 : 100_000;
        var data = Server.folder(arguments, "feed");
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep …");
            city.awaitSweep(Duration.ofMinutes(15));
            StartBench.awaitStartCache(data);
            System.out.println("Playing " + changes + " changes …");
            measure(server, city, changes, new Results("feed"));
        }
    }

    private static void measure(Server server, CityData city, int changes, Results results)
            throws Exception {
        var register = new RegisterDatabase(city.source("register"));
        var before = register.populationKey();
        var played =
                new Player(register, CityFolder.read(Path.of("cities/helsinki")))
                        .playMany(city.today(), changes);
        var began = System.nanoTime();
        var cpu = Processes.cpu(server.handle(), city.process());
        var moments = new ArrayList<Moment>();
        try (var connection = city.source("city").getConnection();
                var statement = connection.createStatement()) {
            while (!done(statement, played.populationKey(), played.educationKey(), moments)) {
                if (System.nanoTime() - began > TimeUnit.MINUTES.toNanos(15)) {
                    throw new IllegalStateException("The changes were not taken in time");
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
            var seconds = (System.nanoTime() - began) / 1e9;
            var used = Processes.cpu(server.handle(), city.process()).minus(cpu);
            var taken = played.populationChanges();
            results.add(
                    "changes from the register to decided, a second",
                    "ours",
                    taken / seconds,
                    "changes/s",
                    1,
                    "at least 2,000");
            results.add("changes taken", "ours", taken, "changes", 1, "");
            results.add(
                    "changes of education records beside them",
                    "ours",
                    played.educationChanges(),
                    "changes",
                    1,
                    "");
            results.add("from the first request to the end", "ours", seconds, "s", 1, "");
            results.add("processor, server and registers", "ours", used.server(), "CPU s", 1, "");
            results.add("processor, PostgreSQL", "ours", used.database(), "CPU s", 1, "");
            results.add(
                    "age of a change when decided, 99 of 100",
                    "ours",
                    age(connection, city, before, began, moments),
                    "s",
                    1,
                    "");
            results.add(
                    "life events decided",
                    "ours",
                    city.number("select count(*) from population.life_event"),
                    "events",
                    1,
                    "");
            results.add(
                    "records that nobody could take",
                    "ours",
                    city.number("select count(*) from register.issue where closed is null"),
                    "issues",
                    1,
                    "");
        }
        results.write();
    }

    private static boolean done(
            Statement statement, long population, long education, List<Moment> moments)
            throws SQLException {
        try (var row = statement.executeQuery(DONE)) {
            row.next();
            moments.add(new Moment(System.nanoTime(), row.getLong(3)));
            return row.getLong(1) >= population
                    && row.getLong(2) >= education
                    && row.getLong(3) == row.getLong(5)
                    && row.getLong(4) == row.getLong(6)
                    && row.getLong(7) == 0
                    && row.getLong(8) == 0;
        }
    }

    /// Every change waits from the same moment on; the age of one is how long it takes until the last
    /// life event of its page is decided.
    private static double age(
            Connection connection, CityData city, long before, long began, List<Moment> moments)
            throws SQLException {
        var perKey = new TreeMap<Long, Integer>();
        try (var source = city.source("register").getConnection();
                var ask =
                        source.prepareStatement(
                                "select key, count(*) from register.change where key > ? group by key")) {
            ask.setLong(1, before);
            try (var rows = ask.executeQuery()) {
                while (rows.next()) {
                    perKey.put(rows.getLong(1), rows.getInt(2));
                }
            }
        }
        var total = perKey.values().stream().mapToInt(Integer::intValue).sum();
        try (var ask =
                connection.prepareStatement(
                        """
                        select max(r.register_key) from population.life_event e
                          join population.recording r on r.number = e.recording and r.source = 'feed'
                         where e.position <= ?
                        """)) {
            for (var moment : moments) {
                ask.setLong(1, moment.decided());
                try (var rows = ask.executeQuery()) {
                    rows.next();
                    var key = rows.getLong(1);
                    var decided =
                            perKey.headMap(key, true).values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum();
                    if (decided >= total * 0.99) {
                        return (moment.nanos() - began) / 1e9;
                    }
                }
            }
        }
        throw new IllegalStateException(
                String.format(Locale.ROOT, "Of %d changes not 99 in 100 were decided", total));
    }
}
