// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;

/// Makes roles and databases on a server, as often as one likes.
public final class DatabaseSetup {
    private static final int OLDEST = 18;
    static final String OWNER = "city_owner";
    static final String APP = "city_app";

    private DatabaseSetup() {}

    /// Roles and the databases `city` and `register` on our own server. Passwords follow from the
    /// folder's own secret, so that a restart finds them.
    public static DatabaseAccess onEmbedded(PostgresServer server) {
        var owner = login(OWNER, server.superuserPassword());
        var app = login(APP, server.superuserPassword());
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
    /// @param url `jdbc:postgresql://host:port/database?user=…&password=…`; every other parameter, such as
    ///     `sslmode`, holds for all connections
    /// @param invented whether the invented registers live on this server too: in the database
    ///     `<database>_register`, made where it is absent
    /// @throws DatabaseProblem when it cannot be reached, is older than 18, or lacks rights
    public static DatabaseAccess onOutside(String url, boolean invented) {
        var parts = url.split("\\?", 2);
        var properties = new Properties();
        var others = new ArrayList<String>();
        for (var pair : (parts.length == 2 ? parts[1] : "").split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (name.equals("user") || name.equals("password")) {
                properties.setProperty(
                        name,
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } else if (!pair.isEmpty()) {
                others.add(pair);
            }
        }
        var address = new Address(parts[0], others.isEmpty() ? "" : "?" + String.join("&", others));
        var owner =
                new DatabaseAccess.Login(
                        properties.getProperty("user", OWNER),
                        properties.getProperty("password", ""));
        var app = login(APP, owner.password());
        try (var connection = connect(address.text(), owner)) {
            var server = connection.getMetaData();
            requireVersion(server.getDatabaseMajorVersion(), server.getDatabaseProductVersion());
            role(connection, app);
            var register = invented ? registerDatabase(connection, address) : "";
            return new DatabaseAccess(address.text(), owner, app, register);
        } catch (SQLException e) {
            throw new DatabaseProblem(
                    "The database at --database-url cannot be used ("
                            + e.getSQLState()
                            + "): check host, name and password, and that its user may create roles"
                            + (invented ? " and databases." : "."),
                    e);
        }
    }

    /// @param base up to the database's name
    /// @param parameters from `?` on, without user and password; may be empty
    private record Address(String base, String parameters) {
        String text() {
            return base + parameters;
        }
    }

    /// A role's password follows from the secret above it and never leads back there.
    private static DatabaseAccess.Login login(String role, String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            // HMAC has no empty key; an empty secret is none, whatever follows from it.
            mac.init(
                    new SecretKeySpec(
                            ("of " + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new DatabaseAccess.Login(
                    role,
                    HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
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
    private static String registerDatabase(Connection connection, Address city)
            throws SQLException {
        var name = connection.getCatalog() + "_register";
        if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database \"" + name.replace("\"", "\"\"") + "\"");
        }
        var before = city.base.substring(0, city.base.lastIndexOf('/') + 1);
        return new Address(before + name, city.parameters).text();
    }

    static Connection connect(String url, DatabaseAccess.Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    private static void role(Connection connection, DatabaseAccess.Login login)
            throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", login.user())) {
            execute(connection, "create role " + login.user());
        }
        execute(connection, "alter role " + login.user() + " login");
        // Hashed here: the password itself reaches neither the server nor its log.
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
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
