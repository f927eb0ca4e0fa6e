// SPDX-License-Identifier: EUPL-1.2
package city.heart.profile;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Numbers and addresses that are no longer true are kept for two years more.
@Component
class ProfileRetention implements Retention {
    private static final String ENDED =
            """
            delete from profile.contact_point where id in (
                select id from profile.contact_point where ended_at < :before
                 order by id limit :batch)
            """;

    private final Erasure erasure;
    private final Clock clock;

    ProfileRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "profile";
    }

    @Override
    public long erase() {
        var before =
                LocalDate.now(clock).minusYears(2).atStartOfDay(clock.getZone()).toOffsetDateTime();
        return erasure.inBatches(ENDED, Map.of("before", before));
    }
}
