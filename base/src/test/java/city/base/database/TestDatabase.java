// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.core.env.Environment;

/// One PostgreSQL per test run, a migrated template in it, and a fresh copy of the template for
/// whoever asks.
public final class TestDatabase {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final PostgresServer SERVER = start();
    private static final DatabaseAccess TEMPLATE = template();

    private TestDatabase() {}

    private static PostgresServer start() {
        var server =
                PostgresServer.start(
                        Path.of(
                                "target",
                                "test-postgres-" + System.getProperty("city.test.fork", "1")),
                        new PostgresServer.Settings(false));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }

    private static DatabaseAccess template() {
        var access = DatabaseSetup.onEmbedded(SERVER);
        recreate("template_city", "template1", access);
        var url = SERVER.url("template_city");
        Migrations.run(url, access.owner(), access.app());
        return new DatabaseAccess(url, access.owner(), access.app(), "");
    }

    /// A database of its own with all tables in it.
    public static DatabaseAccess fresh() {
        return fresh("test_" + COUNT.incrementAndGet(), "");
    }

    /// The same, and beside it an empty database for the invented register.
    public static DatabaseAccess freshWithRegister() {
        var name = "test_" + COUNT.incrementAndGet();
        recreate(name + "_register", "template1", TEMPLATE);
        return fresh(name, SERVER.url(name + "_register"));
    }

    private static DatabaseAccess fresh(String name, String registerUrl) {
        recreate(name, "template_city", TEMPLATE);
        return new DatabaseAccess(SERVER.url(name), TEMPLATE.owner(), TEMPLATE.app(), registerUrl);
    }

    /// Connections of the role `app`, pooled as in production: for whoever is made by hand. A new connection for each
    /// transaction would be most of the time of such a test.
    public static DataSource app(DatabaseAccess access) {
        return pool(access.url(), access.app());
    }

    /// The same of the tables' owner, who may do everything in them.
    public static DataSource owner(DatabaseAccess access) {
        return pool(access.url(), access.owner());
    }

    /// The same for contexts made by hand, which know their database by its settings.
    public static DataSource app(Environment settings) {
        return pool(
                settings.getRequiredProperty("spring.datasource.url"),
                new DatabaseAccess.Login(
                        settings.getRequiredProperty("spring.datasource.username"),
                        settings.getRequiredProperty("spring.datasource.password")));
    }

    /// The owner's, for contexts made by hand.
    public static DataSource owner(Environment settings) {
        return pool(settings.getRequiredProperty("spring.datasource.url"), ownerLogin(settings));
    }

    /// The invented register's, which lies in a database beside the city's.
    public static DataSource register(Environment settings) {
        return pool(
                settings.getRequiredProperty("city.database.register-url"), ownerLogin(settings));
    }

    private static DatabaseAccess.Login ownerLogin(Environment settings) {
        return new DatabaseAccess.Login(
                settings.getRequiredProperty("city.database.owner-user"),
                settings.getRequiredProperty("city.database.owner-password"));
    }

    /// What erases in it, as the nightly job does.
    public static Erasure erasure(DatabaseAccess access) {
        return new Erasure(owner(access));
    }

    /// Opens nothing before it is asked and keeps nothing that it does not use: it need not be closed, many live side
    /// by side on one small server.
    private static DataSource pool(String url, DatabaseAccess.Login login) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(login.user());
        pool.setPassword(login.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    private static synchronized void recreate(String name, String template, DatabaseAccess access) {
        var admin = new DatabaseAccess.Login(SERVER.superuser(), SERVER.superuserPassword());
        try (var connection = DatabaseSetup.connect(SERVER.url("postgres"), admin)) {
            DatabaseSetup.execute(connection, "drop database if exists " + name + " with (force)");
            DatabaseSetup.execute(
                    connection,
                    "create database "
                            + name
                            + " template "
                            + template
                            + " owner "
                            + access.owner().user()
                            + " strategy file_copy");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
