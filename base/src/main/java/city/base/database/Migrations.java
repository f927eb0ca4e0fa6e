// SPDX-License-Identifier: EUPL-1.2
package city.base.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// Brings the tables of every subject to this release: one schema and one history per subject, run as
/// the owner before the application starts. Which subjects there are is told by the folders
/// `db/migration/<schema>` on the class path; no migration may refer to another schema, so their order
/// is free. Then the role `app` gets its rights: all that is in the tables, but only insert and select
/// where a table's comment says `append-only`.
///
/// A schema carries the digest of the scripts that made it as its comment: where nothing has changed,
/// one query says so for all.
public final class Migrations {
    private static final String MADE_BY =
            """
            select nspname, obj_description(oid, 'pg_namespace') from pg_namespace
             where obj_description(oid, 'pg_namespace') like 'migrations %'
            """;
    private static final String APPEND_ONLY =
            """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where n.nspname = ? and c.relkind in ('r', 'p')
               and obj_description(c.oid, 'pg_class') like '%append-only%'
            """;

    private Migrations() {}

    /// The schemas that have migrations on the class path, in alphabetical order.
    public static List<String> schemas() {
        return List.copyOf(scripts().keySet());
    }

    /// Can be run again at any time; what is done stays done.
    public static void run(String url, DatabaseAccess.Login owner, DatabaseAccess.Login app) {
        var digests = new TreeMap<String, String>();
        scripts()
                .forEach((schema, scripts) -> digests.put(schema, "migrations " + digest(scripts)));
        try (var connection = DatabaseSetup.connect(url, owner)) {
            var made = made(connection);
            for (var it : digests.entrySet()) {
                if (!Objects.equals(made.get(it.getKey()), it.getValue())) {
                    migrate(url, owner, it.getKey());
                    grant(connection, it.getKey(), app.user());
                    DatabaseSetup.execute(
                            connection,
                            "comment on schema " + it.getKey() + " is '" + it.getValue() + "'");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseProblem("The tables could not be made: " + e.getMessage(), e);
        }
    }

    private static void migrate(String url, DatabaseAccess.Login owner, String schema) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(url, owner.user(), owner.password())
                .schemas(schema)
                .locations("classpath:db/migration/" + schema)
                .table("flyway_history")
                .initSql(StatementLimits.OWNER.sql())
                .loggers("slf4j")
                .load()
                .migrate();
    }

    private static Map<String, List<Resource>> scripts() {
        try {
            var found =
                    new PathMatchingResourcePatternResolver(Migrations.class.getClassLoader())
                            .getResources("classpath*:db/migration/*/V*.sql");
            var bySchema = new TreeMap<String, List<Resource>>();
            for (var script : found) {
                var path = script.getURL().getPath();
                var folder = path.substring(0, path.lastIndexOf('/'));
                bySchema.computeIfAbsent(
                                folder.substring(folder.lastIndexOf('/') + 1),
                                _ -> new ArrayList<>())
                        .add(script);
            }
            return bySchema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(List<Resource> scripts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var inOrder =
                    scripts.stream()
                            .sorted(Comparator.comparing(it -> String.valueOf(it.getFilename())))
                            .toList();
            for (var script : inOrder) {
                sha256.update(String.valueOf(script.getFilename()).getBytes());
                sha256.update(script.getContentAsByteArray());
            }
            return HexFormat.of().formatHex(sha256.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> made(Connection connection) throws SQLException {
        Map<String, String> made = new HashMap<>();
        try (var statement = connection.prepareStatement(MADE_BY);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                made.put(rows.getString(1), rows.getString(2));
            }
        }
        return made;
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
