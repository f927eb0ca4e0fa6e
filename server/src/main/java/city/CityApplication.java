// SPDX-License-Identifier: EUPL-1.2
package city;

import city.base.database.DatabaseAccess;
import city.base.database.DatabaseProblem;
import city.base.database.DatabaseSetup;
import city.base.database.Migrations;
import city.base.database.PostgresServer;
import city.synthetic.CityFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.modulith.Modulithic;

/// One server of the city: brings up the database, then the application.
@SpringBootApplication(exclude = FlywayAutoConfiguration.class)
@Modulithic(
        systemName = "Proactive City",
        sharedModules = {
            "shared",
            "database",
            "web",
            "usage",
            "subject",
            "signin",
            "secret",
            "api",
            "exchange",
            "hours"
        })
public class CityApplication {
    /// Starts a city; `Options.USAGE` lists the arguments.
    public static void main(String[] args) {
        try {
            var options = Options.parse(args);
            if (options.help()) {
                System.out.println(Options.USAGE);
                return;
            }
            run(options);
        } catch (DatabaseProblem | IllegalArgumentException problem) {
            System.err.println(problem.getMessage());
            System.exit(2);
        }
    }

    private static void run(Options options) {
        requireFree(options);
        var url = options.databaseUrl();
        var postgres =
                url == null
                        ? PostgresServer.start(
                                options.data().resolve("postgres"),
                                new PostgresServer.Settings(true))
                        : null;
        try {
            var access =
                    url == null
                            ? onEmbedded(postgres)
                            : DatabaseSetup.onOutside(url, options.demo());
            Migrations.run(access.url(), access.owner(), access.app());
            start(options, access, postgres);
        } catch (RuntimeException e) {
            if (postgres != null) {
                postgres.close();
            }
            throw e;
        }
    }

    /// Before a city is invented for a minute.
    static void requireFree(Options options) {
        if (options.port() == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(options.listens(), options.port()));
        } catch (IOException taken) {
            throw new IllegalArgumentException(
                    "The city cannot listen on port "
                            + options.port()
                            + " of "
                            + options.listens()
                            + ": "
                            + taken.getMessage()
                            + ". Stop what listens there, or give another with --port.",
                    taken);
        }
    }

    private static final String LOCAL = "http://localhost:";

    private static DatabaseAccess onEmbedded(@Nullable PostgresServer postgres) {
        if (postgres == null) {
            throw new IllegalStateException("No embedded database was started");
        }
        return DatabaseSetup.onEmbedded(postgres);
    }

    private static ConfigurableApplicationContext start(
            Options options, DatabaseAccess access, @Nullable PostgresServer postgres) {
        Map<String, Object> properties = new HashMap<>(access.properties());
        properties.put("server.port", options.port());
        properties.put("server.address", options.listens());
        properties.put("city.folder", options.city().toString());
        properties.put("city.data-folder", options.data().toString());
        properties.put("city.database.alone", postgres != null);
        properties.put("city.demo.enabled", options.demo());
        // What links in messages begin with, unless the environment says where residents find the
        // city.
        properties.put("city.site", LOCAL + (options.port() == 0 ? 8080 : options.port()));
        if (options.demo()) {
            var folder = CityFolder.read(options.city());
            properties.put("city.demo.residents", options.residents());
            properties.put("city.clock.first-day", folder.firstDay().toString());
            properties.put("city.service.publish", true);
            properties.put("city.placement.first-round", "leave-one");
        }
        var application = new SpringApplication(CityApplication.class);
        application.setDefaultProperties(properties);
        var cache = new StartCache(options.data());
        SpringApplication.getShutdownHandlers().add(cache::close);
        if (postgres != null) {
            // When this runs, the application watches for its own end.
            application.addInitializers(context ->
                    context.addBeanFactoryPostProcessor(_ -> postgres.leaveToApplication()));
        }
        var context = application.run();
        if (options.train()) {
            new Training(context).visit();
            System.exit(0);
        }
        welcome(context, options);
        cache.trainWhereMissing();
        return context;
    }

    private static void welcome(ConfigurableApplicationContext context, Options options) {
        var server = ((WebServerApplicationContext) context).getWebServer();
        var address = LOCAL + (server == null ? options.port() : server.getPort());
        System.out.println("The city is at " + address + "/");
        if (context.getEnvironment().getProperty("city.demo.enabled", Boolean.class, false)) {
            System.out.println(
                    """
                      %1$s/demo         moves the city on to the next day
                      %1$s/my           sign in as a resident: choose a family from the list
                      %1$s/desk         sign in as an officer: choose a role
                      %1$s/demo/outbox  the messages that went out
                    End it with Ctrl-C; the same command finds the same city again.\
                    """
                            .formatted(address));
        } else if (context.getEnvironment().getProperty("city.site", LOCAL).startsWith(LOCAL)) {
            System.out.println(
                    "Set CITY_SITE to the address under which residents find the city: until then links"
                            + " in messages lead to this machine only.");
        }
    }
}
