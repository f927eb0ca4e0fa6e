// SPDX-License-Identifier: EUPL-1.2
package city;

import city.base.database.DatabaseProblem;
import city.base.database.DatabaseSetup;
import city.base.database.Migrations;
import city.base.database.PostgresServer;
import city.server.prove.Proof;
import city.synthetic.CityFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// `./city prove same FILE`: plays ten days on an invented city in a database of its own, and compares
/// what came of it with what an earlier state of the code came to.
public final class Prove {
    private static final String USAGE =
            """
            ./city prove same FILE [--residents N]
              Plays ten days on the invented city and compares what came of them with FILE, line by line.
              Makes FILE where there is none (packed where the name ends in .gz).
              --residents N   a smaller city (default: as FILE was made; all of Helsinki for a new one)
              Ends with 0 where nothing differs, 1 where something does, 2 where it cannot be done.
            """;

    private Prove() {}

    /// What is asked on the command line.
    ///
    /// @param residents null where nothing is said
    record Request(Path file, @Nullable Integer residents) {}

    /// Ends the process with what came of it.
    @SuppressWarnings("SystemExitOutsideMain") // this is a main class
    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--help") || args[0].equals("-h"))) {
            System.out.print(USAGE);
            return;
        }
        int code;
        try {
            code = run(parse(args));
        } catch (DatabaseProblem | IllegalArgumentException problem) {
            System.err.println(problem.getMessage());
            code = 2;
        } catch (RuntimeException fault) {
            fault.printStackTrace();
            code = 2;
        }
        System.exit(code);
    }

    /// @throws IllegalArgumentException one line that says what is wrong
    static Request parse(String... args) {
        Path file = null;
        Integer residents = null;
        if (args.length == 0 || !args[0].equals("same")) {
            throw new IllegalArgumentException(
                    "What to prove? ./city prove same FILE [--residents N]");
        }
        for (var i = 1; i < args.length; i++) {
            if (args[i].equals("--residents")) {
                residents = number(++i < args.length ? args[i] : "nothing");
            } else if (args[i].startsWith("-")) {
                throw new IllegalArgumentException(
                        "Unknown option " + args[i] + ". ./city prove --help lists them all.");
            } else if (file == null) {
                file =
                        Path.of(System.getProperty("city.called-from", ""))
                                .resolve(args[i])
                                .toAbsolutePath()
                                .normalize();
            } else {
                throw new IllegalArgumentException("One file, not two: " + args[i] + ".");
            }
        }
        if (file == null) {
            throw new IllegalArgumentException("A file is missing: ./city prove same FILE");
        }
        var folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
            throw new IllegalArgumentException(
                    file + " cannot be written: its folder is missing, or it is a folder.");
        }
        return new Request(file, residents);
    }

    private static int number(String text) {
        try {
            var number = Integer.parseInt(text);
            if (number >= 0 && number <= 10_000_000) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                "--residents needs a whole number from 0 to 10000000, not " + text + ".");
    }

    private static int run(Request asked) {
        var file = asked.file();
        var known = Files.exists(file);
        var residents = asked.residents();
        if (known) {
            var its = Proof.residentsOf(file);
            if (residents != null && residents != its) {
                throw new IllegalArgumentException(
                        file
                                + " was made with "
                                + (its == 0 ? "all" : its)
                                + " residents: leave --residents out, or name another file.");
            }
            residents = its;
        }
        var fresh = beside(file);
        long lines;
        try {
            lines = make(fresh, residents == null ? 0 : residents);
        } catch (RuntimeException e) {
            delete(fresh);
            throw e;
        }
        if (!known) {
            move(fresh, file);
            System.out.println(file + " made: " + lines + " lines.");
            return 0;
        }
        var compared = Proof.compare(file, fresh);
        if (compared.differences().isEmpty()) {
            delete(fresh);
            System.out.println("No difference: " + compared.lines() + " lines are the same.");
            return 0;
        }
        compared.differences().forEach(System.out::println);
        System.out.println("Not the same. What came of it now is in " + fresh + ".");
        return 1;
    }

    private static Path beside(Path file) {
        var name = file.getFileName().toString();
        return file.resolveSibling(
                name.endsWith(".gz")
                        ? name.substring(0, name.length() - 3) + ".now.gz"
                        : name + ".now");
    }

    private static long make(Path file, int residents) {
        var folder = folder();
        var removed = new AtomicBoolean();
        PostgresServer postgres = null;
        try {
            postgres =
                    PostgresServer.start(
                            folder.resolve("postgres"), new PostgresServer.Settings(false));
            SpringApplication.getShutdownHandlers().add(stopping(postgres, folder, removed));
            try (var city = start(postgres, folder, residents)) {
                return city.getBean(Proof.class).make(file, Prove::say);
            }
        } finally {
            if (postgres != null) {
                postgres.close();
            }
            remove(folder, removed);
        }
    }

    /// Also where somebody ends the command before it is done.
    private static Runnable stopping(PostgresServer postgres, Path folder, AtomicBoolean removed) {
        return () -> {
            postgres.close();
            remove(folder, removed);
        };
    }

    private static void say(String what) {
        System.out.println("  " + what + " …");
    }

    private static ConfigurableApplicationContext start(
            PostgresServer postgres, Path folder, int residents) {
        var access = DatabaseSetup.onEmbedded(postgres);
        Migrations.run(access.url(), access.owner(), access.app());
        var city =
                Path.of(System.getProperty("city.home", ""))
                        .resolve(Path.of("cities", "helsinki"))
                        .toAbsolutePath()
                        .normalize();
        Map<String, Object> properties = new HashMap<>(access.properties());
        properties.put("server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("city.folder", city.toString());
        properties.put("city.data-folder", folder.toString());
        properties.put("city.site", "http://localhost:8080");
        properties.put("city.demo.enabled", true);
        properties.put("city.demo.residents", residents);
        properties.put("city.clock.first-day", CityFolder.read(city).firstDay().toString());
        properties.put("city.service.publish", true);
        properties.put("city.jobs.enabled", false);
        properties.put("city.prove.enabled", true);
        properties.put("logging.level.city", "warn");
        var application = new SpringApplication(CityApplication.class);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties);
        return application.run();
    }

    /// Open to others, who see invented people only: as root the database runs as another user.
    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("city-prove");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("No folder could be made for the database", e);
        }
    }

    private static void remove(Path folder, AtomicBoolean removed) {
        if (removed.compareAndSet(false, true)) {
            try {
                PostgresServer.forget(folder);
            } catch (IOException e) {
                System.err.println(folder + " could not be removed: " + e.getMessage());
            }
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
