// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The streams are kept for two years. The facts themselves are not erased here: they go with the person.
@Component
class PopulationRetention implements Retention {
    private static final String EVENTS =
            """
            delete from population.life_event where position in (
                select position from population.life_event where recording <= :recording
                 order by position limit :batch)
            """;
    private static final String CHANGES =
            """
            delete from population.change where ctid = any (array(
                select ctid from population.change where recording <= :recording
                 order by recording limit :batch))
            """;

    private final Erasure erasure;
    private final Recordings recordings;
    private final Clock clock;

    PopulationRetention(Erasure erasure, Recordings recordings, @CityTime Clock clock) {
        this.erasure = erasure;
        this.recordings = recordings;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "population";
    }

    @Override
    public long erase() {
        var today = LocalDate.now(clock);
        var streams =
                Map.of(
                        "recording",
                        recordings
                                .lastBefore(
                                        today.minusYears(2)
                                                .atStartOfDay(clock.getZone())
                                                .toInstant())
                                .value());
        return erasure.inBatches(EVENTS, streams) + erasure.inBatches(CHANGES, streams);
    }
}
