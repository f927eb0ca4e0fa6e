// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Makes roles and databases on a server, as often as one likes.
public final class DatabaseSetup {
    private static final int OLDEST = 18;
    static final String OWNER = "city_owner";
    static final String APP = "city_app";

    private DatabaseSetup() {}

    /// Roles and the databases `city` and `register` on our own server. Passwords follow from the
    /// folder's own secret, so that a restart finds them.
    public static DatabaseAccess onEmbedded(PostgresServer server) {
        var owner = new DatabaseAccess.Login(OWNER, server.superuserPassword() + "-owner");
        var app = new DatabaseAccess.Login(APP, server.superuserPassword() + "-app");
        var admin = new DatabaseAccess.Login(server.superuser(), server.superuserPassword());
        try (var connection = connect(server.url("postgres"), admin)) {
            role(connection, owner);
            role(connection, app);
            for (var database : new String[] {"city", "register"}) {
                if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                    execute(connection, "create database " + database + " owner " + OWNER);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseProblem(
                    "The embedded database could not be set up: " + e.getMessage(), e);
        }
        return new DatabaseAccess(server.url("city"), owner, app, server.url("register"));
    }

    /// An outside PostgreSQL 18: its address names the owner of an existing database; the role `app`
    /// is made beside it when it is absent.
    ///
    /// @param url `jdbc:postgresql://host:port/database?user=…&password=…`
    /// @param invented whether the invented registers live on this server too: in the database
    ///     `<database>_register`, made where it is absent
    /// @throws DatabaseProblem when it cannot be reached, is older than 18, or lacks rights
    public static DatabaseAccess onOutside(String url, boolean invented) {
        var parts = url.split("\\?", 2);
        var properties = new Properties();
        for (var pair : (parts.length == 2 ? parts[1] : "").split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                properties.setProperty(
                        pair.substring(0, equals),
                        java.net.URLDecoder.decode(
                                pair.substring(equals + 1),
                                java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        var owner =
                new DatabaseAccess.Login(
                        properties.getProperty("user", OWNER),
                        properties.getProperty("password", ""));
        var app = new DatabaseAccess.Login(APP, owner.password() + "-app");
        try (var connection = connect(parts[0], owner)) {
            var server = connection.getMetaData();
            requireVersion(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
            role(connection, app);
            var register = invented ? registerDatabase(connection, parts[0]) : "";
            return new DatabaseAccess(parts[0], owner, app, register);
        } catch (SQLException e) {
            throw new DatabaseProblem(
                    "The database at --database-url cannot be used ("
                            + e.getSQLState()
                            + "): check host, name and password, and that its user may create roles"
                            + (invented ? " and databases." : "."),
                    e);
        }
    }

    static void requireVersion(int major, String said) {
        if (major < OLDEST) {
            throw new DatabaseProblem(
                    "The database at --database-url is PostgreSQL "
                            + said
                            + "; "
                            + OLDEST
                            + " or newer is needed.");
        }
    }

    /// @return the address of the registers' own database beside the city's
    private static String registerDatabase(Connection connection, String url) throws SQLException {
        var name = connection.getCatalog() + "_register";
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database \"" + name.replace("\"", "\"\"") + "\"");
        }
        return url.substring(0, url.lastIndexOf('/') + 1) + name;
    }

    static Connection connect(String url, DatabaseAccess.Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    private static void role(Connection connection, DatabaseAccess.Login login)
            throws SQLException {
        var verb =
                exists(connection, "select 1 from pg_roles where rolname = ?", login.user())
                        ? "alter"
                        : "create";
        execute(
                connection,
                verb
                        + " role "
                        + login.user()
                        + " login password '"
                        + login.password().replace("'", "''")
                        + "'");
    }

    private static boolean exists(Connection connection, String sql, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
