// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.population.Population;
import city.shared.ResidentId;
import city.signin.Personas;
import city.usage.Actor;
import city.usage.Basis;
import city.usage.Use;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whom the browser tests sign in as: guardians of this run's city with an offer that waits, found when
/// they are asked for. One for each test that answers, so that no test waits for another.
@Configuration(proxyBeanMethods = false)
class Residents {
    private static final String WAITING =
            """
            select min(r.resident_id) as resident
              from offer.recipient r join offer.offer o on o.id = r.offer_id
             where o.state = 'OPEN' and r.role = 'DECIDES' and not o.sealed
             group by o.id order by o.id limit 12
            """;
    private static final Use USE =
            new Use(Actor.system("browser-tests"), "test", "sign-in", Basis.TASK, null, Set.of());

    @Bean
    @Primary
    Personas guardiansWithAnOffer(JdbcClient jdbc, Population population) {
        return () -> {
            List<Integer> found =
                    jdbc.sql(WAITING).query(Integer.class).list().stream().distinct().toList();
            return java.util.stream.IntStream.range(0, found.size())
                    .mapToObj(it ->
                            persona(
                                    "guardian-" + (it + 1),
                                    new ResidentId(found.get(it)),
                                    population))
                    .toList();
        };
    }

    private static Personas.Persona persona(String key, ResidentId who, Population population) {
        return new Personas.Persona(
                key,
                population.identityCode(who, USE).orElseThrow(),
                Map.of("fi", key, "sv", key, "en", key));
    }
}
