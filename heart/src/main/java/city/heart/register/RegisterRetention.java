// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Issues are kept for one year after they were closed.
@Component
class RegisterRetention implements Retention {
    private static final String PARKED =
            """
            delete from register.parked_change where id in (
                select p.id from register.parked_change p join register.issue i on i.id = p.issue_id
                 where i.closed < :before order by p.id limit :batch)
            """;
    private static final String ISSUES =
            """
            delete from register.issue where id in (
                select id from register.issue where closed < :before order by id limit :batch)
            """;

    private final Erasure erasure;
    private final Clock clock;

    RegisterRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "register";
    }

    @Override
    public long erase() {
        var issues =
                Map.of(
                        "before",
                        LocalDate.now(clock)
                                .minusYears(1)
                                .atStartOfDay(clock.getZone())
                                .toOffsetDateTime());
        return erasure.inBatches(PARKED, issues) + erasure.inBatches(ISSUES, issues);
    }
}
