// SPDX-License-Identifier: EUPL-1.2
package city;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the command line asks of a server.
///
/// @param port where it listens; 0 for any free port
/// @param listen on which address of the machine; null for what [#listens()] says
/// @param data the folder of everything that must outlive a restart
/// @param city the city's folder
/// @param residents how many invented residents; 0 for the city's true size
/// @param databaseUrl an outside PostgreSQL, or null for the embedded one
/// @param demo an invented city with its registers and its sign-in; always so on the embedded database
/// @param train start, visit some pages and end: what the start-up cache learns from
record Options(
        int port,
        @Nullable String listen,
        Path data,
        Path city,
        int residents,
        @Nullable String databaseUrl,
        boolean demo,
        boolean train,
        boolean help) {
    static final String USAGE =
            """
            ./city run [options]
              --port N             listen on this port (default 8080)
              --listen ADDRESS     listen on this address of the machine (default: 127.0.0.1, this machine alone, for
                                   the invented city, whose people sign in without a password; else all)
              --data DIR           keep the city's data here (default ./data)
              --residents N        a smaller invented city (default: all of Helsinki)
              --city DIR           the city's folder (default cities/helsinki)
              --database-url URL   an outside PostgreSQL 18 (jdbc:postgresql://host/db?user=…&password=…&sslmode=…),
                                   or in the environment as CITY_DATABASE_URL: arguments are seen by all
                                   who use the machine
              --demo               the invented city on that PostgreSQL too; its registers get a database of
                                   their own there (the user of the URL must be allowed to create one)
            """;

    /// The address of this machine on which the server listens.
    String listens() {
        return listen != null ? listen : demo ? "127.0.0.1" : "0.0.0.0";
    }

    /// @throws IllegalArgumentException one line that says what is wrong
    static Options parse(String... args) {
        return parse(System.getenv(), args);
    }

    /// @param environment of this process
    static Options parse(Map<String, String> environment, String... args) {
        var port = 8080;
        @Nullable String listen = null;
        var data = Path.of("data");
        var city = Path.of("cities", "helsinki");
        var residents = 0;
        @Nullable String url = environment.get("CITY_DATABASE_URL");
        var demo = false;
        var train = false;
        var help = false;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--port" -> port = number(args, ++i, 65535);
                case "--listen" -> listen = value(args, ++i);
                case "--data" -> data = Path.of(value(args, ++i));
                case "--city" -> city = Path.of(value(args, ++i));
                case "--residents" -> residents = number(args, ++i, 10_000_000);
                case "--database-url" -> url = value(args, ++i);
                case "--demo" -> demo = true;
                case "--train" -> train = true;
                case "--help", "-h" -> help = true;
                default ->
                        throw new IllegalArgumentException(
                                "Unknown option "
                                        + args[i]
                                        + ". ./city run --help lists them all.");
            }
        }
        return new Options(
                port,
                listen,
                from("city.called-from", data),
                from("city.home", city),
                residents,
                url,
                demo || url == null,
                train,
                help);
    }

    /// The launcher starts the server in another folder, and says where it was called from and where
    /// the project is.
    static Path from(String property, Path path) {
        return Path.of(System.getProperty(property, "")).resolve(path).toAbsolutePath().normalize();
    }

    static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " needs a value.");
        }
        return args[index];
    }

    private static int number(String[] args, int index, int most) {
        var text = value(args, index);
        try {
            var number = Integer.parseInt(text);
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new IllegalArgumentException(
                args[index - 1]
                        + " needs a whole number from 0 to "
                        + most
                        + ", not "
                        + text
                        + ".");
    }
}
