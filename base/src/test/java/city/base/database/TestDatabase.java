// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

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

    /// A database of its own with all tables in it. Its register database is empty.
    public static DatabaseAccess fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        recreate(name, "template_city", TEMPLATE);
        recreate(name + "_register", "template1", TEMPLATE);
        return new DatabaseAccess(
                SERVER.url(name), TEMPLATE.owner(), TEMPLATE.app(), SERVER.url(name + "_register"));
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
