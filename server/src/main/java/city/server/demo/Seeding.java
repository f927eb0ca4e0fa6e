// SPDX-License-Identifier: EUPL-1.2
package city.server.demo;

import city.base.database.Sql;
import city.base.shared.CityTime;
import city.base.subject.Seed;
import city.base.subject.SeedWorld;
import city.base.subject.Subject;
import city.base.subject.Subjects;
import city.heart.education.EducationFeed;
import city.heart.register.RegisterFeed;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Brings the invented world into the city: each subject plants what is its own, once. A killed start goes on
/// with the one that it broke off; a subject that is new in a city that stands is planted at the next start.
@Component
@Demonstration
class Seeding {
    private static final String PLANTED = "select seed from demo.planted";
    private static final String KEEP =
            """
            insert into demo.planted (seed, planted_at) values (:seed, :at)
            on conflict (seed) do nothing
            """;

    private final Subjects subjects;
    private final RegisterFeed populationFeed;
    private final EducationFeed educationFeed;
    private final JdbcClient jdbc;
    private final Clock clock;

    Seeding(
            Subjects subjects,
            RegisterFeed populationFeed,
            EducationFeed educationFeed,
            JdbcClient jdbc,
            @CityTime Clock clock) {
        this.subjects = subjects;
        this.populationFeed = populationFeed;
        this.educationFeed = educationFeed;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// True when all that a first start plants is there.
    boolean done() {
        return missing().isEmpty();
    }

    void plant(SeedWorld world) {
        for (var it : missing()) {
            it.plant().accept(world);
            jdbc.sql(KEEP).param("seed", it.name()).param("at", Sql.at(clock.instant())).update();
        }
    }

    private List<Seed> missing() {
        var planted = jdbc.sql(PLANTED).query(String.class).set();
        return subjects.all(Subject::seeds).stream()
                .filter(it -> !planted.contains(it.name()))
                .sorted(Comparator.comparingInt(Seed::order))
                .toList();
    }

    /// Where the registers answer.
    void connect(URI register) {
        populationFeed.connect(register);
        educationFeed.connect(register);
    }

    /// Takes what the registers tell by now.
    void takeChanges() {
        populationFeed.catchUp();
        educationFeed.catchUp();
    }
}
