// SPDX-License-Identifier: EUPL-1.2
package city.bench;

import city.base.database.DatabaseSetup;
import city.base.database.PostgresServer;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.education.EducationRecords;
import city.heart.population.Population;
import city.synthetic.CityFolder;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// What was known then, out of tables in which years of changes lie above it: one family as known at
/// the first recording, its use recorded, and the whole city's columns as known then. The changes are
/// taken by a running city first; the reads are made through the front doors of the modules, on the
/// same database.
///
/// Options: `--quick` (20,000 residents, 5,000 changes), `--data DIR` (a city that ran once already).
public final class AsofBench {
    private static final int WARM_UP = 2_000;
    private static final int MEASURED = 5_000;
    private static final Use USE =
            new Use(Actor.system("bench"), "bench", "bench", Basis.TASK, null, Set.of());

    private AsofBench() {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
    @ComponentScan(
            basePackages = {
                "city.shared",
                "city.database",
                "city.usage",
                "city.population",
                "city.education"
            })
    static class Parts {}

    public static void main(String[] args) throws Exception {
        var arguments = List.of(args);
        var quick = arguments.contains("--quick");
        var data = Server.folder(arguments, "asof");
        var day = takeChanges(data, quick);
        try (var postgres =
                PostgresServer.start(data.resolve("postgres"), new PostgresServer.Settings(true))) {
            var properties =
                    new HashMap<String, Object>(DatabaseSetup.onEmbedded(postgres).properties());
            properties.put("city.folder", Path.of("cities/helsinki").toString());
            properties.put("city.data-folder", data.toString());
            properties.put("city.clock.first-day", day.toString());
            properties.put("city.jobs.enabled", false);
            properties.put("logging.level.root", "warn");
            try (var context =
                    new SpringApplicationBuilder(Parts.class)
                            .web(WebApplicationType.NONE)
                            .properties(properties)
                            .run()) {
                var results = new Results("asof");
                people(context.getBean(Population.class), day, results);
                columns(
                        context.getBean(Population.class),
                        context.getBean(EducationRecords.class),
                        day,
                        results);
                results.write();
            }
        }
    }

    /// @return the city's day
    private static LocalDate takeChanges(Path data, boolean quick) throws Exception {
        String[] size = quick ? new String[] {"--residents", "20000"} : new String[0];
        try (var server = Server.start(data, size)) {
            server.awaitPage("/", Duration.ofMinutes(5));
            var city = new CityData(data);
            System.out.println("Waiting for the first sweep …");
            city.awaitSweep(Duration.ofMinutes(30));
            StartBench.awaitStartCache(data);
            System.out.println("Taking changes …");
            var register = new RegisterDatabase(city.source("register"));
            var day = city.today();
            var played =
                    new Player(register, CityFolder.read(Path.of("cities/helsinki")))
                            .playMany(day, quick ? 5_000 : 100_000);
            city.await(
                    "The changes were not taken",
                    Duration.ofMinutes(15),
                    "select count(*) from register.feed where register_key >= "
                            + played.populationKey());
            return day;
        }
    }

    private static void people(Population population, LocalDate day, Results results) {
        var then = new RecordingNumber(1);
        var times = new ArrayList<Double>();
        for (var i = 0; i < WARM_UP + MEASURED; i++) {
            var who = new ResidentId(1 + (int) (i * 2_654_435_761L % 20_000));
            var began = System.nanoTime();
            population.familyAsOf(who, then, day, USE);
            if (i >= WARM_UP) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        var sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
        results.add(
                "one person's family as known then, half",
                "ours",
                Results.percentile(sorted, 0.5),
                "ms",
                MEASURED,
                "within 5 ms");
        results.add(
                "one person's family as known then, 99 of 100",
                "ours",
                Results.percentile(sorted, 0.99),
                "ms",
                MEASURED,
                "");
    }

    private static void columns(
            Population population, EducationRecords education, LocalDate day, Results results) {
        var then = new RecordingNumber(1);
        var seconds = new double[3];
        var size = 0;
        for (var i = 0; i < seconds.length; i++) {
            var began = System.nanoTime();
            size = population.columnsAsOf(then, day, USE).size() - 1;
            seconds[i] = (System.nanoTime() - began) / 1e9;
        }
        results.add(
                "columns of " + size + " residents as known then",
                "ours",
                Results.median(seconds),
                "s",
                seconds.length,
                "within 15 s");
        var began = System.nanoTime();
        population.columns(day, USE);
        education.columns(day, USE);
        results.add(
                "columns as known now, education records too",
                "ours",
                (System.nanoTime() - began) / 1e9,
                "s",
                1,
                "within 15 s");
    }
}
