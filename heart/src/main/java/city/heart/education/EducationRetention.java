// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.database.Erasure;
import city.base.database.Retention;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import city.heart.population.Recordings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Education records are kept until the child is twenty, the stream of their changes for two years.
@Component
class EducationRetention implements Retention {
    private static final int UNTIL_YEARS = 20;
    private static final String CHANGES =
            """
            delete from education.change where position in (
                select position from education.change where recording <= :recording
                 order by position limit :batch)
            """;
    private static final String CHILDREN =
            """
            select distinct resident_id from education.record where resident_id > :after
             order by resident_id limit :batch
            """;
    private static final String RECORDS =
            "delete from education.record where resident_id = any (:residents)";
    private static final Use USE =
            new Use(
                    Actor.system("retention"),
                    "erasure",
                    "retention",
                    Basis.DUTY,
                    null,
                    Set.of("birth year"));

    private final Erasure erasure;
    private final Population population;
    private final Recordings recordings;
    private final Clock clock;

    EducationRetention(
            Erasure erasure, Population population, Recordings recordings, @CityTime Clock clock) {
        this.erasure = erasure;
        this.population = population;
        this.recordings = recordings;
        this.clock = clock;
    }

    @Override
    public String of() {
        return "education";
    }

    @Override
    public long erase() {
        var today = LocalDate.now(clock);
        var old = today.minusYears(2).atStartOfDay(clock.getZone()).toInstant();
        return erasure.inBatches(CHANGES, Map.of("recording", recordings.lastBefore(old).value()))
                + grownUp(today.minusYears(UNTIL_YEARS));
    }

    /// @param born on or before this day means erased
    private long grownUp(LocalDate born) {
        var erased = 0L;
        var after = 0;
        while (true) {
            List<ResidentId> some =
                    erasure.jdbc()
                            .sql(CHILDREN)
                            .param("after", after)
                            .param("batch", Erasure.BATCH)
                            .query((rs, _) -> new ResidentId(rs.getInt(1)))
                            .list();
            if (some.isEmpty()) {
                return erased;
            }
            after = some.getLast().value();
            var grown = population.bornBy(born, some, USE);
            erased +=
                    erasure.jdbc()
                            .sql(RECORDS)
                            .param(
                                    "residents",
                                    grown.stream().map(ResidentId::value).toArray(Integer[]::new))
                            .update();
        }
    }
}
