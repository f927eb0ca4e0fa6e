// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.DatabaseSetup;
import city.base.database.Migrations;
import city.base.database.PostgresServer;
import city.base.shared.RecordingNumber;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.education.EducationFeed;
import city.heart.education.EducationLoad;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import city.synthetic.CityFolder;
import city.synthetic.Progress;
import city.synthetic.SyntheticCity;
import city.synthetic.register.Player;
import city.synthetic.register.RegisterDatabase;
import city.synthetic.register.RegisterServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Measures the load, the columns, one person as of then, and the feed, on a city of a size:
/// arguments: residents (0 for the true size), waiting changes, work folder, city folder. Prints seconds.
public final class MeasureRegister {
    private static final Use USE =
            new Use(Actor.system("measure"), "measure", "measure", Basis.TASK, null, Set.of());

    private MeasureRegister() {}

    // A configuration of tests, so that a whole application under test does not find it.
    @TestConfiguration
    @EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
    @ComponentScan(
            basePackages = {
                "city.shared",
                "city.database",
                "city.usage",
                "city.population",
                "city.education"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            org.springframework.boot.test.context.TestConfiguration.class))
    static class Parts {}

    public static void main(String[] args) throws Exception {
        var residents = Integer.parseInt(args[0]);
        var changes = Integer.parseInt(args[1]);
        var work = Path.of(args[2]);
        var folder = CityFolder.read(Path.of(args[3]));
        Files.createDirectories(work);
        workFolder = work.toRealPath();
        var people = work.resolve("people.ndjson");
        var education = work.resolve("education.ndjson");
        var firstDay = LocalDate.of(2026, 1, 7);
        try (var postgres =
                PostgresServer.start(work.resolve("pg"), new PostgresServer.Settings(true))) {
            var access = DatabaseSetup.onEmbedded(postgres);
            Migrations.run(access.url(), access.owner(), access.app());
            // Without a pool on purpose: it is filled once, and what is measured is the loading.
            var register =
                    new RegisterDatabase(
                            new DriverManagerDataSource(
                                    access.registerUrl(),
                                    access.owner().user(),
                                    access.owner().password()));
            var start = System.nanoTime();
            var key = 0L;
            var educationKey = 0L;
            if (!Files.exists(people) || changes > 0) {
                var city = SyntheticCity.generate(folder, 1, firstDay, residents, Progress.NONE);
                start = say("generate", start);
                city.writePopulationExtract(people, Progress.NONE);
                city.writeEducationExtract(education);
                start = say("write extracts", start);
                if (changes > 0) {
                    register.create();
                    register.seed(city, Progress.NONE);
                    start = say("load register", start);
                    key = register.populationKey();
                    educationKey = register.educationKey();
                    new Player(register, folder).playMany(firstDay, changes);
                    start = say("play " + changes + " changes", start);
                }
            }
            var properties = new java.util.HashMap<String, Object>(access.properties());
            properties.put("city.clock.first-day", firstDay.toString());
            properties.put("logging.level.root", "warn");
            try (var context =
                    new SpringApplicationBuilder(Parts.class)
                            .web(WebApplicationType.NONE)
                            .properties(properties)
                            .run()) {
                start = say("context", start);
                var load = context.getBean(RegisterLoad.class);
                System.out.println(load.load(people, key, (_, _) -> {}));
                start = say("load people", start);
                context.getBean(EducationLoad.class).load(education, educationKey, _ -> {});
                start = say("load education", start);
                var population = context.getBean(Population.class);
                population.columns(firstDay, USE);
                start = say("columns", start);
                population.columnsAsOf(new RecordingNumber(1), firstDay, USE);
                start = say("columns as of", start);
                persons(population, firstDay);
                if (changes > 0) {
                    feed(
                            context.getBean(RegisterFeed.class),
                            context.getBean(EducationFeed.class),
                            register,
                            population,
                            firstDay);
                    persons(population, firstDay);
                }
                System.out.println(context.getBean(Issues.class).open(20));
            }
        }
    }

    private static void persons(Population population, LocalDate day) {
        var times = new ArrayList<Double>();
        for (var i = 1; i <= 2000; i++) {
            var from = System.nanoTime();
            population.familyAsOf(new ResidentId(i * 37), new RecordingNumber(1), day, USE);
            times.add((System.nanoTime() - from) / 1e6);
        }
        times.subList(0, 1000).clear();
        times.sort(Double::compare);
        System.out.printf(
                "family as of: median %.2f ms, p99 %.2f ms%n", times.get(500), times.get(990));
    }

    private static void feed(
            RegisterFeed feed,
            EducationFeed education,
            RegisterDatabase register,
            Population population,
            LocalDate day)
            throws Exception {
        try (var server =
                RegisterServer.start(register, java.time.ZoneId.of("Europe/Helsinki"), 0)) {
            feed.connect(server.uri());
            education.connect(server.uri());
            var from = System.nanoTime();
            var taken = feed.catchUp();
            var seconds = (System.nanoTime() - from) / 1e9;
            System.out.printf(
                    "%s in %.1f s, %.0f changes a second%n",
                    taken, seconds, taken.changes() / seconds);
            from = System.nanoTime();
            System.out.println("education changes " + education.catchUp());
            from = say("education feed", from);
            var kinds = new java.util.TreeMap<LifeEvent.Kind, Integer>();
            var position = 0L;
            for (var events = population.lifeEventsAfter(0, 1000);
                    !events.isEmpty();
                    events = population.lifeEventsAfter(position, 1000)) {
                events.forEach(it -> kinds.merge(it.kind(), 1, Integer::sum));
                position = events.getLast().position();
            }
            from = say("stream of events " + kinds, from);
            population.columns(day, USE);
            say("columns catch up", from);
        }
    }

    private static double[] cpuBefore = {0, 0};
    private static Path workFolder = Path.of(".");

    private static long say(String what, long from) {
        var cpu = cpu();
        System.out.printf(
                "%s %.1f s, processor %.1f s + database %.1f s%n",
                what,
                (System.nanoTime() - from) / 1e9,
                cpu[0] - cpuBefore[0],
                cpu[1] - cpuBefore[1]);
        cpuBefore = cpu;
        return System.nanoTime();
    }

    /// Processor seconds of this process, and of the database.
    private static double[] cpu() {
        var own = 0L;
        var ticks = 0L;
        for (var process : ProcessHandle.allProcesses().toList()) {
            try {
                var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
                var command = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                if (process.pid() == ProcessHandle.current().pid()) {
                    own += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
                } else if (command.startsWith("postgres")
                        && Path.of("/proc/" + process.pid() + "/cwd")
                                .toRealPath()
                                .startsWith(workFolder)) {
                    ticks +=
                            Long.parseLong(fields[11])
                                    + Long.parseLong(fields[12])
                                    + Long.parseLong(fields[13])
                                    + Long.parseLong(fields[14]);
                }
            } catch (java.io.IOException | RuntimeException _) {
                // ended meanwhile
            }
        }
        return new double[] {own / 100.0, ticks / 100.0};
    }
}
