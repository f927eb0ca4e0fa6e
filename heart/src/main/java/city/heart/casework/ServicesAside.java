// SPDX-License-Identifier: EUPL-1.2
package city.heart.casework;

import city.base.database.Sql;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Services that failed rest until the next day, in the version that failed: nothing is begun, sent or ended for them by
/// machine, and all others go on. Once they work again, whoever has a case is looked at, since changes came
/// meanwhile. A mended version that is published goes on at once.
@Repository
public class ServicesAside {
    private static final Logger log = LoggerFactory.getLogger(ServicesAside.class);

    private static final String PUT =
            """
            insert into casework.aside (service, version, day, failed_at, fault)
            values (:service, :version, :day, :now, :fault) on conflict (service, version, day) do nothing
            """;
    private static final String RESTING =
            "select service, version from casework.aside where day = :day";
    private static final String MISSED =
            """
            select exists (select from casework.aside
                            where service = :service and not caught_up
                              and (day < :day or day = :day and version <> :version))
            """;
    private static final String CAUGHT_UP =
            """
            update casework.aside set caught_up = true
             where service = :service and not caught_up
               and (day < :day or day = :day and version <> :version)
            """;
    private static final String LAST =
            """
            select service, version, day, failed_at, fault from casework.aside
             where day = :day or not caught_up order by failed_at desc
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ServicesAside(JdbcClient jdbc, @CityTime Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A service that rests or has not caught up yet.
    ///
    /// @param fault the kind of it
    record Resting(String service, String version, LocalDate day, Instant at, String fault) {}

    /// Puts it aside for today; to be called when the transaction of the work has been taken back.
    ///
    /// @return false where it rests already, and so must have failed where nobody asks whether it does
    public boolean put(ServiceFailed failed) {
        var put =
                jdbc.sql(PUT)
                        .param("service", failed.service())
                        .param("version", failed.version())
                        .param("day", today())
                        .param("now", Sql.at(clock.instant()))
                        .param("fault", failed.getMessage())
                        .update();
        if (put > 0) {
            log.error(
                    "Service {} rests until tomorrow, the others go on",
                    failed.service(),
                    failed.getCause());
        }
        return put > 0;
    }

    /// Of these those that do not rest today.
    public List<Terms> working(List<Terms> some) {
        var resting = new HashSet<List<String>>();
        jdbc.sql(RESTING)
                .param("day", today())
                .query(rs -> {
                    resting.add(List.of(rs.getString(1), rs.getString(2)));
                });
        return some.stream()
                .filter(it -> !resting.contains(List.of(it.service(), it.version())))
                .toList();
    }

    /// The ids of those that rest today.
    ///
    /// @param some in force now
    public Set<String> resting(List<Terms> some) {
        var ids = new HashSet<String>();
        some.forEach(it -> ids.add(it.service()));
        working(some).forEach(it -> ids.remove(it.service()));
        return ids;
    }

    /// Whether changes passed while an earlier day or version rested.
    boolean missed(Terms terms, LocalDate day) {
        return jdbc.sql(MISSED)
                .param("service", terms.service())
                .param("version", terms.version())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /// Everybody who has a case was looked at.
    void caughtUp(Terms terms, LocalDate day) {
        jdbc.sql(CAUGHT_UP)
                .param("service", terms.service())
                .param("version", terms.version())
                .param("day", day)
                .update();
    }

    /// The latest first.
    List<Resting> last() {
        return jdbc.sql(LAST)
                .param("day", today())
                .query((rs, _) ->
                        new Resting(
                                rs.getString("service"),
                                rs.getString("version"),
                                rs.getObject("day", LocalDate.class),
                                Sql.instant(rs, "failed_at"),
                                rs.getString("fault")))
                .list();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}
