// SPDX-License-Identifier: EUPL-1.2
package city.heart.population;

import city.base.shared.CityTime;
import city.base.subject.Quality;
import city.base.subject.Stream;
import city.base.subject.Subject;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How many live in the city, and how much happened to them today.
@Configuration(proxyBeanMethods = false)
class PopulationSubject {
    @Bean
    static Subject populationDeclared(
            ChangesOfDay changes, ObjectProvider<Population> population, @CityTime Clock clock) {
        return Subject.named("population")
                .figure(10, "population.people", changes::people)
                .figure(
                        20,
                        "population.changes",
                        () ->
                                changes.count(LocalDate.now(clock)).values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum())
                // The feeds tell their followers of orders, and so are made before them.
                .stream(
                        new Stream<>(
                                Population.LIFE_EVENTS,
                                (position, limit) ->
                                        population
                                                .getObject()
                                                .lifeEvents()
                                                .after()
                                                .rows(position, limit)))
                .proved(Quality.KILLED, "AbruptEndTest")
                .proved(Quality.LOAD, "./city bench asof")
                .declared();
    }
}
