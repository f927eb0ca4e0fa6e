// SPDX-License-Identifier: EUPL-1.2
package city.town.feedback;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Feedback is kept for one year after its answer.
@Component
class FeedbackRetention implements Retention {
    private static final String ANSWERED =
            """
            delete from feedback.feedback where id in (
                select id from feedback.feedback where answered_at < :before
                 order by answered_at limit :batch)
            """;

    private final Erasure erasure;
    private final Clock clock;

    FeedbackRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "feedback";
    }

    @Override
    public long erase() {
        var before =
                LocalDate.now(clock).minusYears(1).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return erasure.inBatches(ANSWERED, Map.of("before", before));
    }
}
