// SPDX-License-Identifier: EUPL-1.2
package city.browser;

import city.base.shared.ResidentId;
import city.base.signin.Personas;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Use;
import city.heart.population.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Map<String, String> SPECIAL =
            new TreeMap<>(
                    Map.of(
                            "guardian-decided",
                            """
                            select r.resident_id from offer.recipient r join offer.offer o on o.id = r.offer_id
                             where o.state = 'DECIDED' and r.role = 'DECIDES' and not o.sealed
                             order by o.id, r.resident_id limit 1
                            """,
                            "guardian-under-order",
                            """
                            select g.guardian_id from casework.task w
                              join casework.case_file c on c.id = w.case_id
                              join population.guardianship g on g.child_id = c.child_id
                             where w.kind = 'ORDER' and g.decides and g.known_to is null
                             order by c.id, g.guardian_id limit 1
                            """,
                            "guardian-of-a-small-child",
                            """
                            select g.guardian_id from population.guardianship g
                              join population.birth b on b.resident_id = g.child_id
                             where b.born_year = 2022 and g.decides and g.known_to is null
                               and not exists (select from population.non_disclosure o
                                                where o.resident_id in (g.child_id, g.guardian_id))
                             order by g.guardian_id limit 1
                            """));
    private static final Use USE =
            new Use(Actor.system("browser-tests"), "test", "sign-in", Basis.TASK, null, Set.of());

    @Bean
    @Primary
    Personas guardiansWithAnOffer(JdbcClient jdbc, Population population) {
        return () -> {
            List<Integer> found =
                    jdbc.sql(WAITING).query(Integer.class).list().stream().distinct().toList();
            var all = new ArrayList<Personas.Persona>();
            for (var i = 0; i < found.size(); i++) {
                all.add(persona("guardian-" + (i + 1), new ResidentId(found.get(i)), population));
            }
            SPECIAL.forEach((key, sql) ->
                    jdbc.sql(sql).query(Integer.class).list().stream()
                            .findFirst()
                            .ifPresent(
                                    it -> all.add(persona(key, new ResidentId(it), population))));
            return List.copyOf(all);
        };
    }

    private static Personas.Persona persona(String key, ResidentId who, Population population) {
        return new Personas.Persona(
                key,
                population.identityCode(who, USE).orElseThrow(),
                Map.of("fi", key, "sv", key, "en", key));
    }
}
