// SPDX-License-Identifier: EUPL-1.2
package city.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;

/// Brings the tables of every module to this release: one schema and one history per module, run as
/// the owner in module order, before the application starts. Then the role `app` gets its rights:
/// all that is in the tables, but only insert and select where a table's comment says `append-only`.
public final class Migrations {
    /// The modules that own tables, in the order of DESIGN §4: each may refer to those before it.
    public static final List<String> MODULES =
            List.of(
                    "shared",
                    "usage",
                    "population",
                    "education",
                    "signin",
                    "consent",
                    "profile",
                    "service",
                    "eligibility",
                    "placement",
                    "round",
                    "scenario",
                    "message",
                    "offer",
                    "feedback",
                    "desk");

    private static final String APPEND_ONLY =
            """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p')
               and obj_description(c.oid, 'pg_class') like '%append-only%'
            """;

    private Migrations() {}

    /// Can be run again at any time; what is done stays done.
    public static void run(String url, DatabaseAccess.Login owner, DatabaseAccess.Login app) {
        var loader = Migrations.class.getClassLoader();
        for (var module : MODULES) {
            if (loader.getResource("db/migration/" + module) == null) {
                continue;
            }
            Flyway.configure(loader)
                    .dataSource(url, owner.user(), owner.password())
                    .schemas(module)
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_history")
                    .loggers("slf4j")
                    .load()
                    .migrate();
        }
        try (var connection = DatabaseSetup.connect(url, owner)) {
            for (var module : MODULES) {
                if (loader.getResource("db/migration/" + module) != null) {
                    grant(connection, module, app.user());
                }
            }
        } catch (SQLException e) {
            throw new DatabaseProblem("Rights could not be granted: " + e.getMessage(), e);
        }
    }

    private static void grant(Connection connection, String schema, String app)
            throws SQLException {
        var to = " in schema " + schema + " to " + app;
        DatabaseSetup.execute(connection, "grant usage on schema " + schema + " to " + app);
        DatabaseSetup.execute(
                connection, "grant select, insert, update, delete on all tables" + to);
        DatabaseSetup.execute(connection, "grant usage on all sequences" + to);
        DatabaseSetup.execute(
                connection, "revoke all on " + schema + ".flyway_history from " + app);
        try (var statement = connection.prepareStatement(APPEND_ONLY)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    DatabaseSetup.execute(
                            connection,
                            "revoke update, delete on " + rows.getString(1) + " from " + app);
                }
            }
        }
    }
}
