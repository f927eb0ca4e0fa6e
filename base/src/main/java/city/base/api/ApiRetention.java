// SPDX-License-Identifier: EUPL-1.2
package city.base.api;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Clients and counts of calls go after five years, when the last use of data that names a client has gone.
@Component
class ApiRetention implements Retention {
    private static final int YEARS = 5;
    private static final String CLIENTS =
            """
            delete from api.client where id in (
                select id from api.client where least(ended_on, valid_until) < :before limit :batch)
            """;
    private static final String CALLS =
            """
            delete from api.call where (caller, day) in (
                select caller, day from api.call where day < :before limit :batch)
            """;

    private final Erasure erasure;
    private final Clock clock;

    ApiRetention(Erasure erasure, @CityTime Clock clock) {
        this.erasure = erasure;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "api";
    }

    @Override
    public long erase() {
        var before = Map.of("before", LocalDate.now(clock).minusYears(YEARS));
        return erasure.inBatches(CLIENTS, before) + erasure.inBatches(CALLS, before);
    }
}
