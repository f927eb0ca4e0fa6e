// SPDX-License-Identifier: EUPL-1.2
package city.heart.register;

import static city.heart.register.Groups.group;

import city.base.shared.ResidentId;
import city.base.usage.Actor;
import city.base.usage.Basis;
import city.base.usage.Usages;
import city.base.usage.Use;
import city.heart.population.LifeEvent;
import city.heart.population.Population;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A register of the test's own, from which the feed takes what the test lets happen on Wednesday 7
/// January 2026. Each test invents people of its own: the database is one for all.
abstract class FeedScenario {
    static final Use DESK =
            new Use(
                    Actor.officer("aino"),
                    "service officer",
                    "desk",
                    Basis.TASK,
                    "pre-primary",
                    Set.of("birth date"));
    static final LocalDate TODAY = LocalDate.of(2026, 1, 7);
    static final String MORNING = "2026-01-07T06:00:00Z";
    static final String NOON = "2026-01-07T10:00:00Z";

    @Autowired RegisterFeed feed;
    @Autowired Population population;
    @Autowired Issues issues;
    @Autowired Usages usages;
    @Autowired JdbcClient jdbc;
    @Autowired @city.base.shared.CityTime RegisterTestConfiguration.SetClock clock;
    @Autowired RegisterTestConfiguration.Orders orders;
    @Autowired RegisterTestConfiguration.Mails mails;

    FakeRegister register;

    @BeforeEach
    void register() {
        register = new FakeRegister();
        register.firstKey = feed.key().orElse(100_000_000L);
        feed.beginAfter(register.firstKey);
        feed.connect(register.uri());
        clock.on(TODAY);
        orders.told.clear();
        mails.told.clear();
        mails.refuses = null;
        orders.refuses = false;
    }

    @AfterEach
    void close() {
        issues.open(100).forEach(it -> issues.discard(it.id()));
        register.close();
    }

    ResidentId id(String code) {
        return population.byIdentityCode(code, DESK).orElseThrow();
    }

    List<LifeEvent.Kind> eventsOf(ResidentId id, long after) {
        return population.lifeEventsAfter(after, 1000).stream()
                .filter(it -> it.subject().equals(id))
                .map(LifeEvent::kind)
                .toList();
    }

    static String mail(String address, String since) {
        return group(
                "SAHKOPOSTIOSOITE",
                "\"sahkopostiosoite\":\"" + address + "\"",
                Groups.day("alkupv", since));
    }
}
