// SPDX-License-Identifier: EUPL-1.2
package city;

import city.base.database.DatabaseAccess;
import city.base.database.DatabaseProblem;
import city.base.database.DatabaseSetup;
import city.base.database.Migrations;
import city.heart.folder.CheckFolder;
import city.server.load.DryRun;
import city.server.load.FirstLoad;
import city.synthetic.CityFolder;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// `./city load FOLDER`: brings what a real city's registers hand over into an empty database (docs/operate.md).
public final class Load {
    static final String USAGE =
            """
            ./city load FOLDER [options]
              Brings a real city into an empty database. Killed at any moment it is begun again, done twice it changes
              nothing; a changed folder of units is taken in also later. FOLDER holds what the registers handed over:
              population.ndjson, and where there are such registers education.ndjson and buildings.csv.
              --population-key N   the population register's key as of population.ndjson: changes are taken after it
              --education-key N    the education records' key as of education.ndjson
              --city DIR           the city's folder (default cities/helsinki)
              --data DIR           the data folder of the server that will run on it (default ./data): its city.key
              --database-url URL   an outside PostgreSQL 18, as of ./city run, or in the environment as
                                   CITY_DATABASE_URL
              --check              writes nothing and says what would be loaded and what put aside
              Ends with 0 when it is loaded, 1 when a check found something, 2 when it cannot be done.
            """;
    private static final double NANOS = 1e9;

    private Load() {}

    /// What is asked on the command line.
    ///
    /// @param keys by the register's name, where they are told
    record Request(
            Path files,
            Path city,
            Path data,
            @Nullable String url,
            Map<String, Long> keys,
            boolean check) {
        @Override
        public String toString() {
            return "load of " + files;
        }
    }

    /// Ends the process with what came of it.
    @SuppressWarnings("SystemExitOutsideMain") // this is a main class
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(USAGE);
            return;
        }
        int code;
        try {
            code = run(parse(System.getenv(), args), out);
        } catch (DatabaseProblem | IllegalArgumentException problem) {
            System.err.println(problem.getMessage());
            code = 2;
        } catch (RuntimeException fault) {
            fault.printStackTrace();
            code = 2;
        }
        System.exit(code);
    }

    /// @param environment of this process
    /// @throws IllegalArgumentException one line that says what is wrong
    static Request parse(Map<String, String> environment, String... args) {
        Path files = null;
        var city = Path.of("cities", "helsinki");
        var data = Path.of("data");
        @Nullable String url = environment.get("CITY_DATABASE_URL");
        Map<String, Long> keys = new HashMap<>();
        var check = false;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--population-key" -> keys.put("population", key(args, ++i));
                case "--education-key" -> keys.put("education", key(args, ++i));
                case "--city" -> city = Path.of(Options.value(args, ++i));
                case "--data" -> data = Path.of(Options.value(args, ++i));
                case "--database-url" -> url = Options.value(args, ++i);
                case "--check" -> check = true;
                default -> {
                    if (args[i].startsWith("-")) {
                        throw new IllegalArgumentException(
                                "Unknown option "
                                        + args[i]
                                        + ". ./city load --help lists them all.");
                    }
                    files = Options.from("city.called-from", Path.of(args[i]));
                }
            }
        }
        if (files == null || !Files.isDirectory(files)) {
            throw new IllegalArgumentException(
                    files == null
                            ? "A folder is missing: ./city load FOLDER. ./city load --help says more."
                            : files + " is no folder.");
        }
        return new Request(
                files,
                Options.from("city.home", city),
                Options.from("city.called-from", data),
                url,
                Map.copyOf(keys),
                check);
    }

    private static long key(String[] args, int index) {
        var text = Options.value(args, index);
        try {
            var key = Long.parseLong(text);
            if (key >= 0) {
                return key;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                args[index - 1] + " needs a whole number from 0, not " + text + ".");
    }

    /// @return 0 when it is loaded, 1 when a check found something
    static int run(Request asked, PrintStream out) {
        if (asked.check()) {
            var folder = CheckFolder.run(new String[] {"--live", asked.city().toString()}, out);
            var today = LocalDate.now(CityFolder.read(asked.city()).zone());
            var whole = new DryRun(out).run(asked.files(), asked.city(), asked.url(), today);
            return whole && folder == 0 ? 0 : 1;
        }
        var url = asked.url();
        if (url == null) {
            throw new IllegalArgumentException(
                    "A real city needs a PostgreSQL of its own: name it with --database-url, or in the environment"
                            + " as CITY_DATABASE_URL.");
        }
        var begun = System.nanoTime();
        var access = DatabaseSetup.onOutside(url, false);
        Migrations.run(access.url(), access.owner(), access.app());
        try (var server = start(asked, access)) {
            server.getBean(FirstLoad.class).load(asked.files(), asked.city(), asked.keys(), out);
        }
        out.printf(
                Locale.ENGLISH,
                "Done in %.0f seconds. ./city run starts the city on this database.%n",
                (System.nanoTime() - begun) / NANOS);
        return 0;
    }

    /// The application without its jobs, seen from nowhere.
    private static ConfigurableApplicationContext start(Request asked, DatabaseAccess access) {
        Map<String, Object> properties = new HashMap<>(access.properties());
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("city.folder", asked.city().toString());
        properties.put("city.data-folder", asked.data().toString());
        properties.put("city.site", "http://localhost");
        properties.put("city.demo.enabled", false);
        properties.put("city.jobs.enabled", false);
        // What is put aside is told in the report, once.
        properties.put("logging.level.city", "error");
        var application = new SpringApplication(CityApplication.class);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties);
        return application.run();
    }
}
