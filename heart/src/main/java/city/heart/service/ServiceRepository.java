// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.database.Sql;
import city.base.usage.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The catalogue's SQL.
@Repository
class ServiceRepository {
    static final String CITY = "city/";

    private static final String LOCK = "select pg_advisory_xact_lock(7305151)";
    private static final String ANY = "select exists (select from service.version)";
    private static final String IN_FORCE =
            """
            select service_id, version from service.version where state = 'PUBLISHED' order by service_id
            """;
    private static final String FIND =
            """
            select service_id, version, state, author, publisher from service.version
             where service_id = :id and version = :version
            """;
    private static final String LIST =
            """
            select service_id, version, state, author, publisher from service.version
             order by service_id, imported_at, version
            """;
    private static final String KEEP_RULE =
            """
            insert into service.rule (sha256, content) values (:sha256, :content)
            on conflict (sha256) do nothing
            """;
    private static final String RULE = "select content from service.rule where sha256 = :sha256";
    private static final String INSERT =
            """
            insert into service.version
                   (service_id, version, rule_sha256, state, author, imported_at)
            values (:id, :version, :rule, 'DRAFT', :author, :at)
            """;
    private static final String INSERT_FILE =
            """
            insert into service.version_file (service_id, version, path, content)
            values (:id, :version, :path, :content)
            """;
    private static final String FILES =
            """
            select path, content from service.version_file
             where service_id = :id and version = :version
            """;
    private static final String RETIRE =
            """
            update service.version set state = 'RETIRED' where service_id = :id and state = 'PUBLISHED'
            """;
    private static final String PUBLISH =
            """
            update service.version
               set state = 'PUBLISHED', publisher = :publisher, published_at = :at, from_day = :day
             where service_id = :id and version = :version
            """;

    private final JdbcClient jdbc;

    ServiceRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Key(String id, String version) {}

    /// One import or publication at a time, over all servers.
    void lock() {
        jdbc.sql(LOCK).query((_, _) -> 0).single();
    }

    boolean isEmpty() {
        return !jdbc.sql(ANY).query(Boolean.class).single();
    }

    List<Key> inForce() {
        return jdbc.sql(IN_FORCE)
                .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list();
    }

    Optional<Version> find(String id, String version) {
        return jdbc.sql(FIND)
                .param("id", id)
                .param("version", version)
                .query(ServiceRepository::version)
                .optional();
    }

    List<Version> list() {
        return jdbc.sql(LIST).query(ServiceRepository::version).list();
    }

    static Version version(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString(1),
                row.getString(2),
                Version.State.valueOf(row.getString(3)),
                Actor.of(row.getString(4)),
                Actor.orNull(row.getString(5)));
    }

    Optional<byte[]> rule(String sha256) {
        return jdbc.sql(RULE).param("sha256", sha256).query((row, _) -> row.getBytes(1)).optional();
    }

    void insert(ServiceFolders.Read read, Actor author, Instant at) {
        var service = read.service();
        jdbc.sql(KEEP_RULE)
                .param("sha256", service.rule().sha256())
                .param("content", service.rule().bytes())
                .update();
        jdbc.sql(INSERT)
                .param("id", service.id())
                .param("version", service.version())
                .param("rule", service.rule().sha256())
                .param("author", author.text())
                .param("at", Sql.at(at))
                .update();
        read.files().forEach((path, content) -> insertFile(service, path, content));
        read.city().forEach((path, content) -> insertFile(service, CITY + path, content));
    }

    private void insertFile(PublicService service, String path, byte[] content) {
        jdbc.sql(INSERT_FILE)
                .param("id", service.id())
                .param("version", service.version())
                .param("path", path)
                .param("content", content)
                .update();
    }

    /// The kept files by path; none when there is no such version.
    SortedMap<String, byte[]> files(String id, String version) {
        var files = new TreeMap<String, byte[]>();
        jdbc.sql(FILES)
                .param("id", id)
                .param("version", version)
                .query(row -> {
                    files.put(row.getString(1), row.getBytes(2));
                });
        return files;
    }

    void publish(String id, String version, Actor publisher, Instant at, LocalDate day) {
        jdbc.sql(RETIRE).param("id", id).update();
        jdbc.sql(PUBLISH)
                .param("id", id)
                .param("version", version)
                .param("publisher", publisher.text())
                .param("at", Sql.at(at))
                .param("day", day)
                .update();
    }
}
