// SPDX-License-Identifier: EUPL-1.2
package city.heart.service;

import city.base.database.Sql;
import city.base.usage.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The SQL of versions and of their steps.
@Repository
class VersionRepository {
    private static final String LIST =
            """
            select service_id, version, state, author, publisher, rule_sha256 from service.version
             order by service_id, imported_at desc, version
            """;
    private static final String STEPS =
            """
            select service_id, version, happening, at, by_actor, from_day, because from service.version_step
             order by number
            """;
    private static final String STEP =
            """
            insert into service.version_step (service_id, version, happening, at, by_actor, from_day, because)
            values (:id, :version, :happening, :at, :by, cast(:day as date), :because)
            """;
    private static final String APPROVE =
            """
            update service.version
               set state = 'APPROVED', publisher = :publisher, published_at = :at, from_day = :day
             where service_id = :id and version = :version
            """;
    private static final String SEND_BACK =
            """
            update service.version
               set state = 'SENT_BACK', publisher = null, published_at = null, from_day = null
             where service_id = :id and version = :version
            """;
    private static final String APPROVED_UNTIL =
            """
            select service_id, version, publisher, from_day from service.version
             where state = 'APPROVED' and from_day <= :day
             order by from_day, published_at
            """;
    private static final String DRAFT_AGAIN =
            """
            update service.version set state = 'DRAFT', author = :author
             where service_id = :id and version = :version
            """;

    private final JdbcClient jdbc;

    VersionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<ServiceVersions.KeptVersion> list() {
        var steps = new HashMap<ServiceRepository.Key, List<ServiceVersions.Step>>();
        jdbc.sql(STEPS)
                .query(row -> {
                    var step =
                            new ServiceVersions.Step(
                                    row.getString("service_id"),
                                    row.getString("version"),
                                    ServiceVersions.Happening.valueOf(row.getString("happening")),
                                    Sql.instant(row, "at"),
                                    Actor.of(row.getString("by_actor")),
                                    row.getObject("from_day", LocalDate.class),
                                    row.getString("because"));
                    steps.computeIfAbsent(
                                    new ServiceRepository.Key(step.serviceId(), step.version()),
                                    _ -> new ArrayList<>())
                            .add(step);
                });
        return jdbc.sql(LIST)
                .query((row, number) -> {
                    var version = ServiceRepository.version(row, number);
                    return new ServiceVersions.KeptVersion(
                            version,
                            row.getString("rule_sha256"),
                            steps.getOrDefault(
                                    new ServiceRepository.Key(
                                            version.serviceId(), version.version()),
                                    List.of()));
                })
                .list();
    }

    void step(
            String id,
            String version,
            ServiceVersions.Happening happening,
            Actor by,
            @Nullable LocalDate day,
            String because,
            Instant at) {
        jdbc.sql(STEP)
                .param("id", id)
                .param("version", version)
                .param("happening", happening.name())
                .param("at", Sql.at(at))
                .param("by", by.text())
                .param("day", day)
                .param("because", because)
                .update();
    }

    void approve(String id, String version, Actor publisher, LocalDate day, Instant at) {
        jdbc.sql(APPROVE)
                .param("id", id)
                .param("version", version)
                .param("publisher", publisher.text())
                .param("day", day)
                .param("at", Sql.at(at))
                .update();
    }

    void sendBack(String id, String version) {
        jdbc.sql(SEND_BACK).param("id", id).param("version", version).update();
    }

    void draftAgain(String id, String version, Actor author) {
        jdbc.sql(DRAFT_AGAIN)
                .param("id", id)
                .param("version", version)
                .param("author", author.text())
                .update();
    }

    /// What waits for its day.
    record Approved(String serviceId, String version, Actor publisher, LocalDate from) {}

    /// The earliest day first.
    List<Approved> approvedUntil(LocalDate day) {
        return jdbc.sql(APPROVED_UNTIL)
                .param("day", day)
                .query((row, _) ->
                        new Approved(
                                row.getString("service_id"),
                                row.getString("version"),
                                Actor.of(row.getString("publisher")),
                                row.getObject("from_day", LocalDate.class)))
                .list();
    }
}
