// SPDX-License-Identifier: EUPL-1.2
package city.heart.education;

import city.base.database.Erasure;
import city.base.database.RetentionJob;
import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Education records are kept until the child is twenty, as the population register knows.
@Component
class EducationRetention implements RetentionJob.Part {
    private static final int UNTIL_YEARS = 20;
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
    private final Clock clock;

    EducationRetention(Erasure erasure, Population population, @CityTime Clock clock) {
        this.erasure = erasure;
        this.population = population;
        this.clock = clock;
    }

    @Override
    public long erase() {
        var born = LocalDate.now(clock).minusYears(UNTIL_YEARS);
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
            erased += erasure.jdbc().sql(RECORDS).param("residents", Sql.numbers(grown)).update();
        }
    }
}
