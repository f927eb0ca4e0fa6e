// SPDX-License-Identifier: EUPL-1.2
package city.heart.message;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Messages go when their sender says so, whose service knows how long; after ten years in any case.
@Component
public class MessageRetention implements Retention {
    private static final int MOST_YEARS = 10;
    private static final int NOTE_DAYS = 30;
    private static final String GO =
            """
            , outcomes as (
                delete from message.outcome where message_id in (select id from old)),
              deliveries as (
                delete from message.delivery where message_id in (select id from old))
            delete from message.message where id in (select id from old)
            """;
    private static final String OLD =
            """
            with old as (
                select id from message.message where queued_at < :before
                 order by queued_at limit :batch)
            """
                    + GO;
    private static final String NAMED =
            "with old as (select unnest(cast(:ids as uuid[])) as id)\n" + GO;

    private static final String NOTES =
            """
            delete from message.note where id in (
                select id from message.note where next_at is null and queued_at < :before
                 order by id limit :batch)
            """;

    private final Erasure erasure;
    private final Clock clock;

    MessageRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "message";
    }

    @Override
    public long erase() {
        var before =
                LocalDate.now(clock)
                        .minusYears(MOST_YEARS)
                        .atStartOfDay(clock.getZone())
                        .toOffsetDateTime();
        var notes =
                LocalDate.now(clock)
                        .minusDays(NOTE_DAYS)
                        .atStartOfDay(clock.getZone())
                        .toOffsetDateTime();
        return erasure.inBatches(OLD, Map.of("before", before))
                + erasure.inBatches(NOTES, Map.of("before", notes));
    }

    /// Erases messages with all that is known of their delivery. Done twice it changes nothing.
    ///
    /// @return how many there were
    public int erase(Collection<UUID> ids) {
        return erasure.jdbc().sql(NAMED).param("ids", ids.toArray(UUID[]::new)).update();
    }
}
